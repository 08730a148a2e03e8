import { describe, UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { findProgram } from '../program/find.ts'
import { bubblewrapJail } from './bubblewrap.ts'
import { dockerJail } from './docker.ts'
import type { Jail, Sandbox } from './jail.ts'
import { noJail } from './none.ts'
import { unshareJail } from './unshare.ts'

/** A sandbox that works on this machine, and the result of its trial run. */
export interface Opened<Trial> {
  readonly jail: Jail
  readonly trial: Trial
}

/**
 * Opens the requested sandbox, or with `auto` the first that works here: a container, else bubblewrap, else plain
 * namespaces. As root the last two are tried in the opposite order, since bubblewrap would leave the program under
 * root's own account. "Works" is what `tryOut` finds when it runs the program in it. There is never a fallback to no
 * sandbox.
 *
 * @throws UserError with the cause for each kind when none works.
 */
export async function openJail<Trial>(
  wanted: Sandbox | 'auto',
  tryOut: (jail: Jail) => Promise<Trial>,
  tools: Tools,
): Promise<Opened<Trial>> {
  const kinds: readonly Sandbox[] = wanted === 'auto' ? automatic() : [wanted]
  const causes: string[] = []
  for (const kind of kinds) {
    const opened = await open(kind, tryOut, tools).catch((error: unknown) => {
      tools.signal.throwIfAborted()
      causes.push(`${kind}: ${describe(error)}`)
    })
    if (opened) return opened
  }
  throw new UserError(`no sandbox for the scanner works on this machine:\n- ${causes.join('\n- ')}`, {
    hint: 'Run where Docker works, or install bubblewrap. "scan-sandbox: none" runs the scanner without a sandbox, with access to every file that this account may read.',
  })
}

async function open<Trial>(kind: Sandbox, tryOut: (jail: Jail) => Promise<Trial>, tools: Tools) {
  const jail = await makers[kind](tools)
  try {
    return { jail, trial: await tryOut(jail) }
  } catch (error) {
    await jail.close()
    throw error
  }
}

function automatic(): Sandbox[] {
  return process.getuid?.() === 0 ? ['docker', 'unshare', 'bubblewrap'] : ['docker', 'bubblewrap']
}

const makers: Record<Sandbox, (tools: Tools) => Promise<Jail>> = {
  docker: dockerJail,
  bubblewrap: async tools => bubblewrapJail(await need('bwrap', tools), tools),
  async unshare(tools) {
    if (process.getuid?.() !== 0) throw new UserError('plain namespaces need root')
    const [unshare, setpriv, sh] = await Promise.all([
      need('unshare', tools),
      need('setpriv', tools),
      need('sh', tools),
    ])
    return unshareJail({ unshare, setpriv, sh }, tools)
  },
  none: noJail,
}

async function need(name: string, { host }: Tools): Promise<string> {
  const path = await findProgram(name, host.variable('PATH'))
  if (path === undefined) throw new UserError(`${name} is not installed`)
  return path
}
