import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import type { Run } from '../../src/stage/record/run.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import type { WorkflowEvent } from '../runner/event.ts'
import { type JobResult, runWorkflowJob, type WorkflowJob } from '../runner/job.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { root } from './parts.ts'
import { createProject, type Project } from './project.ts'

const projects: Project[] = []

afterAll(() => {
  for (const project of projects) project.remove()
})

/** A project of its own for a test file: the example image, and a repository name that no other test uses. */
export function newProject(): Project & { readonly image: string; readonly database: string } {
  const project = createProject(join(root, 'examples', 'web'))
  projects.push(project)
  const database = temporaryFolder('trivy-db')
  const image = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/e2e/web-${randomBytes(4).toString('hex')}`
  return { ...project, image, database }
}

/** What a test says of a job beside the event. */
export interface JobOptions {
  readonly with?: Readonly<Record<string, string>>
  readonly secret?: string
  readonly more?: Partial<WorkflowJob>
}

/** Runs the whole composite for an event, as a workflow with one `uses:` step would. */
export async function runJob(
  project: ReturnType<typeof newProject>,
  event: WorkflowEvent,
  { with: inputs = {}, secret = 'a-secret-token-of-the-tests', more = {} }: JobOptions = {},
): Promise<JobResult & { readonly record: Run | undefined }> {
  await writeTrivyDatabase(project.database)
  const job = await runWorkflowJob({
    workspace: project.checkOut(String(event.sha)),
    repository: 'acme/web',
    actions: { 'buildonce/buildonce@v1': root },
    event,
    secrets: { SITE_TOKEN: secret },
    temp: temporaryFolder('runner'),
    steps: [
      {
        id: 'buildonce',
        uses: 'buildonce/buildonce@v1',
        with: {
          image: project.image,
          secrets: 'token=${{ secrets.SITE_TOKEN }}',
          'build-contexts': `busybox:1.37=docker-image://${bootstrapped('BUILDONCE_TEST_BASE')}`,
          trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
          'trivy-db': project.database,
          ...inputs,
        },
      },
    ],
    ...more,
  })
  return { ...job, record: readRecord(job) }
}

/** Returns the errors that a person sees on the page of the run. */
export function errorsOf({ annotations }: JobResult): string[] {
  return annotations.filter(({ level }) => level === 'error').map(({ message }) => message)
}

function readRecord(job: JobResult): Run | undefined {
  const path = job.steps[0]?.outputs['run-file']
  return path ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}
