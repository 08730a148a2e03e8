import { bool, choice, duration, items, listReader, size, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { sandboxes } from './jail/jail.ts'
import { severities } from './severity.ts'
import { trivyInputs } from './trivy-inputs.ts'

const suppressionNeeds = listReader('list of `statement`, `expiry`', value =>
  items.read(value).map(item => choice('statement', 'expiry').read(item)),
)

/** The inputs of the scan. */
export const scanInputs = {
  scan: input(bool, { description: '`false` leaves the scan out.', default: 'true' }),
  'fail-on': input(choice(...severities, 'none'), {
    description:
      'Findings of this severity or a higher one fail the scan; `none` only reports. Findings below it are reported as well.',
    default: 'high',
  }),
  'only-fixed': input(bool, {
    description:
      'Only findings that a newer version of the package fixes can fail the scan; the others are reported.',
    default: 'true',
  }),
  'scan-gate': input(choice('introduced', 'all'), {
    description:
      '`introduced` looks at what this image adds to the scan it is compared with, and at everything where there is none; `all` looks at every finding.',
    default: 'introduced',
  }),
  'inherited-findings': input(choice('count', 'warn'), {
    description:
      'Whether findings of packages that the base image (`FROM`) brings can fail the scan, or are only reported. The base image is known by its annotations or the provenance of the build.',
    default: 'count',
  }),
  'scan-secrets': input(choice('off', 'warn', 'fail'), {
    description:
      "Whether to look for secrets in all layers and in the image's config, in a run of its own, and what to do about those found. `scan-gate` and the ignore file apply to them too. Only what a secret looks like and where it lies is told, never the secret.",
    default: 'off',
  }),
  'scan-deny': input(items, {
    description:
      'Ids (`CVE-…`, `GHSA-…`) that fail the scan wherever they are found, whatever their severity, also when they were there before, have no fix, or an ignore file hides them; for example those known to be exploited.',
  }),
  'baseline-scan': input(choice('auto', 'always'), {
    description:
      '`auto` compares with the scan that is stored with the baseline where it can be compared; `always` scans the baseline again, since whoever may push may change what is stored.',
    default: 'auto',
  }),
  'baseline-scan-limit': input(size, {
    description:
      'Where the scan that this image is compared with was made with another database or another Trivy, the baseline is scanned again, unless more than this must be fetched for one of its platforms; then every finding counts. Layers that both images share are not fetched. `0` never fetches.',
    default: '1GB',
  }),
  'scan-empty': input(choice('warn', 'fail'), {
    description:
      'What to do when the scanner recognises nothing in the image, neither an operating system nor a package.',
    default: 'warn',
  }),
  'scan-sandbox': input(choice('auto', ...sandboxes), {
    description:
      'How the scanner is locked in. `auto` takes the first that works here (a container without network, `bubblewrap`, bare namespaces) and fails where none does. `none` runs it without a jail, which only you can choose.',
    default: 'auto',
  }),
  'scan-timeout': input(duration, {
    description: 'The scan of one platform is ended after this time.',
    default: '10m',
  }),
  'scan-reports': input(text, {
    description:
      "Folder for the report files: `scan.sarif`, and Trivy's own JSON for each platform, without the config of the image (which may hold secrets). By default a folder of this run.",
  }),
  'trivy-ignorefile': input(text, {
    description:
      'File with findings to leave out, `.trivyignore` or `.trivyignore.yaml`. No ignore file is read unless it is named here. On a pull request those of its entries count that the base branch has too.',
  }),
  'trivy-vex': input(items, {
    description:
      'VEX documents (OpenVEX, CycloneDX or CSAF files) that say which findings do not apply. On a pull request they are read from the base branch. Trivy compares products by package URL.',
  }),
  'trust-head-suppressions': input(bool, {
    description:
      'Whether entries that a pull request adds to the ignore file, or lets last longer, and its VEX documents count before it is merged.',
    default: 'false',
  }),
  'suppression-require': input(suppressionNeeds, {
    description:
      'What each entry of the ignore file must have to count: `statement` (why), `expiry` (until when). A plain `.trivyignore` has no statements.',
  }),
  'suppression-notice': input(duration, {
    description: 'Entries of the ignore file that expire within this time are named in a warning.',
    default: '14d',
  }),
  ...trivyInputs,
}
