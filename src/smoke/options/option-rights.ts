import { realpath, stat } from 'node:fs/promises'
import { isWithin, placeOf } from '../../files/place.ts'
import { describeWithHint, InputError } from '../../messages/errors.ts'
import type { ComposeRight } from '../allowed.ts'
import { type AskedRight, rightsAsked } from '../compose-rights.ts'
import { type Mount, mountArgument, mountOf } from './mounts.ts'
import { composeKey, formatRunOption, type RunOption } from './run-options.ts'

/** The inputs that decide about options. */
export interface AskedOptions {
  readonly smokeRunOptions: readonly RunOption[]
  readonly smokeAllow: readonly ComposeRight[]
  readonly smokeComposeFile?: string | undefined
  readonly smokeNetwork?: string | undefined
}

/**
 * Gives the arguments of `docker run` for the options that the image needs. What an option asks of this machine is judged as
 * the same key of a compose file is.
 *
 * @throws InputError naming each option that asks for what it may not have, and why.
 */
export async function runOptionArguments(
  { smokeRunOptions: options, smokeAllow, smokeComposeFile, smokeNetwork }: AskedOptions,
  workspace: string,
): Promise<readonly string[]> {
  if (options.length === 0) return []
  if (smokeComposeFile)
    throw refused([
      `it excludes smoke-compose-file: write ${composeKey(options[0] as RunOption)} into that file`,
    ])
  const placed = await Promise.all(options.map(option => place(option, { workspace, network: smokeNetwork })))
  const problems = placed.flatMap(({ option, problem, asked }) => {
    if (problem !== undefined) return [`${formatRunOption(option)}: ${problem}`]
    const rights = [...new Set(asked.map(({ right }) => right).filter(right => !smokeAllow.includes(right)))]
    return rights.length === 0
      ? []
      : [
          `${formatRunOption(option)} ${rights.map(right => reasons[right] ?? 'gives rights on this machine').join(', and ')}: leave it out, or allow it with smoke-allow: ${rights.join(',')}`,
        ]
  })
  if (problems.length > 0) throw refused(problems)
  return placed.flatMap(each => each.args)
}

interface Placed {
  readonly option: RunOption
  readonly args: readonly string[]
  readonly asked: readonly AskedRight[]
  readonly problem?: string
}

async function place(
  option: RunOption,
  { workspace, network }: { readonly workspace: string; readonly network: string | undefined },
): Promise<Placed> {
  const none = { option, args: [], asked: [] }
  if (option.name !== 'volume' && option.name !== 'mount') {
    const args = option.value === undefined ? [`--${option.name}`] : [`--${option.name}`, option.value]
    return { ...none, args, asked: asks(keyOf(option, network)) }
  }
  try {
    const mount = mountOf(option)
    if (mount.type === 'bind' && !mount.source) return { ...none, problem: 'it has no source' }
    const source = mount.type === 'bind' ? await placeOf(workspace, mount.source ?? '') : mount.source
    const tree = await realpath(workspace)
    const placed: Mount = { ...mount, ...(source !== undefined && { source }) }
    const asked = asks({ volumes: [placed, ...driverOptions(mount)] }, path => isWithin(tree, path))
    const args = ['--mount', mountArgument(placed)]
    if (mount.type !== 'bind' || asked.length > 0) return { option, args, asked }
    const there = await stat(source ?? '').catch(() => undefined)
    return there === undefined
      ? { ...none, problem: `there is no ${mount.source} in the checkout` }
      : { option, args, asked }
  } catch (error) {
    return { ...none, problem: describeWithHint(error) }
  }
}

/** With options, the driver of a volume mounts what they name; propagation passes mounts on to this machine. */
function driverOptions({ fields }: Mount): readonly unknown[] {
  return fields.some(field => /^(?:volume-(?:driver|opt)|bind-propagation)\b/i.test(field))
    ? [{ type: fields.join(',') }]
    : []
}

/** The key of a compose service that asks for the same as an option. Capabilities of the container alone ask for nothing. */
function keyOf(option: RunOption, network: string | undefined): Readonly<Record<string, unknown>> {
  const { name, value } = option
  const key = composeKey(option)
  if (value === undefined) return { [key]: true }
  if (name === 'cap-add') {
    const capability = value.toUpperCase().replace(/^CAP_/, '')
    const reaches = network === 'host' && /^NET_(?:ADMIN|BROADCAST)$/.test(capability)
    return contained.has(capability) && !reaches ? {} : { [key]: [capability] }
  }
  return { [key]: single.has(name) ? value : [value] }
}

/** Options whose key has one value and no list. */
const single = new Set([
  'pid',
  'ipc',
  'uts',
  'userns',
  'cgroupns',
  'cgroup-parent',
  'runtime',
  'isolation',
  'gpus',
])

/** Capabilities that reach no further than the namespaces of the container. https://man7.org/linux/man-pages/man7/capabilities.7.html */
const contained = new Set(
  [
    'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE MKNOD NET_ADMIN NET_BIND_SERVICE',
    'NET_BROADCAST NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT SYS_NICE SYS_PTRACE SYS_RESOURCE',
  ].flatMap(line => line.split(' ')),
)

function asks(
  service: Readonly<Record<string, unknown>>,
  isOwn = (_: string) => false,
): readonly AskedRight[] {
  return rightsAsked({ services: { image: service } }, isOwn)
}

const reasons: Partial<Record<ComposeRight, string>> = {
  privileged: 'gives the container every right on this machine',
  capabilities: 'gives a capability that reaches beyond the container',
  'security-options': 'takes the engine’s protection away',
  'host-network': 'gives it the network of this machine',
  'host-pid': 'gives it the processes of this machine',
  'host-ipc': 'gives it the shared memory of this machine',
  'host-uts': 'gives it the host name of this machine',
  'host-users': 'gives it the users of this machine',
  'host-cgroup': 'gives it the control groups of this machine',
  devices: 'gives it devices of this machine',
  binds: 'gives it files of this machine outside of the checkout, or the socket of the engine',
  'other-containers': 'gives it what belongs to other containers',
  programs: 'chooses or steers programs that run on this machine',
}

function refused(problems: readonly string[]): InputError {
  return new InputError(problems.map(message => ({ input: 'smoke-run-options', message })))
}
