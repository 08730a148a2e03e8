import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pullRequest, pushOfTag, pushToMain } from '../../__tests__/e2e/events.ts'
import { createProject } from '../../__tests__/e2e/project.ts'
import { startGithub } from '../../__tests__/fakes/github.ts'
import { writeTrivyDatabase } from '../../__tests__/fakes/trivy-db.ts'
import type { WorkflowEvent } from '../../__tests__/runner/event.ts'
import { type JobResult, runWorkflowJob } from '../../__tests__/runner/job.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { paragraph, say, show, tell } from './story.ts'

const root = join(import.meta.dirname, '..', '..')
const {
  BUILDONCE_TEST_REGISTRY: registry,
  BUILDONCE_TEST_BASE: base,
  BUILDONCE_TEST_TRIVY: trivy,
} = process.env
if (!registry || !base || !trivy) throw new Error('run script/demo: it prepares what this needs')

const verbose = process.argv.includes('--verbose')
const image = `${registry}/acme/web-${randomBytes(3).toString('hex')}`
const work = mkdtempSync(join(tmpdir(), 'buildonce-demo-'))
const reports = join(root, 'buildonce-report')
const project = createProject(join(root, 'examples', 'web'))
const database = join(work, 'trivy-db')
const token = `ghs_${randomBytes(16).toString('hex')}`

say('Buildonce builds, scans, smoke-tests and promotes an image; a release retags the tested digest.')
say(`The image is ${image}, in a registry on this machine.`)

try {
  await writeTrivyDatabase(database)
  const first = project.commit('A small web server')
  await story('A push to main', pushToMain(first, project.git('show', '-s', '--format=%cI', first)))

  project.git('checkout', '--quiet', '-b', 'topic')
  project.write('site/photo.bin', randomBytes(1_500_000))
  const head = project.commit('Add a photo')
  project.git('checkout', '--quiet', '--detach', 'main')
  project.git('merge', '--quiet', '--no-ff', '--no-edit', head)
  const merge = project.git('rev-parse', 'HEAD')
  const github = await startGithub({ head, token })
  await story(
    'A pull request that makes the image bigger',
    pullRequest({ number: 412, head, base: first, merge }),
    github.apiUrl,
  )
  await github[Symbol.asyncDispose]()

  project.git('checkout', '--quiet', 'main')
  project.git('tag', 'v1.2.3')
  await story(
    'The Git tag v1.2.3',
    pushOfTag('v1.2.3', first, project.git('show', '-s', '--format=%cI', first)),
  )
  const [comment] = github.held
  if (comment === undefined) throw new Error('the pull request has no comment')
  show('And this is the comment that the pull request got', comment.body)
} catch (error) {
  say(`\nThe demo stopped: ${(error as Error).message}`)
  process.exitCode = 1
} finally {
  project.remove()
  rmSync(work, { recursive: true, force: true })
}

/** Runs the workflow of the project for one event, prints its result, and stops the demo when that is a failure. */
async function story(title: string, event: WorkflowEvent, apiUrl?: string): Promise<void> {
  paragraph(title)
  const started = performance.now()
  const job = await runWorkflowJob({
    workspace: project.checkOut(String(event.sha)),
    repository: 'acme/web',
    actions: { 'buildonce/buildonce@v1': root },
    event,
    token,
    ...(apiUrl && { apiUrl }),
    secrets: { SITE_TOKEN: `token-${randomBytes(12).toString('hex')}` },
    temp: join(work, 'runner'),
    steps: [
      {
        id: 'buildonce',
        uses: 'buildonce/buildonce@v1',
        with: {
          image,
          secrets: 'token=${{ secrets.SITE_TOKEN }}',
          'build-contexts': `busybox:1.37=docker-image://${base}`,
          trivy: String(trivy),
          'trivy-db': database,
        },
      },
    ],
    ...(verbose && { onLine: (line: string) => say(`  ${line}`) }),
  })
  const seconds = (performance.now() - started) / 1000
  const folder = keep(title, job)
  const comment = join(String(job.steps[0]?.outputs['report-dir']), 'comment.md')
  if (existsSync(comment)) cpSync(comment, join(folder, 'comment.md'))
  if (job.conclusion !== 'success') {
    if (!verbose) say(job.log)
    throw new Error(`"${title}" ended with ${job.conclusion}`)
  }
  tell(recordOf(job), { seconds, folder })
}

function recordOf(job: JobResult): Run {
  return JSON.parse(readFileSync(String(job.steps[0]?.outputs['run-file']), 'utf8'))
}

/** Keeps the pages of a job where a person can open them. */
function keep(title: string, job: JobResult): string {
  const folder = join(reports, title.toLowerCase().replace(/[^a-z0-9.]+/g, '-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'summary.md'), job.summaries.join('\n'))
  writeFileSync(join(folder, 'job.log'), `${job.log}\n`)
  if (job.steps[0]?.outputs['run-file']) {
    writeFileSync(join(folder, 'run.json'), readFileSync(String(job.steps[0].outputs['run-file'])))
  }
  return folder
}
