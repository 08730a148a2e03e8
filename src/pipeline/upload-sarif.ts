import { gzipSync } from 'node:zlib'
import { bytes as inBytes } from '../image/units.ts'
import { describeWithHint, isExpected } from '../messages/errors.ts'
import { sarif } from '../scan/sarif.ts'
import type { Run } from '../stage/record/run.ts'
import type { Tools } from '../stage/stage.ts'

/** Bytes that GitHub takes, compressed. https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const longest = 10 * 1024 * 1024

/**
 * Uploads what the scans of this run have found to the code scanning of the host, a category for each image and platform.
 * Where the token may not, or there is no code scanning, a warning says so: the findings are in the report as well.
 */
export async function uploadSarif(
  records: readonly Run[],
  token: string | undefined,
  { host, log }: Pick<Tools, 'host' | 'log'>,
): Promise<void> {
  const codeHost = token === undefined ? undefined : host.codeHost?.(token)
  const { commit, ref, runId } = host.facts
  if (codeHost === undefined || commit === undefined)
    return log.warning('upload-sarif: there is no code scanning here, or no token for it')
  if (host.facts.event === 'workflow_run')
    return log.warning(
      'upload-sarif: what another workflow has found is not uploaded: its records say so themselves',
    )
  // A record of another run may be that of a pull request, which must not decide about the alerts of this commit.
  const own = records.filter(({ event, scan }) => event.runId === runId && scan?.platforms.length)
  for (const record of own) {
    const { scan } = record
    const image = categoryOf(record)
    const compressed = gzipSync(sarif(scan?.platforms ?? [], scan?.scanner, image))
    if (compressed.length > longest) {
      log.warning(
        `upload-sarif: the findings of ${image} are too many: ${inBytes(compressed.length)} compressed`,
      )
      continue
    }
    try {
      await codeHost.uploadSarif({ commit, ref, sarif: compressed.toString('base64') })
      log.info(`The findings of ${image} are in code scanning`)
    } catch (error) {
      if (!isExpected(error)) throw error
      log.warning(`upload-sarif: the findings of ${image} were not uploaded: ${describeWithHint(error)}`)
    }
  }
}

/** Names the image in the category of its alerts, which stay the same alerts as long as it does. */
function categoryOf({ tags, build }: Run): string {
  const { source } = build ?? {}
  return tags?.images[0] ?? (source?.kind === 'registry' ? source.repository : 'image')
}
