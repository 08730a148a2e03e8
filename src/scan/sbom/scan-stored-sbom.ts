import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { writeWhole } from '../../files/write.ts'
import type { ScannedPlatform } from '../../stage/record/scan.ts'
import type { Tools } from '../../stage/stage.ts'
import { forwardOutput } from '../forward-output.ts'
import type { Jail } from '../jail/jail.ts'
import type { PlatformScan } from '../scan-platform.ts'
import { sharedReport } from '../shared-report.ts'
import { runTrivy } from '../trivy.ts'
import { parseTrivyReport } from '../trivy-report.ts'
import type { FetchedSbom } from './stored-sbom.ts'

/** A bill of materials that is judged in the place of one platform of an image. */
export interface SbomScan extends Omit<PlatformScan, 'layout' | 'marker' | 'share' | 'sbom'> {
  readonly fetched: Extract<FetchedSbom, { readonly bytes: Buffer }>
  /** Where the list is kept, where this run was asked to write one. */
  readonly keep?: string | undefined
}

/** Judges the packages of a bill of materials, and returns what was found as that of the platform. */
export async function scanStoredSbom(
  { fetched, keep, platform, ...scan }: SbomScan,
  jail: Jail,
  tools: Tools,
): Promise<ScannedPlatform> {
  const { bytes, bom, sbom } = fetched
  const { program, ignorefile, vex, policy, config, work, database, request, report } = scan
  const file = join(work, `sbom-${platform.digest.slice('sha256:'.length)}.cdx.json`)
  await writeFile(file, bytes, { mode: 0o644 })
  const readable = { '/in/sbom.cdx.json': file, '/cache/db': database }
  const job = { program, ignorefile, vex, policy, config, readable, subject: 'sbom' } as const
  const json = await forwardOutput(tools, listen =>
    runTrivy({ ...job, scanners: ['vuln'], milliseconds: request.scanTimeout }, jail, listen),
  )
  // Trivy sorts the properties of a list.
  const diffIds = bom.diffIds.toSorted()
  const found = parseTrivyReport(json, { ...platform, config: bom.config, diffIds })
  await writeWhole(report, sharedReport(json, bom.config))
  if (keep !== undefined) await writeWhole(keep, bytes)
  return {
    ...found,
    fromSbom: sbom.digest,
    ...(keep !== undefined && { sbom: { ...sbom, file: basename(keep) } }),
  }
}
