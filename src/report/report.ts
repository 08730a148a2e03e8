import type { Values } from '../inputs/table.ts'
import type { CodeHost, Comments, Tools } from '../stage/stage.ts'
import { annotationsOf } from './annotations.ts'
import { artifactName } from './artifact/name.ts'
import { type Stored, uploadArtifact } from './artifact/upload.ts'
import { newestAttempts } from './attempts.ts'
import { besideWords, type CommentOutcome, commentOf, postComment } from './comment/post.ts'
import { trustedRecords } from './comment/workflow-run.ts'
import { missingOf } from './expected.ts'
import { writeFiles } from './files.ts'
import type { reportInputs } from './inputs.ts'
import { renderJunit } from './junit.ts'
import { prose } from './markdown/escape.ts'
import { renderSummary } from './summary.ts'
import {
  aboutOf,
  type HistoryPoint,
  hasFailed,
  imageName,
  type Missing,
  type Reported,
  toImageReports,
  type View,
} from './view.ts'

/** The data of the report: the records, and the records that they are compared with. */
export type ReportRequest = Values<typeof reportInputs> & {
  /** The record of this run; in a job with `runs` only its event. */
  readonly run: Reported
  /** The records of several jobs, from the folder that the input `records` names: rendered instead of `run`. */
  readonly runs?: readonly Reported[]
  /** Jobs of `runs` whose record cannot be read. */
  readonly unreadable?: readonly Missing[]
  /** Records of the images they are compared with, matched by image name. */
  readonly baselines?: readonly Reported[]
  /** Images of the past, oldest first. */
  readonly history?: readonly HistoryPoint[]
  /** The findings of this run's scan as SARIF. */
  readonly sarif?: string
  /** The target of the comment; by default the pull request of this run on GitHub. */
  readonly comments?: Comments
  /** The input of the size check of that name: the label that accepts growth. */
  readonly sizeLabel?: string
}

/** The result of the report. */
export interface ReportResult {
  readonly status: 'passed' | 'failed'
  readonly folder: string
  readonly summaryFile: string
  readonly comment: CommentOutcome
  readonly artifact?: Stored
}

/** Renders the records: the page of the run, annotations, and files. */
export async function report(request: ReportRequest, tools: Tools): Promise<ReportResult> {
  const { githubToken } = request
  const codeHost = githubToken === undefined ? undefined : tools.host.codeHost?.(githubToken)
  // What the records say of their attempts is replaced by what the host says, so they are sorted out before.
  const { counting, replaced } = newestAttempts(request.runs ?? [])
  for (const { event, ...run } of replaced)
    tools.log.info(
      `${imageName({ ...run, event })}: attempt ${event.attempt} is left out, a later one has a record`,
    )
  const [about, ...all] = await trustedRecords([request.run, ...counting], tools.host, codeHost)
  const records = request.runs === undefined && about !== undefined ? [about] : all
  const view: View = { ...viewOf(records, request), ...(about && { about }) }
  const summary = renderSummary(view)
  const failed = hasFailed(view)
  const files = {
    ...recordFile(records),
    'summary.md': summary,
    'junit.xml': renderJunit(view),
    ...commentFile(view, request.commentKey),
    ...(request.sarif !== undefined && { 'scan.sarif': request.sarif }),
  }
  const folder = await writeFiles(tools.host.workspace, request.reportDir, files)
  if (request.summary === 'always' || (request.summary === 'on-failure' && failed))
    await tools.host.summary(summary)
  for (const { level, message, title } of annotationsOf(
    view,
    request.runs === undefined ? 'this job' : 'other jobs',
  ))
    tools.host.annotate(level, message, title === undefined ? undefined : { title })
  const comment = await postComment(
    {
      view,
      key: request.commentKey,
      mode: request.comment,
      comments: request.comments ?? commentsOf(view, codeHost),
    },
    tools,
  )
  if ('beside' in comment && comment.beside !== undefined && request.summary !== 'never')
    await tools.host.summary(`\n⚠️ ${prose(besideWords(request.commentKey, comment.beside), 1000)}\n`)
  const artifact = await keptFiles(view, files, request.uploadArtifact, tools)
  const status = failed ? 'failed' : 'passed'
  return { status, folder, summaryFile: `${folder}/summary.md`, comment, ...(artifact && { artifact }) }
}

function viewOf(records: readonly Reported[], request: ReportRequest): View {
  const { baselines, history, expect, unreadable, sizeLabel } = request
  const imageReports = toImageReports(records, baselines)
  const missing = missingOf(expect, imageReports, unreadable)
  return {
    imageReports,
    missing,
    history: history ?? [],
    ...(sizeLabel !== undefined && { acceptLabel: sizeLabel }),
  }
}

function commentFile(view: View, key: string): Record<string, string> {
  const comment = commentOf(view, key)
  return comment === undefined ? {} : { 'comment.md': comment.body }
}

/** Needs a pull request, a host with comments and a token; otherwise the report is only on the page and in the files. */
function commentsOf(view: View, codeHost: CodeHost | undefined): Comments | undefined {
  const pullRequest = aboutOf(view)?.event.pullRequest?.number
  return pullRequest === undefined ? undefined : codeHost?.comments(pullRequest)
}

/** Several records get another file name: a job that collects records must not find them twice. */
function recordFile(runs: readonly Reported[]): Record<string, string> {
  const [name, value] = runs.length === 1 ? ['run.json', runs[0]] : ['runs.json', runs]
  return { [name]: `${JSON.stringify(value, null, 2)}\n` }
}

/** Stores the files as an artifact where requested, as the last step, so that its failure affects nothing else. */
async function keptFiles(
  view: View,
  files: Readonly<Record<string, string>>,
  choice: ReportRequest['uploadArtifact'],
  tools: Tools,
): Promise<Stored | undefined> {
  if (choice === 'none') return undefined
  const [name, named] =
    choice === 'automatic'
      ? [artifactName(view.imageReports), 'by us' as const]
      : [choice.name, 'by the user' as const]
  return await uploadArtifact({ name, named, files }, tools)
}
