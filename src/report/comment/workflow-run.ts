import type { CodeHost, PullRequest, Tools } from '../../stage/stage.ts'
import type { Reported } from '../view.ts'

/**
 * The run that a `workflow_run` event is about, according to GitHub. The event's own job has the rights of the base
 * repository, and the records it renders are untrusted: commit and pull request are taken from the event, never from the records.
 */
export interface WorkflowRun {
  readonly id: string
  readonly attempt: number
  readonly commit: string
  /** Owner of the repository of the head, and its branch. */
  readonly owner: string
  readonly branch: string
  readonly event: string
  readonly url?: string
  readonly actor?: string
}

/** Reads the run from the payload of a `workflow_run` event; nothing for other events. */
export function parseWorkflowRun(payload: Readonly<Record<string, unknown>>): WorkflowRun | undefined {
  const run = object(payload.workflow_run)
  const commit = text(run?.head_sha)
  const branch = text(run?.head_branch)
  const owner = text(object(object(run?.head_repository)?.owner)?.login)
  const id = run?.id
  if (typeof id !== 'number' || commit === undefined || branch === undefined || owner === undefined)
    return undefined
  const url = text(run?.html_url)
  const actor = text(object(run?.actor)?.login)
  return {
    id: String(id),
    attempt: typeof run?.run_attempt === 'number' ? run.run_attempt : 1,
    commit,
    owner,
    branch,
    event: text(run?.event) ?? '',
    ...(url !== undefined && { url }),
    ...(actor !== undefined && { actor }),
  }
}

/**
 * In a job of the event `workflow_run` the records come from another run and are untrusted: project, commit and pull request are replaced by the
 * values of the event.
 */
export async function trustedRecords(
  records: readonly Reported[],
  { facts: { event, payload, project } }: Pick<Tools['host'], 'facts'>,
  codeHost: Pick<CodeHost, 'pullRequestsOf'> | undefined,
): Promise<readonly Reported[]> {
  if (event !== 'workflow_run') return records
  const run = parseWorkflowRun(payload)
  if (run === undefined) return records.map(record => disown(record, project))
  // The event names no pull request for a fork. One branch may have several; the record selects among them.
  const pulls = run.event.startsWith('pull_request') ? ((await codeHost?.pullRequestsOf(run)) ?? []) : []
  const claimed = records.map(record => record.event.pullRequest?.number)
  const pullRequest = pulls.find(({ number }) => claimed.includes(number)) ?? pulls[0]
  return records.map(record => adopt(record, run, { project, pullRequest }))
}

/** Replaces project, commit, event and pull request of a record by the values of the event. */
export function adopt(
  record: Reported,
  run: WorkflowRun,
  { project, pullRequest }: { readonly project: string; readonly pullRequest: PullRequest | undefined },
): Reported {
  return {
    ...withoutLinks(record),
    project,
    commit: run.commit,
    event: {
      name: run.event,
      ref: `refs/heads/${run.branch}`,
      runId: run.id,
      attempt: run.attempt,
      ...(pullRequest && { pullRequest }),
      ...(run.url !== undefined && { runUrl: run.url }),
      ...(run.actor !== undefined && { actor: run.actor }),
    },
  }
}

/** A run whose repository was deleted has no known pull request; the one in the record is not used. */
function disown(record: Reported, project: string): Reported {
  const event = { name: 'workflow_run', ref: '', runId: '0', attempt: 1 }
  return { ...withoutLinks(record), project, event }
}

/** An untrusted link in our comment could lead anywhere. */
function withoutLinks(record: Reported): Reported {
  const { build, scan } = record
  return {
    ...record,
    ...(build && { build: { ...build, checks: build.checks.map(({ url: _, ...check }) => check) } }),
    ...(scan && {
      scan: {
        ...scan,
        platforms: scan.platforms.map(row => ({
          ...row,
          findings: row.findings.map(({ url: _, ...finding }) => finding),
        })),
      },
    }),
  }
}

function object(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
