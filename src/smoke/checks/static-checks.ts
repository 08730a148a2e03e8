import type { SmokedPlatform } from '../../stage/record/smoke.ts'
import type { Tools } from '../../stage/stage.ts'
import type { Extra } from '../behavior/behavior.ts'
import { createContainer } from '../container/container.ts'
import { removeContainers } from '../container/remove.ts'
import type { PlatformRun } from '../prepared.ts'
import { failed, quoted } from '../verdict.ts'
import { inspectChecks } from './inspect-checks.ts'
import { runChecks } from './run-check.ts'

/** Checks an image whose application need not be started: its programs, its files and its configuration. */
export async function checkIdleImage(run: PlatformRun, extra: Extra, tools: Tools): Promise<SmokedPlatform> {
  const { request, image, platform, emulated, name } = run
  const { checkPlan, around } = extra
  const variables = [...request.smokeEnv, ...request.smokeSecrets]
  try {
    if (checkPlan.looks.some(({ kind }) => kind === 'file'))
      await createContainer({ plan: extra.plan, env: extra.env }, around, tools)
    const target = { name, id: '', pid: 0, hide: around.hide }
    const cause =
      (await runChecks(extra, tools)) ??
      (await inspectChecks(checkPlan, { target, image, variables }, { ended: true }, tools))
    if (cause !== undefined) return failed({ platform, emulated }, quoted(cause, around.hide), '')
    tools.log.info(
      checkPlan.runs.length === 1 ? 'its program ran' : `its ${checkPlan.runs.length} programs ran`,
    )
    return { status: 'passed', platform, emulated, readyBy: 'command' }
  } finally {
    await removeContainers([name], tools)
  }
}
