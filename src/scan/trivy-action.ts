import { commaList } from '../inputs/lists.ts'
import type { Input, Replacement } from '../inputs/table.ts'
import { lowestOf } from './lowest-severity.ts'

/** Inputs of aquasecurity/trivy-action by the input that takes their place, and what to write there. */
type Replaced = NonNullable<Input<unknown>['replaces']>

const write = (value: string, note?: string): Replacement => ({ write: value, ...(note && { note }) })
const remove = (why: string) => (): Replacement => ({ remove: why })

export const replacedByFailOn: Replaced = {
  severity: text =>
    write(lowestOf(commaList(text)), 'it and every severity above it fail; findings of all are reported'),
  'exit-code': text =>
    text === '0'
      ? write('none', 'only reports')
      : write('high', 'the lowest severity that fails; others are reported'),
}

export const replacedByOnlyFixed: Replaced = {
  'ignore-unfixed': text =>
    write(/^false$/i.test(text) ? 'false' : 'true', 'findings without a fix are reported and do not fail'),
}

export const replacedByImage: Replaced = {
  'image-ref': text => write(text || 'ghcr.io/acme/web:1.4'),
  input: text => write(text || 'image.tar'),
}

export const replacedByReports: Replaced = {
  format: text => reportsFor(text),
  output: text => write(folderOf(text), 'the folder for scan.sarif and the JSON of each platform'),
}

export const replacedByIgnorefile: Replaced = {
  trivyignores: text => write(text || '.trivyignore'),
}

export const replacedByTimeout: Replaced = {
  timeout: text => write(text.replace(/(?<=\d[hm])0[ms](?:0s)?$/, '') || '10m', 'for each platform'),
}

export const replacedByVersion: Replaced = {
  version: text =>
    /^v?\d+\.\d+\.\d+$/.test(text)
      ? write(text.replace(/^v/, ''))
      : { remove: 'the pinned release of Trivy is used where none is installed' },
}

/** What needs no input here. */
export const replacedByScan: Replaced = {
  'scan-type': text =>
    ['fs', 'repo', 'config', 'filesystem', 'repository'].includes(text)
      ? {
          ...write(
            'true',
            text === 'config' ? 'with scanners: vuln, misconfig' : 'the files that Git tracks',
          ),
          input: 'scan-source',
        }
      : text === 'image' || text === ''
        ? { remove: 'an image is what is scanned' }
        : { remove: `images and checkouts are scanned, and this asks for ${text}` },
  'scan-ref': remove('the image, or with `scan-source` the checkout, is what is scanned'),
  'vuln-type': remove('packages of the operating system and of languages are both scanned'),
  'list-all-pkgs': remove('the JSON of each platform lists all packages'),
  'hide-progress': remove('no progress is shown'),
  template: remove('the report of the run has a table, a summary and a comment; output `sarif` is a file'),
  'limit-severities-for-sarif': remove('the SARIF file has the findings of every severity'),
  'artifact-type': remove('it is an image'),
  'docker-host': remove('the image is read from the layout or the registry'),
  'github-pat': remove('no token is needed'),
  'tf-vars': remove('no Terraform is scanned in an image'),
  'cache-dir': remove('Trivy and its database are cached by themselves'),
  'skip-setup-trivy': remove('the Trivy on the PATH is used where there is one'),
  'token-setup-trivy': remove('no token is needed'),
}

function reportsFor(format: string): Replacement {
  if (format === 'table') return { remove: 'the log and the page of the run have the table' }
  const list = format === 'cyclonedx' ? format : /^spdx(?:-json)?$/.test(format) ? 'spdx' : undefined
  if (list !== undefined) return { ...write(list, 'a file in the folder of the reports'), input: 'scan-sbom' }
  if (format === 'json' || format === 'sarif')
    return write('reports', 'the folder for scan.sarif and the JSON of each platform')
  return { remove: `the reports are SARIF and Trivy's JSON, in the folder that scan-reports names` }
}

function folderOf(path: string): string {
  const at = path.lastIndexOf('/')
  return at > 0 ? path.slice(0, at) : 'reports'
}
