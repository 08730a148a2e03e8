import { join } from 'node:path'
import { pairPlatforms, samePlatform } from '../image/platform.ts'
import type { ImageSource, Subject, SubjectPlatform } from '../image/subject.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { ScannedPlatform, ScanSection } from '../stage/record/scan.ts'
import type { Tools } from '../stage/stage.ts'
import { cachedReader } from '../store/cached-reader.ts'
import { openImage } from '../store/image-reader.ts'
import { readPlatforms } from '../store/runnable-images.ts'
import type { HashedLayers } from './hashed-layers.ts'
import type { Jail } from './jail/jail.ts'
import { type HashedLayout, layoutOf } from './layout-of.ts'
import type { Baseline, ScanRequest } from './request.ts'
import { sbomTypes } from './sbom/formats.ts'
import { type PlatformScan, scanPlatform } from './scan-platform.ts'
import { applySuppressions } from './suppression/apply-suppressions.ts'
import { applyImageVex, type NamedImage } from './suppression/image-vex.ts'
import type { Suppressions } from './suppression/suppressions.ts'
import type { VexStatement } from './suppression/vex-statements.ts'
import { logFindings, summaryLine } from './table.ts'

/** What all scans of a run share. */
export interface Shared extends Omit<PlatformScan, 'platform' | 'layout' | 'report'> {
  readonly request: ScanRequest
  readonly suppressions: Suppressions
  readonly statements: readonly VexStatement[]
  readonly scanner: NonNullable<ScanSection['scanner']>
  readonly hashed: HashedLayers
  /** Folder for Trivy's reports. */
  readonly reports: string
}

/** One platform's result before suppressions are applied, and the layout that it was read from. */
export interface ScannedLayout {
  readonly found: ScannedPlatform
  readonly layout: HashedLayout
}

/** Scans each platform of the image and logs the findings. */
export async function scanImage(shared: Shared, jail: Jail, tools: Tools): Promise<ScannedLayout[]> {
  const { source, platforms }: Subject = shared.request.subject
  const scanned: ScannedLayout[] = []
  for (const platform of platforms) {
    const known = scanned.find(({ found }) => found.digest === platform.digest)
    if (known !== undefined) {
      scanned.push({ ...known, found: { ...known.found, platform: platform.platform } })
      continue
    }
    const one = await tools.log.group(`Scan ${platform.platform}`, async () => {
      const layout = await layoutOf(
        {
          source,
          digest: platform.digest,
          work: shared.work,
          here: scanned.map(({ layout }) => layout.folder),
          hashed: shared.hashed,
        },
        tools,
      )
      const report = reportFile(shared, { name: 'trivy', platform, platforms })
      const format = shared.request.scanSbom
      const sbom =
        format === 'off'
          ? undefined
          : {
              format,
              file: reportFile(shared, { name: 'sbom', platform, platforms }, sbomTypes[format].ending),
              name: namedImage(shared.request).repositories[0] ?? 'image',
              scanner: shared.scanner.version,
            }
      const found = applyImageVex(
        await scanPlatform({ ...shared, platform, layout, report, sbom }, jail, tools),
        shared.statements,
        namedImage(shared.request),
      )
      const shown = applySuppressions(found, shared.suppressions.entries)
      await logFindings(shown, tools.log)
      return { found, layout }
    })
    scanned.push(one)
  }
  return scanned
}

/**
 * Scans those platforms of the baseline that the image has too. What both images share is not fetched, and a platform
 * that is the same in both is not scanned twice.
 */
export async function scanBaseline(
  { source, digest }: Baseline & { readonly source: ImageSource },
  scanned: readonly ScannedLayout[],
  { shared, jail, tools }: { readonly shared: Shared; readonly jail: Jail; readonly tools: Tools },
): Promise<ScannedPlatform[]> {
  const reader = cachedReader(openImage(source, openTransport(tools)))
  const platforms = await readPlatforms(reader, digest)
  const { baselineScanLimit: limit } = shared.request
  const here = scanned.map(({ layout }) => layout.folder)
  const before: ScannedPlatform[] = []
  const pairs = pairPlatforms(
    scanned.map(({ found }) => found),
    platforms,
  )
  for (const [now, platform] of pairs) {
    const known = [now, ...before].find(({ digest }) => digest === platform.digest)
    if (known !== undefined) {
      before.push({ ...known, platform: platform.platform })
      continue
    }
    const one = await tools.log.group(`Scan ${platform.platform} of the baseline`, async () => {
      const layout = await layoutOf(
        { source, reader, digest: platform.digest, work: shared.work, here, limit, hashed: shared.hashed },
        tools,
      )
      const report = reportFile(shared, { name: 'baseline-trivy', platform, platforms })
      const scanned = await scanPlatform({ ...shared, platform, layout, report }, jail, tools)
      const found = applyImageVex(scanned, shared.statements, { ...namedImage(shared.request), digest })
      tools.log.info(summaryLine(found))
      return found
    })
    before.push(one)
  }
  return before
}

/** Returns under which names VEX documents may speak of the image. */
export function namedImage({ subject, repositories = [] }: ScanRequest): NamedImage {
  const { source, digest } = subject
  const here = source.kind === 'registry' ? [source.repository] : []
  return { digest, repositories: [...here, ...repositories] }
}

interface Named {
  readonly name: string
  readonly platform: SubjectPlatform
  readonly platforms: readonly SubjectPlatform[]
}

/** An index may list two images for one platform, whose reports are two. */
function reportFile({ reports }: Shared, { name, platform, platforms }: Named, ending = 'json'): string {
  const alike = platforms.filter(other => samePlatform(other.platform, platform.platform))
  const which = alike.length > 1 ? [platform.digest.slice('sha256:'.length).slice(0, 12)] : []
  return join(reports, `${[name, platform.platform.replaceAll('/', '-'), ...which].join('-')}.${ending}`)
}
