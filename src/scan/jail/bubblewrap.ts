import type { Tools } from '../../stage/stage.ts'
import { runBounded } from './bounded.ts'
import { type Jail, nobody, programInside, type SandboxCommand, startInside } from './jail.ts'
import type { Resources } from './resources.ts'
import { excess } from './usage.ts'

/** What the sandbox needs: programs as absolute paths. */
export interface BubblewrapTools {
  readonly bwrap: string
  readonly sh: string
  /** The program that starts the scanner. */
  readonly start: string
  /** Whether the account may change to another one, as root may where it has its capabilities. */
  readonly privileged: boolean
}

/** Lets Linux end the sandbox before anything else where the memory of the machine runs out. */
const script = 'echo 1000 2>/dev/null >/proc/self/oom_score_adj; exec "$@"'

/**
 * Creates a sandbox with bubblewrap (https://github.com/containers/bubblewrap): new namespaces for everything, no
 * capability.
 */
export function bubblewrapJail(programs: BubblewrapTools, resources: Resources, tools: Tools): Jail {
  return {
    sandbox: 'bubblewrap',
    run: (sandboxCommand, limits, listen) =>
      runBounded(
        {
          command: {
            file: programs.sh,
            args: [
              '-c',
              script,
              'sandbox',
              programs.bwrap,
              ...bwrapArgs(sandboxCommand, programs, resources),
            ],
            onlyEnv: sandboxCommand.env(''),
            cwd: '/',
          },
          limits,
          listen,
          excess: pid => excess(pid, resources),
        },
        tools,
      ),
    close: async () => {},
  }
}

/** Writes the arguments of `bwrap`. There is no /proc and no /dev inside: the scanner needs neither. */
export function bwrapArgs(
  sandboxCommand: SandboxCommand,
  { start, privileged }: Pick<BubblewrapTools, 'start' | 'privileged'>,
  { temporary }: Pick<Resources, 'temporary'>,
): string[] {
  const readable = {
    ...sandboxCommand.readable,
    [programInside(sandboxCommand.program)]: sandboxCommand.program,
    [startInside]: start,
  }
  return [
    ...(privileged ? ownAccount : mappedAccount),
    '--unshare-ipc',
    '--unshare-pid',
    '--unshare-net',
    '--unshare-uts',
    '--unshare-cgroup-try',
    '--new-session',
    '--die-with-parent',
    ...['--perms', '1777', '--size', `${temporary}`, '--tmpfs', '/tmp'],
    // Those that bubblewrap makes by itself can be entered by the account that makes them only.
    ...foldersAbove(Object.keys(readable)).flatMap(folder => ['--dir', folder]),
    ...Object.entries(readable).flatMap(([inside, path]) => ['--ro-bind', path, inside]),
    '--remount-ro',
    '/',
    '--chdir',
    '/',
    '--',
    startInside,
    programInside(sandboxCommand.program),
    ...sandboxCommand.args,
  ]
}

/** Lists the folders above some paths, outer ones first, without the root. */
function foldersAbove(paths: readonly string[]): string[] {
  const above = paths.flatMap(path => {
    const names = path.split('/').slice(1, -1)
    return names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`)
  })
  return [...new Set(above)]
}

/**
 * The account gets another name in the sandbox; outside it stays what it is. Process 1 would be one of bubblewrap, of the
 * same account and with what it inherited.
 */
const mappedAccount = [
  ...['--unshare-user', '--uid', `${nobody}`, '--gid', `${nobody}`],
  ...['--cap-drop', 'ALL', '--as-pid-1'],
]

/**
 * With these the start program becomes another account, for good: for root Linux would not limit processes. Process 1
 * stays root, so that bubblewrap can end it, and the scanner cannot reach it.
 */
const ownAccount = [
  ...['--cap-drop', 'ALL'],
  ...['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap(capability => ['--cap-add', capability]),
]
