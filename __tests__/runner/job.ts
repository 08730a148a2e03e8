import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder.ts'
import type { Subject } from './artifacts.ts'
import { hostEnvironment, type Services } from './environment.ts'
import { describeEvent, type WorkflowEvent } from './event.ts'
import type { Job, PostInputs, Scope, Status, StepResult } from './job-state.ts'
import { openLog } from './log.ts'
import { addMask } from './masks.ts'
import { stopBuilds } from './orphans.ts'
import { hasWork, type Post, runPost } from './post.ts'
import { prepareActions } from './prepare.ts'
import { githubTimings, type Timings } from './process.ts'
import { type Annotation, annotate, openRecord } from './record.ts'
import { runStep } from './run-step.ts'
import type { Scalar, Step } from './step.ts'

/** One job of a workflow, with the machine and the services around it. */
export type WorkflowJob = {
  /** `GITHUB_WORKSPACE`: the user's checkout. */
  readonly workspace: string
  readonly steps: readonly Step[]
  /** Remote actions: `owner/repo@ref` to the root folder of that repository. */
  readonly actions?: Readonly<Record<string, string>>
  /** The workflow's own repository as GitHub has it at the commit, for `$/` in `./` composites and workflow steps. */
  readonly committed?: string
  /** The repository the workflow runs in, `acme/web`. */
  readonly repository?: string
  readonly event?: WorkflowEvent
  readonly env?: Readonly<Record<string, Scalar>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly token?: string
  /** More contexts of the workflow: `inputs`, `vars`, `needs`, `matrix`, `strategy`. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** The job's `defaults.run`. */
  readonly defaults?: Pick<Step, 'shell' | 'working-directory'>
  readonly serverUrl?: string
  readonly apiUrl?: string
  readonly services?: Services
  /** Processes `GITHUB_ARTIFACTS`; off by default, as on GitHub. */
  readonly artifacts?: boolean
  /** Which inputs post phases see; `github` has the nested-post bug. */
  readonly postInputs?: PostInputs
  /** Sets `RUNNER_DEBUG`. */
  readonly debug?: boolean
  readonly node?: string
  /** `RUNNER_TEMP`; a new folder unless given. */
  readonly temp?: string
  /** The runner's own environment; this process's without what belongs to Actions, npm and jest unless given. */
  readonly host?: Readonly<Record<string, string>>
  readonly onLine?: (line: string) => void
  /** Cancels the job. */
  readonly cancel?: AbortSignal
  readonly timings?: Partial<Timings>
}

/** What a job did. */
export type JobResult = {
  readonly conclusion: Status
  readonly steps: readonly StepResult[]
  readonly posts: readonly StepResult[]
  /** At most fifty, as GitHub shows for a job. */
  readonly annotations: readonly Annotation[]
  /** Every summary that was kept, in order, masked. */
  readonly summaries: readonly string[]
  readonly log: string
  readonly rawLog: string
  readonly env: Readonly<Record<string, string>>
  readonly path: readonly string[]
  /** Owners of the problem matchers that are still registered. */
  readonly matchers: readonly string[]
  readonly artifacts: readonly Subject[]
  readonly temp: string
}

