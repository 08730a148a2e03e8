import { bool, items, lines, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'

/** The inputs of the watch, apart from those of the scan. */
export const watchInputs = {
  image: input(lines, {
    description:
      'Repository of the image, for example `ghcr.io/acme/web`; several, one per line, have an issue each.',
    required: true,
  }),
  'watch-tags': input(items, {
    description:
      'Tags to watch instead of `latest` and the newest version of each minor, with each component and variant.',
  }),
  'dry-run': input(bool, {
    description: 'Scans, and says what would become of the issue, but writes nothing.',
    default: 'false',
  }),
  'github-token': input(text, {
    description: 'Token that reads and writes the issue; the job needs `issues: write`.',
    expression: '${{ github.token }}',
    secret: true,
  }),
}
