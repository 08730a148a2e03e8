import { bool, choice, duration, items, listReader, reader, size, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { sandboxes } from './jail/jail.ts'
import { severities } from './section.ts'

const sha256 = reader('SHA-256, 64 hex digits', value => {
  const digits = value
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '')
  if (!/^[0-9a-f]{64}$/.test(digits)) throw new Error(`"${value}" is not a SHA-256 of 64 hex digits`)
  return digits
})

const version = reader('version, for example 0.76.0', value => {
  const plain = value.trim().replace(/^v/, '')
  if (!/^\d+\.\d+\.\d+$/.test(plain)) throw new Error(`"${value}" is not a version such as 0.76.0`)
  return plain
})

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
      "Folder for the report files: `scan.sarif`, and Trivy's own JSON for each platform. By default a folder of this run.",
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
  trivy: input(text, {
    description:
      'Path of the Trivy program to use. By default the `trivy` on the PATH, and where there is none a release that Buildonce pins by its SHA-256.',
  }),
  'trivy-version': input(version, {
    description:
      'Trivy release to download, even where a Trivy is installed. Releases that Buildonce does not pin need `trivy-sha256`.',
  }),
  'trivy-releases': input(items, {
    description:
      'Addresses below which the release archives of Trivy are, for networks with a copy of their own; each is tried in order, whatever the one before failed for.',
    default: 'https://github.com/aquasecurity/trivy/releases/download',
  }),
  'trivy-sha256': input(sha256, {
    description:
      'SHA-256 that the Trivy program must have; with `trivy-version` the one of the release archive for this machine.',
  }),
  'trivy-db': input(text, {
    description:
      "Folder with Trivy's vulnerability database (`trivy.db` and `metadata.json`). By default it is fetched from `trivy-db-mirrors`.",
  }),
  'trivy-java-db': input(text, {
    description:
      "Folder with Trivy's index of Java archives (`trivy-java.db` and `metadata.json`), needed only for images with jar files. By default it is fetched when it is needed.",
  }),
  'trivy-db-mirrors': input(items, {
    description:
      'Repositories of the vulnerability database; each is tried in order, whatever the cause the one before failed for.',
    default:
      'mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2, public.ecr.aws/aquasecurity/trivy-db:2',
  }),
  'trivy-java-db-mirrors': input(items, {
    description: 'Repositories of the index of Java archives.',
    default:
      'mirror.gcr.io/aquasec/trivy-java-db:1, ghcr.io/aquasecurity/trivy-java-db:1, public.ecr.aws/aquasecurity/trivy-java-db:1',
  }),
  'db-max-age': input(duration, {
    description: 'A vulnerability database that was made longer ago than this is refused.',
    default: '72h',
  }),
}
