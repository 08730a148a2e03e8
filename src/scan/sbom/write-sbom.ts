import { basename } from 'node:path'
import { writeWhole } from '../../files/write.ts'
import { digestOf } from '../../image/digest.ts'
import type { ScannedPlatform } from '../../stage/record/scan.ts'
import type { LayerFiles } from '../layer-files.ts'
import type { PlatformImage } from '../platform-layout.ts'
import { cycloneDx } from './cyclonedx.ts'
import type { SbomFormat } from './formats.ts'
import { parsePackages } from './packages.ts'
import { spdx } from './spdx.ts'
import { untoldBy } from './untold.ts'

/** A bill of materials that is asked for. */
export interface WantedSbom {
  readonly format: SbomFormat
  readonly file: string
  /** Name of the image. */
  readonly name: string
  /** Version of Trivy. */
  readonly scanner: string
  /** What is known of the files of the image. */
  readonly files: LayerFiles
}

/** Writes the packages that a scan has found as a file, without another run of Trivy. */
export async function writeSbom(
  json: string,
  image: PlatformImage,
  { format, file, name, scanner, files }: WantedSbom,
): Promise<NonNullable<ScannedPlatform['sbom']>> {
  const list = parsePackages(json)
  const { platform, digest, config, diffIds } = image
  const write = format === 'spdx' ? spdx : cycloneDx
  const content = write(list, { name, platform, digest, config, diffIds, scanner })
  await writeWhole(file, content)
  const bytes = Buffer.from(content)
  const untold = untoldBy(list, files)
  return { format, file: basename(file), digest: digestOf(bytes), size: bytes.length, untold }
}
