import type { Tools } from '../../stage/stage.ts'
import type { CheckPlan } from '../checks/check-plan.ts'
import { type Surroundings, startAgain } from '../container/container.ts'
import type { RunPlan } from '../container/run-arguments.ts'
import { docker } from '../engine/docker.ts'
import type { RunnableImage } from '../engine/engine-image.ts'
import { awaitReadiness, type Patience } from '../readiness/readiness.ts'

/** What the extra runs are built from. */
export interface Extra {
  readonly plan: RunPlan
  readonly env: Readonly<Record<string, string>>
  readonly checkPlan: CheckPlan
  readonly patience: Patience
  readonly image: RunnableImage
  readonly around: Surroundings
}

/**
 * Starts a container again that has ended at a time of the daemon's clock, and waits until it is ready: finds stale lock
 * files and first-boot-only set-ups.
 */
export async function measureRestart(
  { plan, checkPlan, patience, around }: Extra,
  { since }: { readonly since: number | undefined },
  tools: Tools,
): Promise<{ readonly seconds?: number; readonly fault?: string }> {
  const again = await startAgain(
    plan.name,
    { ...(plan.network && { network: plan.network }), defaultPort: checkPlan.defaultPort, since },
    around,
    tools,
  )
  if (!('log' in again)) return { fault: again.sentence }
  try {
    const { readyAt, cause } = await awaitReadiness(
      again,
      { checkPlan, events: around.events, ...patience },
      tools,
    )
    if (cause) return { fault: `after a restart: ${cause.sentence}` }
    return readyAt === undefined ? {} : { seconds: Math.max(0, Math.round(readyAt - again.startedAt)) / 1000 }
  } finally {
    await again.log.end()
  }
}

/** Lists what a container has changed in its root file system, as `docker diff` writes it. */
export async function changedPaths(name: string, { exec }: Tools): Promise<string[]> {
  const { exitCode, stdout } = await docker(exec, ['diff', name])
  return exitCode === 0 ? stdout.split('\n').filter(Boolean) : []
}
