import { placeOf } from '../files/place.ts'
import { formatReference, parseReference } from '../image/reference.ts'
import { readEvidence } from '../promote/evidence/store.ts'
import { anybody, type Trust } from '../promote/evidence/trust.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Transport } from '../registry/transport.ts'
import type { Baseline } from '../scan/request.ts'
import { parseRun, type Run } from '../stage/record/run.ts'
import type { Tools } from '../stage/stage.ts'
import { layoutPath } from '../store/layout/layout-path.ts'
import { openStore } from '../store/open-store.ts'
import type { FoundImage } from '../store/subject.ts'

type Image = Pick<FoundImage, 'digest' | 'source'>

/**
 * Reads the record of the baseline image, which is attached to its digest. Without a baseline, without a record, or
 * where the registry does not answer, there is none: a missing comparison never fails the run.
 */
export async function baselineOf(record: Run, tools: Tools): Promise<Run | undefined> {
  const image = await imageOf(record, tools)
  return image && recordOf({ ...image, transport: openTransport(tools) }, tools)
}

/** Returns the baseline image for a scan: where to read it, and the findings of its stored scan. */
export async function baselineImage(record: Run, trust: Trust, tools: Tools): Promise<Baseline | undefined> {
  const image = await imageOf(record, tools)
  if (image === undefined) return undefined
  const { scan } = (await recordOf({ ...image, trust, transport: openTransport(tools) }, tools)) ?? {}
  return { ...image, ...(scan && { scan }) }
}

/** Returns the location of the baseline image: a named one may be in another repository, or a layout. */
async function imageOf({ size }: Run, { host }: Tools): Promise<Image | undefined> {
  const { digest, reference } = size?.baseline ?? {}
  if (digest === undefined || reference === undefined) return undefined
  const layout = layoutPath(reference)
  if (layout !== undefined)
    return { digest, source: { kind: 'layout', path: await placeOf(host.workspace, layout.path) } }
  const { registry, repository } = parseReference(reference)
  return { digest, source: { kind: 'registry', repository: formatReference({ registry, repository }) } }
}

/** Reads the latest record that is attached to a digest; nothing where that fails. */
export async function recordOf(
  {
    digest,
    source,
    transport,
    trust = anybody,
  }: Image & { readonly transport: Transport; readonly trust?: Trust },
  tools: Pick<Tools, 'log' | 'now'>,
): Promise<Run | undefined> {
  try {
    const { sources } = await readEvidence(openStore(source, transport), { digest, trust, now: tools.now() })
    const records = sources.map(evidence => parseRun(JSON.stringify(evidence.record), `of ${digest}`))
    return records.toSorted((a, b) => timeOf(b) - timeOf(a))[0]
  } catch (error) {
    tools.log.debug(`no record of ${digest}: ${(error as Error).message}`)
    return undefined
  }
}

function timeOf({ scan, smoke }: Run): number {
  return Math.max(Date.parse(scan?.startedAt ?? '') || 0, Date.parse(smoke?.startedAt ?? '') || 0)
}
