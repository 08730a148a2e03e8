import { inParallel } from '../../registry/parallel.ts'
import type { Tools } from '../../stage/stage.ts'
import type { Cause } from '../container/cause.ts'
import { startContainer } from '../container/container.ts'
import { removeContainers } from '../container/remove.ts'
import type { RunnableImage } from '../engine/engine-image.ts'
import { awaitReadiness, type Readiness } from '../readiness/readiness.ts'
import type { Extra } from './behavior.ts'
import { writtenFolders } from './written-folders.ts'

/** The hardening measures that can be tried on an image. */
export const hardenings = ['other-user', 'read-only', 'no-new-privileges', 'no-capabilities'] as const

/** A hardening measure that was tried on the image. */
export interface Hardening {
  readonly measure: (typeof hardenings)[number]
  readonly works: boolean
  /** What it needs for that, for example `--tmpfs /tmp`. */
  readonly needs?: string
  /** What went wrong without it: the cause, and the last line that was printed. */
  readonly note?: string
}

/**
 * Finds out which hardening the image works with: all measures in one run, and each alone, `atOnce` side by side, only if
 * that does not work. `written` is what the first run has changed in its root file system.
 */
export async function measureHardening(
  extra: Extra,
  { measures, written, atOnce }: Hardened,
  tools: Tools,
): Promise<Hardening[]> {
  const all = optionsOf(extra.image, writtenFolders(written))
  const tried = measures.map(measure => ({ measure, ...all[measure] }))
  if (tried.length > 1) {
    const options = tried.flatMap(each => each.options)
    const { cause } = await tryRun(extra, { suffix: 'hard', options }, tools)
    if (cause === undefined)
      return tried.map(({ measure, needs }) => ({ measure, works: true, ...(needs && { needs }) }))
  }
  return await inParallel(tried, atOnce, async ({ measure, options, needs }): Promise<Hardening> => {
    const { cause, lastLine } = await tryRun(extra, { suffix: measure, options }, tools)
    const note = cause && `${cause.sentence}${lastLine === '' ? '' : `; last output: ${lastLine}`}`
    return { measure, works: !cause, ...(needs && { needs }), ...(note && { note: note.slice(0, 1000) }) }
  })
}

export interface Hardened {
  readonly measures: readonly Hardening['measure'][]
  readonly written: readonly string[]
  readonly atOnce: number
}

function optionsOf(image: RunnableImage, folders: readonly string[]) {
  const tmpfs = folders.flatMap(folder => ['--tmpfs', folder])
  const other = image.user.startsWith('65532') ? '65533:65533' : '65532:65532'
  return {
    'other-user': { options: ['--user', other], needs: '' },
    'read-only': { options: ['--read-only', ...tmpfs], needs: tmpfs.join(' ') },
    'no-new-privileges': { options: ['--security-opt', 'no-new-privileges'], needs: '' },
    'no-capabilities': { options: ['--cap-drop', 'ALL'], needs: '' },
  } satisfies Record<Hardening['measure'], { options: readonly string[]; needs: string }>
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
