import { commaList } from '../inputs/lists.ts'
import { choice, listReader } from '../inputs/readers.ts'
import { type ScannerName, scannerNames } from '../stage/check-names.ts'

/** Reads `scanners`. Vulnerabilities are what a scan is evidence for, so they are always among them. */
export const scannerList = listReader('list of `vuln`, `secret`, `misconfig`, `license`', value => {
  const names = commaList(value.toLowerCase()).map(name =>
    // What Trivy called it before 0.44.
    choice(...scannerNames).read(name === 'config' ? 'misconfig' : name),
  )
  if (!names.includes('vuln'))
    throw new Error(`"${value}" leaves out vuln: vulnerabilities are always scanned for`)
  return scannerNames.filter(name => names.includes(name))
})

/** The inputs that say what is looked for. */
export interface AskedScanners {
  readonly scanners: readonly ScannerName[]
  readonly scanSecrets: 'off' | 'warn' | 'fail'
}

/** Returns what is looked for in this run: what is listed, and secrets where their own input says so. */
export function scannersOf({ scanners, scanSecrets }: AskedScanners): ScannerName[] {
  const wanted = scanSecrets === 'off' ? scanners : [...scanners, 'secret']
  return scannerNames.filter(name => wanted.includes(name))
}

/** Returns what is done about secrets: those that are only listed under `scanners` fail, as everything listed there does. */
export function secretsMode({ scanners, scanSecrets }: AskedScanners): 'off' | 'warn' | 'fail' {
  return scanSecrets === 'off' && scanners.includes('secret') ? 'fail' : scanSecrets
}
