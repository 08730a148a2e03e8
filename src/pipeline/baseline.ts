import { type Digest, parseRepository } from '../image/reference.ts'
import { readEvidence } from '../promote/evidence/store.ts'
import { connect } from '../registry/connect.ts'
import { registryHome } from '../registry/open-home.ts'
import type { Transport } from '../registry/transport.ts'
import { parseRun, type Run } from '../run.ts'
import type { Baseline } from '../scan/request.ts'
import type { Tools } from '../stage.ts'

/**
 * Reads the record of the image that this one is compared with, which hangs on its digest in the registry. Without a
 * baseline, without a record, or where the registry does not answer, there is none: a comparison is never a reason to fail.
 */
export async function baselineOf(record: Run, tools: Tools): Promise<Run | undefined> {
  const digest = record.size?.baseline?.digest
  const repository = record.tags?.images[0]
  return digest === undefined || repository === undefined
    ? undefined
    : recordOf({ digest, repository, transport: connect(tools) }, tools)
}

/** Gives the image that this one is compared with, as a scan needs it: to read again, and what its scan found. */
export async function baselineImage(record: Run, tools: Tools): Promise<Baseline | undefined> {
  const digest = record.size?.baseline?.digest
  const repository = record.tags?.images[0]
  if (digest === undefined || repository === undefined) return undefined
  const { scan } = (await baselineOf(record, tools)) ?? {}
  return { digest, source: { kind: 'registry', repository }, ...(scan && { scan }) }
}

/** Reads the latest record that hangs on a digest in a repository; where that fails there is none. */
export async function recordOf(
  { digest, repository, transport }: { digest: Digest; repository: string; transport: Transport },
  tools: Pick<Tools, 'log'>,
): Promise<Run | undefined> {
  try {
    const { witnesses } = await readEvidence(registryHome(parseRepository(repository), transport), { digest })
    const records = witnesses.map(witness => parseRun(JSON.stringify(witness.record), `of ${digest}`))
    return records.toSorted((a, b) => timeOf(b) - timeOf(a))[0]
  } catch (error) {
    tools.log.debug(`no record of ${digest}: ${(error as Error).message}`)
    return undefined
  }
}

function timeOf({ scan, smoke }: Run): number {
  return Math.max(Date.parse(scan?.startedAt ?? '') || 0, Date.parse(smoke?.startedAt ?? '') || 0)
}
