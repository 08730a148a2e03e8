import { bool, choice, duration, items, listReader, size, text, timeout } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { sandboxes } from './jail/jail.ts'
import { lowestSeverity } from './lowest-severity.ts'
import {
  replacedByFailOn,
  replacedByIgnorefile,
  replacedByOnlyFixed,
  replacedByReports,
  replacedByScan,
  replacedByTimeout,
} from './trivy-action.ts'
import { trivyInputs } from './trivy-inputs.ts'

const suppressionNeeds = listReader('list of `statement`, `expiry`', value =>
  items.read(value).map(item => choice('statement', 'expiry').read(item)),
)

/** The inputs of the scan. */
export const scanInputs = {
  scan: input(bool, {
    replaces: replacedByScan,
    description: '`false` skips the scan.',
    default: 'true',
  }),
  'fail-on': input(lowestSeverity, {
    replaces: replacedByFailOn,
    description:
      'Findings of this severity or a higher one fail the scan; `none` only reports. Findings below it are reported as well.',
    default: 'high',
  }),
  'only-fixed': input(bool, {
    replaces: replacedByOnlyFixed,
    description:
      'Only findings that a newer version of the package fixes can fail the scan; the others are reported.',
    default: 'true',
  }),
  'scan-gate': input(choice('introduced', 'all'), {
    description:
      '`introduced` judges the findings that the baseline does not have, or all of them without a baseline; `all` judges every finding.',
    default: 'introduced',
  }),
  'inherited-findings': input(choice('count', 'warn'), {
    description:
      'Whether findings of packages from the base image (`FROM`) can fail the scan, or are only reported. The base image is known by its annotations or the provenance of the build.',
    default: 'count',
  }),
  'scan-secrets': input(choice('off', 'warn', 'fail'), {
    description:
      "Whether to scan all layers and the image's config for secrets, in a separate run, and what to do about those found. `scan-gate` and the ignore file apply to them too. Only the kind of a secret and its place are reported, never the secret.",
    default: 'off',
  }),
  'scan-deny': input(items, {
    description:
      'Ids (`CVE-…`, `GHSA-…`) that fail the scan wherever they are found, whatever their severity, even when the baseline has them, no fix exists, or an ignore file hides them; for example vulnerabilities known to be exploited.',
  }),
  'baseline-scan': input(choice('auto', 'always'), {
    description:
      '`auto` uses the scan that is stored with the baseline where it is comparable; `always` scans the baseline again, since everyone who may push can change what is stored.',
    default: 'auto',
  }),
  'baseline-scan-limit': input(size, {
    description:
      'Where the stored scan of the baseline was made with another database or another Trivy version, the baseline is scanned again, unless more than this must be fetched for one of its platforms; then every finding counts. Layers that both images share are not fetched. `0` never fetches.',
    default: '1GB',
  }),
  'scan-empty': input(choice('warn', 'fail'), {
    description:
      'What to do when the scanner recognises nothing in the image, neither an operating system nor a package.',
    default: 'warn',
  }),
  'scan-sandbox': input(choice('auto', ...sandboxes), {
    description:
      'How the scanner is isolated. `auto` uses the first sandbox that works on this machine (a container without network, `bubblewrap`, plain namespaces) and fails where none does. `none` runs it without a sandbox; it is never chosen automatically.',
    default: 'auto',
  }),
  'scan-timeout': input(timeout, {
    replaces: replacedByTimeout,
    description: 'Time limit for the scan of one platform.',
    default: '10m',
  }),
  'scan-reports': input(text, {
    replaces: replacedByReports,
    description:
      "Folder for the report files: `scan.sarif`, and Trivy's own JSON for each platform, without the config of the image (which may hold secrets). Default: a folder of this run.",
  }),
  'trivy-ignorefile': input(text, {
    replaces: replacedByIgnorefile,
    description:
      'File with findings to ignore, `.trivyignore` or `.trivyignore.yaml`. No ignore file is read unless it is named here. On a pull request only entries that the base branch has too count.',
  }),
  'trivy-vex': input(items, {
    description:
      'VEX documents (OpenVEX, CycloneDX or CSAF files) that say which findings do not apply. On a pull request they are read from the base branch. Trivy compares products by package URL.',
  }),
  'trust-head-suppressions': input(bool, {
    description:
      'Whether entries that a pull request adds to the ignore file or extends, and its VEX documents, count before it is merged.',
    default: 'false',
  }),
  'suppression-require': input(suppressionNeeds, {
    description:
      'What each entry of the ignore file must have to count: `statement` (the reason), `expiry` (the end date). A plain `.trivyignore` has no statements.',
  }),
  'suppression-notice': input(duration, {
    description: 'Entries of the ignore file that expire within this time are named in a warning.',
    default: '14d',
  }),
  ...trivyInputs,
}
