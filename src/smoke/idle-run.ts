import type { Tools } from '../stage.ts'
import type { Extra } from './behavior.ts'
import { createContainer } from './container.ts'
import { lookAround } from './looks.ts'
import { runAll } from './own-run.ts'
import type { PlatformRun } from './prepared.ts'
import { removeContainers } from './remove.ts'
import type { SmokedPlatform } from './section.ts'
import { failed, quoted } from './verdict.ts'

/** Proves an image whose application nobody asked to start: its programs, its files and its configuration. */
export async function proveIdle(run: PlatformRun, extra: Extra, tools: Tools): Promise<SmokedPlatform> {
  const { request, image, platform, emulated, name } = run
  const { proof, around } = extra
  const variables = [...request.smokeEnv, ...request.smokeSecrets]
  try {
    if (proof.looks.some(({ kind }) => kind === 'file'))
      await createContainer({ plan: extra.plan, env: extra.env }, around, tools)
    const target = { name, id: '', pid: 0, hide: around.hide }
    const cause =
      (await runAll(extra, tools)) ??
      (await lookAround(proof, { target, image, variables }, { ended: true }, tools))
    if (cause !== undefined) return failed({ platform, emulated }, quoted(cause, around.hide), '')
    tools.log.info(proof.runs.length === 1 ? 'its program ran' : `its ${proof.runs.length} programs ran`)
    return { status: 'passed', platform, emulated, readyBy: 'command' }
  } finally {
    await removeContainers([name], tools)
  }
}
