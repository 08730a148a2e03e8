import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../files/make-folder.ts'
import type { Tools } from '../../stage/stage.ts'
import { forwardOutput } from '../forward-output.ts'
import type { Jail } from '../jail/jail.ts'
import type { PlatformScan } from '../scan-platform.ts'
import { runTrivy } from '../trivy.ts'
import { secretsLayout } from './layout.ts'
import { type FoundSecrets, parseSecretReport } from './report.ts'

/**
 * Scans one platform for secrets, in a separate run: it needs no database, and its report, which quotes the lines
 * around each secret, is read and not kept.
 */
export async function scanSecrets(
  scan: Omit<PlatformScan, 'report'>,
  jail: Jail,
  tools: Tools,
): Promise<FoundSecrets> {
  const { platform, layout, work, share, program, ignorefile } = scan
  const { image, made, kept } = await secretsLayout(layout, platform)
  const folder = join(work, `secrets-${platform.digest.slice('sha256:'.length)}`)
  const readable: Record<string, string> = { '/in/oci-layout': scan.marker }
  for (const [name, content] of Object.entries(made)) {
    const path = join(folder, name)
    await makeFolder(dirname(path))
    await writeFile(path, content, { mode: 0o644 })
    readable[`/in/${name}`] = path
  }
  for (const [name, path] of Object.entries(kept)) readable[`/in/${name}`] = await share(path)
  const milliseconds = scan.request.scanTimeout
  const json = await forwardOutput(tools, listen =>
    runTrivy({ program, ignorefile, readable, milliseconds, scanner: 'secret' }, jail, listen),
  )
  return parseSecretReport(json, image)
}
