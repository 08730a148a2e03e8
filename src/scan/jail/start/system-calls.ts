/** The architectures whose machine code and system calls are known here. */
export const startArchitectures = ['x64', 'arm64'] as const
export type Architecture = (typeof startArchitectures)[number]

/**
 * Numbers of system calls on x64 and on arm64, which does not have all of them.
 * https://github.com/torvalds/linux/blob/v6.12/arch/x86/entry/syscalls/syscall_64.tbl and scripts/syscall.tbl
 */
const numbers = {
  acct: [163, 89],
  add_key: [248, 217],
  adjtimex: [159, 171],
  bpf: [321, 280],
  capset: [126, 91],
  chdir: [80, 49],
  chroot: [161, 51],
  clock_adjtime: [305, 266],
  clock_settime: [227, 112],
  clone: [56, 220],
  clone3: [435, 435],
  close_range: [436, 436],
  delete_module: [176, 106],
  execve: [59, 221],
  exit_group: [231, 94],
  fanotify_init: [300, 262],
  finit_module: [313, 273],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fsopen: [430, 430],
  fspick: [433, 433],
  init_module: [175, 105],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  io_uring_setup: [425, 425],
  ioctl: [16, 29],
  ioperm: [173, undefined],
  iopl: [172, undefined],
  kcmp: [312, 272],
  kexec_file_load: [320, 294],
  kexec_load: [246, 104],
  keyctl: [250, 219],
  mbind: [237, 235],
  memfd_create: [319, 279],
  memfd_secret: [447, 447],
  migrate_pages: [256, 238],
  mount: [165, 40],
  mount_setattr: [442, 442],
  move_mount: [429, 429],
  move_pages: [279, 239],
  mq_open: [240, 180],
  msgget: [68, 186],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  open_tree: [428, 428],
  perf_event_open: [298, 241],
  personality: [135, 92],
  pidfd_getfd: [438, 438],
  pivot_root: [155, 41],
  prctl: [157, 167],
  prlimit64: [302, 261],
  process_madvise: [440, 440],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  ptrace: [101, 117],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  reboot: [169, 142],
  request_key: [249, 218],
  rt_sigaction: [13, 134],
  rt_sigprocmask: [14, 135],
  semget: [64, 190],
  set_mempolicy: [238, 237],
  setgroups: [116, 159],
  setns: [308, 268],
  setresgid: [119, 149],
  setresuid: [117, 147],
  setsid: [112, 157],
  settimeofday: [164, 170],
  shmget: [29, 194],
  socket: [41, 198],
  swapoff: [168, 225],
  swapon: [167, 224],
  syslog: [103, 116],
  umask: [95, 166],
  umount2: [166, 39],
  unshare: [272, 97],
  userfaultfd: [323, 282],
  vhangup: [153, 58],
  write: [1, 64],
} as const satisfies Readonly<Record<string, readonly [number, number | undefined]>>

/** The name of a system call, as in its manual page. */
export type SystemCallName = keyof typeof numbers

/** Returns the number of a system call, or nothing where the architecture does not have it. */
export function numberOf(name: SystemCallName, architecture: Architecture): number | undefined {
  return numbers[name][architecture === 'x64' ? 0 : 1]
}

/** Numbers of errors. https://man7.org/linux/man-pages/man3/errno.3.html */
export const errors = { EPERM: 1, EAFNOSUPPORT: 97, EINVAL: 22, ENOSYS: 38 } as const
export type ErrorName = keyof typeof errors
