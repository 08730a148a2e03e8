import { bool, choice, count, items, reader, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { readArtifactChoice } from './artifact/name.ts'

const artifact = reader('`true`, `false` or a name', readArtifactChoice)

/** The inputs of the report, apart from those of the size check. */
export const reportInputs = {
  'report-dir': input(text, {
    description:
      'Folder for the report as files: `run.json` (`runs.json` when it is about several jobs), `summary.md`, `comment.md`, `junit.xml` and `scan.sarif`. It is created where needed; relative paths start at the checkout.',
    default: 'buildonce-report',
  }),
  'upload-artifact': input(artifact, {
    description:
      'Whether to store the files of the report as an artifact of the run, for a job that reports on a whole matrix or on pull requests from forks: `true` names it `buildonce-report-<image>-<platform>` (with a number where another job has that name), any other value is its name. It needs no permission.',
    default: 'false',
  }),
  summary: input(choice('always', 'on-failure', 'never'), {
    description: 'When the report is shown on the page of the run.',
    default: 'always',
  }),
  comment: input(choice('auto', 'always', 'never'), {
    description:
      "Whether the pull request gets a comment. `auto` creates one for a failure, a new vulnerability or a significant change of size, and keeps an existing one up to date; it needs the permission `pull-requests: write`, and without it the report is only on the run's page.",
    default: 'auto',
  }),
  'comment-key': input(text, {
    description:
      'Distinguishes the comments of several workflows in one pull request: each key has one comment for the same images. Reports about different images that share a key are all kept, with a warning.',
    default: 'default',
  }),
  records: input(text, {
    description:
      'Folder with the records of several jobs, for example the downloaded artifacts of a matrix, for one report on all of them.',
  }),
  expect: input(items, {
    description:
      'Images that must have a record, so that a job that ended early is shown as failed: by name (`web`), or by name and platform (`web linux/arm64`) where each platform has a job.',
  }),
  'fail-on-verdict': input(bool, {
    description:
      'Whether the step fails when an image of the report failed or has no record, so that the job that reports on a matrix can be the only required check of a branch rule.',
    default: 'false',
  }),
  trend: input(count, {
    description:
      'Number of earlier images, at most 20, in the charts of size and time to ready, as far as the history of the clone reaches (`fetch-depth`). Default: 10 on the default branch and none elsewhere; each needs at most eight small requests to the registry.',
  }),
  'upload-sarif': input(bool, {
    description:
      'Whether to upload the findings of the scans to code scanning, a category for each image and platform. It needs the permission `security-events: write`; without it a warning says so.',
    default: 'false',
  }),
  'github-token': input(text, {
    description:
      'Token that reads and writes the comments of the pull request, and uploads findings with `upload-sarif`.',
    expression: '${{ github.token }}',
    secret: true,
  }),
}
