import type { Digest } from '../../image/reference.ts'
import { listed } from '../../image/units.ts'
import type { Values } from '../../inputs/table.ts'
import { describe, isExpected } from '../../messages/errors.ts'
import type { ScannedPlatform, ScanSection } from '../../stage/record/scan.ts'
import { type ImageReader, readBlob } from '../../store/image-reader.ts'
import type { scanInputs } from '../inputs.ts'
import { scannersOf } from '../scanners.ts'
import { longestBom, parseBom, type WrittenBom } from './parse-bom.ts'

/** A bill of materials of one platform that evidence names, and how the scan was made from which it comes. */
export interface StoredSbom {
  readonly sbom: NonNullable<ScannedPlatform['sbom']>
  readonly scanner: ScanSection['scanner']
  readonly policy: ScanSection['policy']
}

/** What this run would scan the image with. */
export interface AskedOfSbom {
  readonly request: Pick<
    Values<typeof scanInputs>,
    'scanners' | 'scanSecrets' | 'skipDirs' | 'skipFiles' | 'scanSbom'
  >
  /** Version of Trivy. */
  readonly scanner: string
  /** Digest of the file with settings. */
  readonly trivyConfig?: Digest | undefined
}

/** The bytes of a list that is judged in the place of the image, or why the image has to be scanned itself. */
export type FetchedSbom =
  | { readonly bytes: Buffer; readonly bom: WrittenBom; readonly sbom: StoredSbom['sbom'] }
  | { readonly whyNot: string }

/**
 * Fetches the bill of materials of a platform by the digest that evidence names, where its findings are those that a scan of
 * the image would have. What is not known counts as different.
 */
export async function fetchSbom(
  platform: Pick<ScannedPlatform, 'digest'>,
  stored: StoredSbom | undefined,
  { reader, ...asked }: AskedOfSbom & { readonly reader: Pick<ImageReader, 'blob' | 'origin'> },
): Promise<FetchedSbom> {
  if (stored === undefined) return { whyNot: 'no evidence that counts names a bill of materials of it' }
  const whyNot = differenceOf(stored, asked)
  if (whyNot !== undefined) return { whyNot }
  const { sbom } = stored
  try {
    // The reader holds what it gets against the digest.
    const bytes = await readBlob(
      reader as ImageReader,
      { digest: sbom.digest, size: sbom.size ?? 0 },
      longestBom,
    )
    const bom = parseBom(bytes)
    if (bom?.digest !== platform.digest)
      return { whyNot: `its bill of materials is about ${bom === undefined ? 'no image' : bom.digest}` }
    return { bytes, bom, sbom }
  } catch (error) {
    if (!isExpected(error)) throw error
    return { whyNot: `its bill of materials cannot be read: ${describe(error)}` }
  }
}

/** Says why a list and the image could have other findings in this run. */
function differenceOf(
  { sbom, scanner, policy }: StoredSbom,
  { request, ...asked }: AskedOfSbom,
): string | undefined {
  const [more] = scannersOf(request).filter(name => name !== 'vuln')
  if (more !== undefined) return `a bill of materials has packages only, and ${more} is looked for`
  if (sbom.format !== 'cyclonedx')
    return `its bill of materials is in ${sbom.format}, which leaves out layers and paths`
  if (request.scanSbom === 'spdx') return 'scan-sbom asks for spdx, which only a scan of the image writes'
  if (sbom.untold === undefined || sbom.size === undefined)
    return 'its evidence does not say whether the bill of materials has all that the image has'
  if (sbom.untold.length > 0)
    return `the image has ${listed(sbom.untold.slice(0, 5))}, which a bill of materials does not tell`
  if (scanner?.version !== asked.scanner)
    return `its bill of materials was made by Trivy ${scanner?.version ?? 'of an unknown version'}, and this is ${asked.scanner}`
  if (policy === undefined) return 'its evidence does not say how the bill of materials was made'
  const same = (one: readonly string[] = [], other: readonly string[] = []) =>
    JSON.stringify([...new Set(one)].sort()) === JSON.stringify([...new Set(other)].sort())
  if (!same(policy.skipDirs, request.skipDirs))
    return 'other folders were skipped when it was made (skip-dirs)'
  if (!same(policy.skipFiles, request.skipFiles))
    return 'other files were skipped when it was made (skip-files)'
  return policy.trivyConfig === asked.trivyConfig
    ? undefined
    : 'it was made with other settings (trivy-config)'
}
