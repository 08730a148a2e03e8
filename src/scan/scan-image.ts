import { join } from 'node:path'
import { pairPlatforms, samePlatform } from '../image/platform.ts'
import type { Digest } from '../image/reference.ts'
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
import { scanStoredSbom } from './sbom/scan-stored-sbom.ts'
import { fetchSbom } from './sbom/stored-sbom.ts'
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
  /** Digest of the file with settings. */
  readonly trivyConfig?: Digest | undefined
  /** Folder for Trivy's reports. */
  readonly reports: string
}

/** One platform's result before suppressions are applied. */
export interface ScannedLayout {
  readonly found: ScannedPlatform
  /** What it was read from; absent where a bill of materials was judged. */
  readonly layout?: HashedLayout | undefined
}

/** Scans each platform of the image and logs the findings. */
export async function scanImage(shared: Shared, jail: Jail, tools: Tools): Promise<ScannedLayout[]> {
  const { platforms }: Subject = shared.request.subject
  const scanned: ScannedLayout[] = []
  for (const platform of platforms) {
    const known = scanned.find(({ found }) => found.digest === platform.digest)
    if (known !== undefined) {
      scanned.push({ ...known, found: { ...known.found, platform: platform.platform } })
      continue
    }
    const one = await tools.log.group(`Scan ${platform.platform}`, async () => {
      const asked = { platform, here: foldersOf(scanned), jail, tools }
      const { found: whole, layout } = (await listedOf(shared, asked)) ?? (await storedOf(shared, asked))
      const found = applyImageVex(whole, shared.statements, namedImage(shared.request))
      const shown = applySuppressions(found, shared.suppressions.entries)
      await logFindings(shown, tools.log)
      return { found, layout }
    })
    scanned.push(one)
  }
  return scanned
}

/** One platform, and what it is scanned with. */
interface AskedPlatform {
  readonly platform: SubjectPlatform
  /** Layout folders of this run. */
  readonly here: readonly string[]
  readonly jail: Jail
  readonly tools: Tools
}

/** Judges the bill of materials of a platform, where this run asks for that and nothing is against it. */
async function listedOf(
  shared: Shared,
  { platform, jail, tools }: AskedPlatform,
): Promise<ScannedLayout | undefined> {
  const { request, scanner, trivyConfig } = shared
  if (request.sboms === undefined) return undefined
  const { source } = request.subject
  const reader = openImage(source, openTransport(tools))
  const asked = { request, scanner: scanner.version, trivyConfig, reader }
  const fetched = await fetchSbom(platform, request.sboms.get(platform.digest), asked)
  if ('whyNot' in fetched) {
    tools.log.info(`The image itself is scanned: ${fetched.whyNot}`)
    return undefined
  }
  tools.log.info(`Its bill of materials ${fetched.sbom.digest} is judged, and no layer is fetched`)
  const report = reportFile(shared, { name: 'trivy', platform })
  const keep = sbomFile(shared, platform)
  return { found: await scanStoredSbom({ ...shared, platform, report, fetched, keep }, jail, tools) }
}

/** Scans the layers of a platform. */
async function storedOf(
  shared: Shared,
  { platform, here, jail, tools }: AskedPlatform,
): Promise<ScannedLayout> {
  const { request, work, hashed } = shared
  const { source } = request.subject
  const layout = await layoutOf({ source, digest: platform.digest, work, here, hashed }, tools)
  const report = reportFile(shared, { name: 'trivy', platform })
  const file = sbomFile(shared, platform)
  const sbom =
    request.scanSbom === 'off' || file === undefined
      ? undefined
      : {
          format: request.scanSbom,
          file,
          name: namedImage(request).repositories[0] ?? 'image',
          scanner: shared.scanner.version,
        }
  return { found: await scanPlatform({ ...shared, platform, layout, report, sbom }, jail, tools), layout }
}

function foldersOf(scanned: readonly ScannedLayout[]): string[] {
  return scanned.flatMap(({ layout }) => layout?.folder ?? [])
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
  const here = foldersOf(scanned)
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
      const report = reportFile(shared, { name: 'baseline-trivy', platform }, { platforms })
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
}

/** An index may list two images for one platform, whose reports are two. */
function reportFile(
  { reports, request }: Shared,
  { name, platform }: Named,
  { platforms = request.subject.platforms, ending = 'json' } = {},
): string {
  const alike = platforms.filter(other => samePlatform(other.platform, platform.platform))
  const which = alike.length > 1 ? [platform.digest.slice('sha256:'.length).slice(0, 12)] : []
  return join(reports, `${[name, platform.platform.replaceAll('/', '-'), ...which].join('-')}.${ending}`)
}

/** The file of the bill of materials of a platform, where one is asked for. */
function sbomFile(shared: Shared, platform: SubjectPlatform): string | undefined {
  const { scanSbom } = shared.request
  if (scanSbom === 'off') return undefined
  return reportFile(shared, { name: 'sbom', platform }, { ending: sbomTypes[scanSbom].ending })
}
