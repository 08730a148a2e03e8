import { type Architecture, type ErrorName, errors, numberOf, type SystemCallName } from './system-calls.ts'

/**
 * Calls that scanning needs none of and that lead out of a sandbox, or have led out of one: into other processes, keys,
 * mounts, kernel parts that few programs use; and those for memory that no limit of a process counts.
 */
const refused: readonly SystemCallName[] = [
  ...(['ptrace', 'process_vm_readv', 'process_vm_writev', 'process_madvise'] as const),
  ...(['kcmp', 'pidfd_getfd', 'add_key', 'request_key', 'keyctl'] as const),
  ...(['mount', 'umount2', 'pivot_root', 'chroot', 'open_tree', 'move_mount', 'mount_setattr'] as const),
  ...(['fsopen', 'fsconfig', 'fsmount', 'fspick', 'quotactl', 'quotactl_fd', 'fanotify_init'] as const),
  ...(['unshare', 'setns', 'name_to_handle_at', 'open_by_handle_at', 'vhangup', 'personality'] as const),
  ...(['bpf', 'perf_event_open', 'userfaultfd', 'syslog', 'acct', 'reboot', 'swapon', 'swapoff'] as const),
  ...(['init_module', 'finit_module', 'delete_module', 'kexec_load', 'kexec_file_load'] as const),
  ...(['settimeofday', 'clock_settime', 'adjtimex', 'clock_adjtime', 'iopl', 'ioperm'] as const),
  ...(['mbind', 'set_mempolicy', 'migrate_pages', 'move_pages'] as const),
  ...(['memfd_create', 'memfd_secret', 'shmget', 'msgget', 'semget', 'mq_open'] as const),
]

/** Refused as if Linux did not have them: programs then use older calls, whose arguments the filter can see. */
const unknown: readonly SystemCallName[] = ['clone3', 'io_uring_setup', 'io_uring_enter', 'io_uring_register']

/** Calls that Linux got after this one (`mseal`, 6.10) are not known here, so the sandbox does not have them. */
const lastKnown = 462

/** AF_UNIX, AF_INET, AF_INET6: those that a network namespace separates. AF_VSOCK, which it does not, reaches the hypervisor. */
const families = [1, 2, 10]

/** CLONE_NEW…: all namespaces that `clone` can make. */
const newNamespaces = 0x7e020000

/** TIOCSTI and TIOCLINUX write to the terminal as if somebody typed. */
const typing = [0x5412, 0x541c]

/** AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64: a process can call Linux by the rules of another architecture too. */
const auditNames: Readonly<Record<Architecture, number>> = { x64: 0xc000003e, arm64: 0xc00000b7 }

/** From here on are the numbers of the x32 rules of x64. */
const x32 = 0x40000000

/**
 * Writes the filter of system calls. It refuses with an error and ends nothing: Trivy goes on without what it tried.
 * https://docs.kernel.org/userspace-api/seccomp_filter.html
 */
export function systemCallFilter(architecture: Architecture): Uint8Array {
  const number = (name: SystemCallName) => numberOf(name, architecture)
  const call = (name: SystemCallName, rule: number[][]) => {
    const found = number(name)
    // Each rule ends with a decision, so what follows it is for other calls.
    return found === undefined ? [] : [jump(equal, found, 0, rule.length), ...rule]
  }
  const instructions = [
    load(4),
    jump(equal, auditNames[architecture], 1, 0),
    result(killProcess),
    load(0),
    jump(atLeast, x32, 0, 1),
    refuse('ENOSYS'),
    jump(greater, lastKnown, 0, 1),
    refuse('ENOSYS'),
    ...refused.flatMap(name => call(name, [refuse('EPERM')])),
    ...unknown.flatMap(name => call(name, [refuse('ENOSYS')])),
    ...call('socket', [
      load(argument(0)),
      ...families.map((family, at) => jump(equal, family, families.length - at, 0)),
      refuse('EAFNOSUPPORT'),
      result(allow),
    ]),
    ...call('clone', [load(argument(0)), jump(anyBit, newNamespaces, 0, 1), refuse('EPERM'), result(allow)]),
    ...call('ioctl', [
      load(argument(1)),
      ...typing.map((request, at) => jump(equal, request, typing.length - at, 0)),
      result(allow),
      refuse('EPERM'),
    ]),
    result(allow),
  ]
  return Buffer.from(instructions.flat())
}

/** How many instructions a filter has. */
export function instructionsOf(filter: Uint8Array): number {
  return filter.length / 8
}

/** The lower half of an argument: what Linux itself looks at in all three of these calls. */
function argument(index: number): number {
  return 16 + 8 * index
}

const [allow, killProcess, refusal] = [0x7fff0000, 0x80000000, 0x00050000]
const [equal, greater, atLeast, anyBit] = [0x15, 0x25, 0x35, 0x45]

function load(offset: number): number[] {
  return instruction(0x20, 0, 0, offset)
}

/** Skips as many instructions as given when the comparison holds, and when not. */
function jump(comparison: number, value: number, held: number, failed: number): number[] {
  return instruction(comparison, held, failed, value)
}

function refuse(error: ErrorName): number[] {
  return result(refusal | errors[error])
}

function result(value: number): number[] {
  return instruction(0x06, 0, 0, value)
}

/** One `struct sock_filter`. */
function instruction(code: number, held: number, failed: number, value: number): number[] {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt16LE(code, 0)
  bytes.writeUInt8(held, 2)
  bytes.writeUInt8(failed, 3)
  bytes.writeUInt32LE(value >>> 0, 4)
  return [...bytes]
}
