import {
  bool,
  choice,
  duration,
  items,
  lines,
  listReader,
  reader,
  size,
  text,
  timeout,
} from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { sandboxes } from './jail/jail.ts'
import { lowestSeverity } from './lowest-severity.ts'
import { sbomFormats } from './sbom/formats.ts'
import { scannerList } from './scanners.ts'
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

/** With less Trivy does not start, and for a file system a size of 0 means that there is no limit. */
const leastResources = 64e6

const resource = reader('size, for example 4GB', value => {
  const bytes = size.read(value)
  if (bytes < leastResources) throw new Error(`"${value}" is too small: write 64MB or more`)
  return bytes
})

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
      "Whether to scan all layers and the image's config for secrets, and what to do about those found. `scan-gate` and the ignore file apply to them too. Only the kind of a secret and its place are reported, never the secret.",
    default: 'off',
  }),
  'scan-source': input(bool, {
    alone: true,
    description:
      'Scans the files of the checkout that Git tracks (lock files, and configuration files with `scanners`) instead of an image, for example before the build. The findings are in the log, in a table on the page of the run and in files, and not in the record, which is about the image; every finding counts.',
    default: 'false',
  }),
  'from-sbom': input(text, {
    alone: true,
    description:
      'Judges packages against the database of today without the layers of the image. `stored`: of the image, those in the bill of materials (`scan-sbom: cyclonedx`, `attach: evidence, sbom`) that the evidence at its digest names; where that may have other findings than the image, the image is scanned and the log says why. Otherwise a file that `scan-sbom: cyclonedx` has written for one platform: the findings are in log, page and files, and not in the record.',
  }),
  scanners: input(scannerList, {
    description:
      'What Trivy looks for, in one run: `vuln` (always), `secret` (fails, unless `scan-secrets` says `warn`), `misconfig` (faults of Dockerfiles, Kubernetes manifests and other configuration files in the image), `license` (licences of packages, by the severity of their class). Misconfigurations and licences of `fail-on` and above fail the scan; `scan-gate` and the ignore file apply to them too.',
    default: 'vuln',
  }),
  'skip-dirs': input(lines, {
    description:
      'Folders of the image that are not scanned, as paths or patterns (`usr/share/doc`, `**/testdata`), one per line. Evidence says so, and a run that does not skip them does not take it.',
  }),
  'skip-files': input(lines, {
    description: 'Files of the image that are not scanned, as paths or patterns, one per line.',
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
  'scan-sbom': input(choice('off', ...sbomFormats), {
    description:
      'Whether to write the packages of each platform as a bill of materials, CycloneDX 1.6 or SPDX 2.3, from the same run: `sbom-….cdx.json` or `sbom-….spdx.json` in the folder of the reports.',
    default: 'off',
  }),
  'scan-timeout': input(timeout, {
    replaces: replacedByTimeout,
    description: 'Time limit for the scan of one platform.',
    default: '10m',
  }),
  'scan-memory': input(resource, {
    description:
      'Memory that the scanner may use, beside its temporary files; when it uses more it is ended. Images with very large files or very many packages may need more.',
    default: '4GB',
  }),
  'scan-tmp': input(resource, {
    description:
      'Size of the temporary folder of the scanner, which is in memory: archives in the image, for example jar files, are copied there. Does not limit `scan-sandbox: none`.',
    default: '2GB',
  }),
  'scan-reports': input(text, {
    replaces: replacedByReports,
    description:
      "Folder for the report files: `scan.sarif`, and Trivy's own JSON for each platform, without the config of the image (which may hold secrets). Default: a folder of this run.",
  }),
  'trivy-ignorefile': input(items, {
    replaces: replacedByIgnorefile,
    description:
      'Files with findings to ignore, `.trivyignore` or `.trivyignore.yaml`. No ignore file is read unless it is named here. On a pull request only entries that the base branch has too count.',
  }),
  'trivy-vex': input(items, {
    description:
      'VEX documents (OpenVEX, CycloneDX or CSAF files) that say which findings do not apply. On a pull request they are read from the base branch. Products are package URLs, of packages or of the image (`pkg:oci/…`, also with subcomponents).',
  }),
  'ignore-policy': input(text, {
    description:
      'File with a policy in Rego (package `trivy`, rule `ignore`) that hides findings. On a pull request the policy of the base branch counts. What it hides stays in the record.',
  }),
  'trivy-config': input(text, {
    description:
      'File with settings of Trivy that say what is recognised and how, as a `trivy.yaml` (`pkg`, `license`, `misconfiguration.scanners`, `scan.file-patterns`, …). What has an input is an error there. On a pull request the file of the base branch counts.',
  }),
  'trust-head-suppressions': input(bool, {
    description:
      'Whether entries that a pull request adds to the ignore file or extends, and its VEX documents, policy and settings, count before it is merged.',
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
