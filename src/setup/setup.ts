import { InputError } from '../messages/errors.ts'
import type { Timed } from '../stage/record/section.ts'
import type { SetupSection } from '../stage/record/setup.ts'
import type { CleanUp, Stage } from '../stage/stage.ts'
import { keptBuilder, keptState, removeBuilder } from './builder.ts'
import { listProblems } from './check-lists.ts'
import { keptContext, removeContext } from './engine-context.ts'
import { openBuilder, planBuilder } from './find-builder.ts'
import { keptBuildx, removeBuildx } from './install-buildx.ts'
import { keptLogin, undoLogin } from './login.ts'
import { checkLogins, logInAsGiven, logInAsJob, readLogins } from './logins.ts'
import { keptCertificates, removeTlsFiles } from './node-tls.ts'
import type { SetupRequest } from './request.ts'

/** Finds or creates the builder, and logs in to registries. With the engine's own builder it starts one process. */
export const setup: Stage<SetupRequest, Timed<SetupSection>> = async (request, tools) => {
  const problems = await listProblems(request, tools)
  if (problems.length > 0) throw new InputError(problems)
  const logins = await readLogins(request, tools)
  const plan = await planBuilder(request, tools)
  const { server, buildx = '' } = plan.engine
  const given = await logInAsGiven(logins, request, tools)
  const own = await logInAsJob(request, [...request.registry, ...given], tools)
  await checkLogins(request.pushesTo ?? [], tools)
  const builder = await openBuilder(plan, request, tools)
  tools.log.info(
    `builder ${builder.builder} (driver ${builder.driver}${builder.nodes === undefined ? '' : `, ${builder.nodes} nodes`}), buildx ${buildx}` +
      (server ? `, Docker Engine ${server.version}, ${server.imageStore} image store` : ', no Docker Engine'),
  )
  return {
    status: 'passed',
    ...builder,
    buildx,
    ...(server && { engine: server.version, imageStore: server.imageStore, nativePlatform: server.platform }),
    registries: [...given, ...own],
  }
}

/** Removes what was created, the last first, and undoes the logins. */
export const cleanUp: CleanUp = async (kept, tools) => {
  for (const item of [...kept].reverse()) {
    try {
      if (item.kind === keptBuilder) await removeBuilder(item.name, tools)
      if (item.kind === keptState) await removeBuilder(item.name, tools, { keepState: true })
      if (item.kind === keptContext) await removeContext(item.name, tools)
      if (item.kind === keptCertificates) await removeTlsFiles(item.name)
      if (item.kind === keptBuildx) await removeBuildx(item)
      if (item.kind === keptLogin) await undoLogin(item, tools)
    } catch (error) {
      tools.log.warning(`cleanup after setup: ${(error as Error).message}`)
    }
  }
}
