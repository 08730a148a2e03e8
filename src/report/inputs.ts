import { bool, choice, count, items, reader, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { readArtifactChoice } from './artifact/name.ts'

const artifact = reader('`true`, `false` or a name', readArtifactChoice)

/** The inputs of the report, apart from those of the size check. */
export const reportInputs = {
  'report-dir': input(text, {
    description:
      'Folder for the report as files: `run.json` (`runs.json` when it is about several jobs), `summary.md`, `comment.md`, `junit.xml` and `scan.sarif`. It is made when it is not there; relative paths start at the checkout.',
    default: 'buildonce-report',
  }),
  'upload-artifact': input(artifact, {
    description:
      'Whether the files of the report are kept as an artifact of the run, for a job that reports on a whole matrix or on pull requests from forks: `true` names it `buildonce-report-<image>-<platform>` (and gives it a number where another job has that name), anything else is its name. It needs no permission.',
    default: 'false',
  }),
  summary: input(choice('always', 'on-failure', 'never'), {
    description: 'When the report is shown on the page of the run.',
    default: 'always',
  }),
  comment: input(choice('auto', 'always', 'never'), {
    description:
      "Whether the pull request gets a comment. `auto` writes one when there is something to say (a failure, a new vulnerability, a size that moved) and keeps an existing one up to date; it needs the permission `pull-requests: write`, and without it the report is on the run's page alone.",
    default: 'auto',
  }),
  'comment-key': input(text, {
    description:
      'Tells the comments of several workflows in one pull request apart: each key has one comment.',
    default: 'default',
  }),
  records: input(text, {
    description:
      'Folder with the records of several jobs, for example the downloaded artifacts of a matrix: one report is made of all of them.',
  }),
  expect: input(items, {
    description:
      'Images that must have a record, so that a job that died early shows as failed and does not just lack: by name (`web`), or by name and platform (`web linux/arm64`) where each platform has a job.',
  }),
  'fail-on-verdict': input(bool, {
    description:
      'Whether the step fails when an image of the report failed or has no record, so that the job which reports on a matrix can be the one check that a branch rule asks for.',
    default: 'false',
  }),
  trend: input(count, {
    description:
      'How many earlier images, at most 20, the charts of size and time to ready show, as far as the history of the clone reaches (`fetch-depth`). By default 10 on the default branch and none elsewhere; each takes at most eight small requests to the registry.',
  }),
  'github-token': input(text, {
    description: 'Token that reads and writes the comments of the pull request.',
    expression: '${{ github.token }}',
    secret: true,
  }),
}
