import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Subject } from '../../src/image/subject.ts'
import { parse } from '../../src/inputs/table.ts'
import { promote } from '../../src/promote/promote.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import { scan } from '../../src/scan/scan.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { recordOf } from '../promote/records.ts'
import { requestFor } from '../promote/requests.ts'
import { alpine, type Files, writeImage } from './fixture-image.ts'
import type { TestTools } from './tools.ts'

/** What a test changes in the record before it becomes evidence. */
export type Change = (record: Run) => unknown

/** An image to release. */
export interface Release {
  /** Its repository. */
  readonly image: string
  /** Inputs of its scan. */
  readonly texts: Readonly<Record<string, string>>
  /** Inputs of its promotion. */
  readonly given?: Readonly<Record<string, string>>
  readonly change?: Change | undefined
  readonly layers?: readonly Files[]
}

const layers: readonly Files[] = [
  alpine({ libssl3: ['3.1.4-r4', 'openssl'] }),
  // More bytes than all that is asked for otherwise, which no compression makes fewer.
  { 'usr/share/noise': randomBytes(3_000_000) },
]

/** Scans an image of two platforms, and promotes it with its evidence and its bills of materials. */
export async function releaseImage(
  { image, texts, given, change, layers: made = layers }: Release,
  tools: TestTools,
): Promise<Subject> {
  const platforms = ['linux/amd64', 'linux/arm64'].map(platform => ({
    platform,
    layers: [{ [`etc/${platform.slice(6)}`]: '' }, ...made],
  }))
  const subject = await writeImage(join(tools.host.temp, 'layout'), platforms)
  const section = await scan({ ...parse(scanInputs, { ...texts, 'scan-sbom': 'cyclonedx' }), subject }, tools)
  const record = recordOf(subject)
  record.scan = { ...section, startedAt: new Date().toISOString(), seconds: 1 }
  record.project = tools.host.facts.project
  change?.(record)
  const wanted = { tags: '1.4.0', attach: 'evidence, sbom', ...given }
  const request = requestFor(wanted, { subject, images: [image], evidence: record })
  const { status, reason } = await promote(request, tools)
  if (status !== 'passed') throw new Error(`the release ${status}: ${reason}`)
  return subject
}
