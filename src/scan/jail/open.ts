import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import { findProgram } from '../program/find.ts'
import { mayBecomeAnother, unusedAccount } from './account.ts'
import { bubblewrapJail } from './bubblewrap.ts'
import { dockerJail } from './docker.ts'
import type { Jail, Sandbox } from './jail.ts'
import { noJail } from './none.ts'
import type { Resources } from './resources.ts'
import type { Start } from './start/steps.ts'
import { startArchitecture, writeStart } from './start/write.ts'
import { unshareJail } from './unshare.ts'
import { canMeasure } from './usage.ts'

/** The requested kind of sandbox, and what it may use. */
export interface WantedJail {
  readonly sandbox: Sandbox | 'auto'
  readonly resources: Resources
}

/** A sandbox that works on this machine, and the result of its trial run. */
export interface Opened<Trial> {
  readonly jail: Jail
  readonly trial: Trial
}

/**
 * Opens the requested sandbox, or with `auto` the first that works here: a container, else bubblewrap, else plain
 * namespaces. As root the last two are tried in the opposite order, since bubblewrap, where root has no capabilities,
 * would leave the program under root's own account. "Works" is what `tryOut` finds when it runs the program in it. There is never a fallback to no
 * sandbox.
 *
 * @throws UserError with the cause for each kind when none works.
 */
export async function openJail<Trial>(
  { sandbox, resources }: WantedJail,
  tryOut: (jail: Jail) => Promise<Trial>,
  tools: Tools,
): Promise<Opened<Trial>> {
  const kinds: readonly Sandbox[] = sandbox === 'auto' ? automatic() : [sandbox]
  const causes: string[] = []
  for (const kind of kinds) {
    const opened = await open(kind, resources, tryOut, tools).catch((error: unknown) => {
      tools.signal.throwIfAborted()
      causes.push(`${kind}: ${describe(error)}`)
    })
    if (opened) return opened
  }
  throw new UserError(`no sandbox for the scanner works on this machine:\n- ${causes.join('\n- ')}`, {
    hint: 'Run where Docker works, or install bubblewrap. "scan-sandbox: none" runs the scanner without a sandbox, with access to every file that this account may read.',
  })
}

async function open<Trial>(
  kind: Sandbox,
  resources: Resources,
  tryOut: (jail: Jail) => Promise<Trial>,
  tools: Tools,
) {
  const folder = await mkdtemp(join(tools.host.temp, 'buildonce-sandbox-'))
  tools.registerCleanup({ kind: 'folder', name: folder })
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    // The account of the scanner reaches the start program in it.
    await chmod(folder, 0o755)
    const made = await makers[kind]({ folder, resources, tools })
    const jail: Jail = { ...made, close: () => made.close().finally(remove) }
    return { jail, trial: await tryOut(jail).catch(error => closeAfter(jail, error)) }
  } catch (error) {
    await remove()
    throw error
  }
}

async function closeAfter(jail: Jail, error: unknown): Promise<never> {
  await jail.close()
  throw error
}

function automatic(): Sandbox[] {
  return process.getuid?.() === 0 ? ['docker', 'unshare', 'bubblewrap'] : ['docker', 'bubblewrap']
}

/** What a sandbox is made from. */
interface Making {
  /** Folder of this sandbox. */
  readonly folder: string
  readonly resources: Resources
  readonly tools: Tools
}

const makers: Record<Sandbox, (making: Making) => Promise<Jail>> = {
  async docker(making) {
    const known = startArchitecture(process.arch) !== undefined
    const start = known ? await startProgram(making, { contained: true }) : undefined
    return dockerJail(start, making.resources, making.tools)
  },
  async bubblewrap(making) {
    assertMeasurable()
    const { tools, resources } = making
    const [bwrap, sh] = await Promise.all([need('bwrap', tools), need('sh', tools)])
    const privileged = await mayBecomeAnother()
    const start = await startProgram(making, {
      contained: false,
      ...(privileged && { account: await unusedAccount() }),
    })
    return bubblewrapJail({ bwrap, sh, start, privileged }, resources, tools)
  },
  async unshare(making) {
    if (process.getuid?.() !== 0) throw new UserError('plain namespaces need root')
    assertMeasurable()
    const { folder, tools, resources } = making
    const [unshare, setpriv, sh] = await Promise.all([
      need('unshare', tools),
      need('setpriv', tools),
      need('sh', tools),
    ])
    const root = join(folder, 'root')
    await mkdir(root)
    const start = await startProgram(making, { contained: false, root, account: await unusedAccount() })
    return unshareJail({ unshare, setpriv, sh, start, root }, resources, tools)
  },
  none: ({ resources, tools }) => noJail(resources, tools),
}

/** Writes the program that starts the scanner. */
async function startProgram({ folder, resources }: Making, start: Omit<Start, 'resources'>): Promise<string> {
  const architecture = startArchitecture(process.arch)
  if (architecture === undefined)
    throw new UserError(`this sandbox is not available for ${process.arch}, only a container is`)
  const path = join(folder, 'start')
  await writeStart(path, { ...start, resources }, architecture)
  return path
}

function assertMeasurable(): void {
  if (!canMeasure()) throw new UserError('this system does not tell which processes belong to a sandbox')
}

async function need(name: string, { host }: Tools): Promise<string> {
  const path = await findProgram(name, host.variable('PATH'))
  if (path === undefined) throw new UserError(`${name} is not installed`)
  return path
}
