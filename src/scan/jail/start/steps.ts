import type { Resources } from '../resources.ts'
import { instructionsOf, systemCallFilter } from './filter.ts'
import type { Call } from './machine-code.ts'
import type { Architecture } from './system-calls.ts'

/** What is left to do in a sandbox before the scanner starts. */
export interface Start {
  readonly resources: Resources
  /** Folder that becomes the root; absent where the sandbox has its own already. */
  readonly root?: string
  /** User and group to become; absent where the process is that account already. */
  readonly account?: number
  /** The engine counts memory and processes of its containers itself, and separates them from what it has open. */
  readonly contained: boolean
}

/**
 * Lists the calls that close or replace what a process inherits from the one that starts it, beside its arguments and
 * environment. The last ones take away the right to get any of it back.
 */
export function startCalls(start: Start, architecture: Architecture): Call[] {
  const { resources, root, account, contained } = start
  // An engine's own filter refuses some of these, and what they are for is done by the engine.
  const tolerated: Call['tolerated'] = contained ? 'all' : []
  return [
    { name: 'close_range', args: [3, 0xffffffff, 0], tolerated },
    // A new and empty session keyring. https://man7.org/linux/man-pages/man7/session-keyring.7.html
    { name: 'keyctl', args: [1, 0], tolerated: contained ? 'all' : ['ENOSYS'] },
    // A session without a terminal; whoever leads one already has it from bubblewrap or the engine.
    { name: 'setsid', args: [], tolerated: ['EPERM'] },
    { name: 'umask', args: [0o022] },
    { name: 'rt_sigprocmask', args: [setMask, eight(0n), 0, 8] },
    ...signals.map((signal): Call => ({ name: 'rt_sigaction', args: [signal, defaultAction, 0, 8] })),
    ...processLimits(resources, contained).map(
      ([limit, most]): Call => ({
        name: 'prlimit64',
        args: [0, limit, Buffer.concat([eight(most), eight(most)]), 0],
        // Refused where the limit is lower already, which is as good.
        tolerated: ['EPERM'],
      }),
    ),
    ...(root === undefined ? [] : changeRoot(root)),
    ...(account === undefined ? [] : becomeAccount(account)),
    { name: 'capset', args: [capabilityHeader, Buffer.alloc(24)] },
    // A change of the account clears it. https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html
    ...(contained ? [] : [{ name: 'prctl', args: [setParentDeathSignal, killSignal, 0, 0, 0] } as const]),
    { name: 'prctl', args: [setNoNewPrivileges, 1, 0, 0, 0] },
    { name: 'prctl', args: [setSeccomp, filterMode, filterProgram(architecture), 0, 0], tolerated },
  ]
}

/** SIG_SETMASK; PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP with SECCOMP_MODE_FILTER; SIGKILL. */
const setMask = 2
const [setParentDeathSignal, dropFromBoundingSet, setNoNewPrivileges, setSeccomp] = [1, 24, 38, 22]
const filterMode = 2
const killSignal = 9

/** All but SIGKILL and SIGSTOP, whose action cannot be changed. */
const signals = Array.from({ length: 64 }, (_, at) => at + 1).filter(signal => signal !== 9 && signal !== 19)

/** A `struct sigaction` with SIG_DFL. */
const defaultAction = Buffer.alloc(32)

/** _LINUX_CAPABILITY_VERSION_3, and this process. */
const capabilityHeader = Buffer.from([0x22, 0x05, 0x08, 0x20, 0, 0, 0, 0])

const mebibyte = 1024n ** 2n

/** Limits by their number. https://man7.org/linux/man-pages/man2/getrlimit.2.html */
function processLimits({ memory, temporary, processes }: Resources, contained: boolean): [number, bigint][] {
  const [data, stack, core, processCount, openFiles, lockedMemory] = [2, 3, 4, 6, 7, 8]
  const [pendingSignals, messageQueues, niceness, realtimePriority, realtimeTime] = [11, 12, 13, 14, 15]
  return [
    // A stop for one process that grows faster than it is measured. It counts what a process reserves, which for a Go
    // program is more than it uses.
    [data, (BigInt(memory) + BigInt(temporary)) * 2n + 1024n * mebibyte],
    [stack, 8n * mebibyte],
    [core, 0n],
    [openFiles, 4096n],
    [lockedMemory, mebibyte / 16n],
    [pendingSignals, 1024n],
    [messageQueues, 0n],
    [niceness, 0n],
    [realtimePriority, 0n],
    [realtimeTime, 0n],
    // It counts all processes of the account, in containers too.
    ...(contained ? [] : [[processCount, BigInt(processes)] as [number, bigint]]),
  ]
}

function changeRoot(root: string): Call[] {
  const text = (path: string) => Buffer.from(`${path}\0`)
  return [
    { name: 'chdir', args: [text(root)] },
    { name: 'chroot', args: [text('.')] },
    { name: 'chdir', args: [text('/')] },
  ]
}

/** Gives up all groups, and the capabilities that even a later root would have. */
function becomeAccount(account: number): Call[] {
  return [
    ...Array.from(
      { length: 64 },
      (_, capability): Call => ({
        name: 'prctl',
        args: [dropFromBoundingSet, capability, 0, 0, 0],
        tolerated: ['EINVAL'],
      }),
    ),
    { name: 'setgroups', args: [0, 0] },
    { name: 'setresgid', args: [account, account, account] },
    { name: 'setresuid', args: [account, account, account] },
  ]
}

/** A `struct sock_fprog`: the number of instructions, and where they are. */
function filterProgram(architecture: Architecture): Call['args'][number] {
  const filter = systemCallFilter(architecture)
  return addressOf => Buffer.concat([eight(BigInt(instructionsOf(filter))), eight(BigInt(addressOf(filter)))])
}

function eight(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes
}
