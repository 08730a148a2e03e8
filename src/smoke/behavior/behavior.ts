import type { Tools } from '../../stage/stage.ts'
import type { CheckPlan } from '../checks/check-plan.ts'
import type { Cause } from '../container/cause.ts'
import { type Surroundings, startAgain, startContainer } from '../container/container.ts'
import { removeContainers } from '../container/remove.ts'
import type { RunPlan } from '../container/run-arguments.ts'
import { docker } from '../engine/docker.ts'
import type { RunnableImage } from '../engine/engine-image.ts'
import { awaitReadiness, type Patience, type Readiness } from '../readiness/readiness.ts'
import { writtenFolders } from './written-folders.ts'

/** A hardening measure that was tried on the image. */
export interface Hardening {
  readonly measure: 'other-user' | 'read-only' | 'no-new-privileges' | 'no-capabilities'
  readonly works: boolean
  /** What it needs for that, for example `--tmpfs /tmp`. */
  readonly needs?: string
  /** What went wrong without it: the cause, and the last line that was printed. */
  readonly note?: string
}

/** What the extra runs are built from. */
export interface Extra {
  readonly plan: RunPlan
  readonly env: Readonly<Record<string, string>>
  readonly checkPlan: CheckPlan
  readonly patience: Patience
  readonly image: RunnableImage
  readonly around: Surroundings
}

/** Starts a stopped container again and waits until it is ready: finds stale lock files and first-boot-only set-ups. */
export async function measureRestart(
  { plan, checkPlan, patience, around }: Extra,
  tools: Tools,
): Promise<{ readonly seconds?: number; readonly fault?: string }> {
  const again = await startAgain(
    plan.name,
    { ...(plan.network && { network: plan.network }), defaultPort: checkPlan.defaultPort },
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

/**
 * Finds out which hardening the image works with: all measures in one run, and each alone only if that does not work. It
 * stops at `deadline`; measures not tried by then are left out.
 */
export async function measureHardening(
  extra: Extra,
  { written, deadline }: { readonly written: readonly string[]; readonly deadline: number },
  tools: Tools,
): Promise<Hardening[]> {
  const measures = measuresFor(extra.image, writtenFolders(written))
  const all = await tryRun(extra, { suffix: 'hard', options: measures.flatMap(each => each.options) }, tools)
  if (all.cause === undefined)
    return measures.map(({ measure, needs }) => ({ measure, works: true, ...(needs && { needs }) }))
  const results: Hardening[] = []
  for (const { measure, options, needs } of measures) {
    if (tools.now() > deadline) break
    const { cause, lastLine } = await tryRun(extra, { suffix: measure, options }, tools)
    const note = cause && `${cause.sentence}${lastLine === '' ? '' : `; last output: ${lastLine}`}`
    results.push({
      measure,
      works: !cause,
      ...(needs && { needs }),
      ...(note && { note: note.slice(0, 1000) }),
    })
  }
  return results
}

function measuresFor(image: RunnableImage, folders: readonly string[]) {
  const tmpfs = folders.flatMap(folder => ['--tmpfs', folder])
  const other = image.user.startsWith('65532') ? '65533:65533' : '65532:65532'
  return [
    { measure: 'other-user', options: ['--user', other], needs: '' },
    { measure: 'read-only', options: ['--read-only', ...tmpfs], needs: tmpfs.join(' ') },
    { measure: 'no-new-privileges', options: ['--security-opt', 'no-new-privileges'], needs: '' },
    { measure: 'no-capabilities', options: ['--cap-drop', 'ALL'], needs: '' },
  ] as const
}

async function tryRun(
  { plan, env, checkPlan, patience, around }: Extra,
  { suffix, options }: { suffix: string; options: readonly string[] },
  tools: Tools,
): Promise<{ cause?: Cause; lastLine: string }> {
  const name = `${plan.name}-${suffix}`
  let settled = false
  try {
    const started = await startContainer(
      { plan: { ...plan, name, options }, env, defaultPort: checkPlan.defaultPort },
      around,
      tools,
    )
    settled = true
    if (!('log' in started)) return { cause: started, lastLine: '' }
    try {
      const readiness: Readiness = await awaitReadiness(
        started,
        { checkPlan, events: around.events, ...patience },
        tools,
      )
      const lastLine = started.log.tail.at(-1)?.text ?? ''
      return { ...(readiness.cause && { cause: readiness.cause }), lastLine }
    } finally {
      await started.log.end()
    }
  } finally {
    await removeContainers([name], tools, { late: settled ? 0 : 3 })
  }
}

/** Lists what a container has changed in its root file system, as `docker diff` writes it. */
export async function changedPaths(name: string, { exec }: Tools): Promise<string[]> {
  const { exitCode, stdout } = await docker(exec, ['diff', name])
  return exitCode === 0 ? stdout.split('\n').filter(Boolean) : []
}