/** Runs a job as GitHub's runner does: set-up, steps, posts in reverse order, orphans. */
export async function runWorkflowJob(options: WorkflowJob): Promise<JobResult> {
  const expiry = new AbortController()
  const job = openJob(options, expiry.signal)
  let expire: NodeJS.Timeout | undefined
  const onCancel = () => {
    job.status = 'cancelled'
    expire = setTimeout(() => expiry.abort(), job.timings.cancel)
  }
  if (job.cancelled.aborted) onCancel()
  else job.cancelled.addEventListener('abort', onCancel, { once: true })

  const steps: StepResult[] = []
  const posts: StepResult[] = []
  const annotations: Annotation[] = []
  try {
    const setup = setUp(job, options.steps)
    annotations.push(...setup)
    const registered: Post[] = []
    const context: Scope['steps'] = {}
    const open = (phase: Scope['phase']): Scope => ({
      ...{ job, phase, depth: 0, steps: context, posts: registered },
      record: openRecord(job.log),
      signal: new AbortController().signal,
    })
    for (const step of setup.length > 0 ? [] : options.steps) {
      if (job.expired.aborted) break
      steps.push(finish(job, await runStep(step, open('main'))))
    }
    for (const post of registered.toReversed()) {
      if (job.expired.aborted) break
      if (hasWork(post)) posts.push(finish(job, await runPost(post, open('post'))))
    }
  } finally {
    clearTimeout(expire)
    job.cancelled.removeEventListener('abort', onCancel)
    stopBuilds(job.host.RUNNER_TRACKING_ID ?? '', job.log.print)
  }
  annotations.push(...[...steps, ...posts].flatMap(step => step.annotations))
  return {
    ...{
      conclusion: job.status,
      steps,
      posts,
      annotations: annotations.slice(0, 50),
      summaries: job.summaries,
    },
    log: job.log.printed.map(line => `${line}\n`).join(''),
    rawLog: job.log.raw.map(line => `${line}\n`).join(''),
    env: job.environment,
    path: job.path,
    matchers: job.matchers.map(matcher => matcher.owner),
    artifacts: [...job.artifacts.subjects.values()],
    temp: job.runner.temp ?? '',
  }
}

function openJob(options: WorkflowJob, expired: AbortSignal): Job {
  const {
    workspace,
    repository = 'acme/web',
    event = {},
    token = 'ghs_model_token_0123456789',
    secrets = {},
  } = options
  const temp = options.temp ?? temporaryFolder('runner')
  mkdirSync(temp, { recursive: true })
  const masks = new Set<string>()
  for (const secret of [token, ...Object.values(secrets)]) addMask(masks, secret)
  const eventPath = join(temp, '_github_workflow_event.json')
  writeFileSync(eventPath, JSON.stringify(event.payload ?? {}))
  const { serverUrl = 'https://github.com', apiUrl = 'https://api.github.com' } = options
  const urls = { server_url: serverUrl, api_url: apiUrl, graphql_url: `${apiUrl}/graphql` }
  const github = { ...describeEvent(event, repository), ...urls, event_path: eventPath, workspace, token }
  const committed = options.committed && { repository, sha: String(github.sha), root: options.committed }
  return {
    sources: { workspace, actions: options.actions ?? {}, ...(committed ? { committed } : {}) },
    github,
    runner: {
      // This machine is there after the job, so what a job leaves behind on it is seen.
      ...{ os: 'Linux', arch: 'X64', name: 'GitHub Actions 1', environment: 'self-hosted', temp },
      ...{ tool_cache: join(temp, '_tool'), ...(options.debug ? { debug: '1' } : {}) },
    },
    contexts: { ...options.contexts, secrets: { GITHUB_TOKEN: token, ...secrets } },
    services: options.services ?? {},
    host: { ...(options.host ?? hostEnvironment(process.env)), RUNNER_TRACKING_ID: `github_${randomUUID()}` },
    environment: Object.fromEntries(
      Object.entries(options.env ?? {}).map(([key, value]) => [key, String(value)]),
    ),
    path: [],
    defaults: options.defaults ?? {},
    masks,
    matchers: [],
    artifacts: { enabled: options.artifacts ?? false, subjects: new Map() },
    summaries: [],
    log: openLog(masks, options.onLine),
    node: options.node ?? process.execPath,
    timings: { ...githubTimings, ...options.timings },
    postInputs: options.postInputs ?? 'github',
    cancelled: options.cancel ?? new AbortController().signal,
    expired,
    status: 'success',
  }
}

/** Resolves and loads all actions; a failure fails the job before any step runs. */
function setUp(job: Job, steps: readonly Step[]): readonly Annotation[] {
  const record = openRecord(job.log)
  try {
    prepareActions(steps, { origin: { kind: 'checkout' }, depth: 0, sources: job.sources })
  } catch (error) {
    annotate(record, { level: 'error', message: (error as Error).message })
    job.status = 'failure'
  }
  return record.annotations
}

function finish(job: Job, result: StepResult): StepResult {
  if (result.conclusion === 'failure' && job.status === 'success') job.status = 'failure'
  return result
}
