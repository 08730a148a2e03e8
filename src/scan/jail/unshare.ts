import type { Tools } from '../../stage/stage.ts'
import { runBounded } from './bounded.ts'
import { type Jail, programInside, type SandboxCommand } from './jail.ts'
import type { Resources } from './resources.ts'
import { excess } from './usage.ts'

/** What the sandbox needs: programs of util-linux and coreutils, and files of this run, as absolute paths. */
export interface UnshareTools {
  readonly unshare: string
  readonly setpriv: string
  readonly sh: string
  /** The program that enters the root, gives up what it inherits and starts the scanner. */
  readonly start: string
  /** Empty folder for the root. */
  readonly root: string
}

/**
 * Runs as process 1 of the sandbox, as root, and mounts its root file system. Then it becomes the scanner; when that ends,
 * the kernel ends everything in its namespace.
 */
const script = `
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1; space=$2; start=$3; shift 3
mount -t tmpfs -o mode=755,nosuid,nodev sandbox "$root"
while [ "$1" != -- ]; do
  source=$1; target=$root$2; shift 2
  if [ -d "$source" ]; then mkdir -p "$target"; else mkdir -p "\${target%/*}"; : >"$target"; fi
  mount --bind "$source" "$target"
  mount -o remount,bind,ro,nosuid,nodev "$target"
done
shift
mkdir "$root/tmp"
mount -t tmpfs -o "mode=1777,noexec,nosuid,nodev,size=$space" temporary "$root/tmp"
mount -o remount,ro "$root"
# Where the memory of the machine runs out, the sandbox is ended before anything else.
echo 1000 2>/dev/null >/proc/self/oom_score_adj || :
cd /
unset PWD OLDPWD
exec "$start" "$@"
`

/**
 * Creates a sandbox from programs that every Linux system has; it needs root, and runs the program under a separate
 * account.
 */
export function unshareJail(programs: UnshareTools, resources: Resources, tools: Tools): Jail {
  return {
    sandbox: 'unshare',
    run: (sandboxCommand, limits, listen) =>
      runBounded(
        {
          command: {
            file: programs.setpriv,
            args: unshareArgs(sandboxCommand, programs, resources),
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

/** Writes the arguments of `setpriv`, which ends the whole chain when this process ends. */
export function unshareArgs(
  sandboxCommand: SandboxCommand,
  { unshare, sh, start, root }: Omit<UnshareTools, 'setpriv'>,
  { temporary }: Pick<Resources, 'temporary'>,
): string[] {
  const readable = {
    ...sandboxCommand.readable,
    [programInside(sandboxCommand.program)]: sandboxCommand.program,
  }
  return [
    '--pdeathsig=KILL',
    unshare,
    '--mount',
    '--pid',
    '--net',
    '--ipc',
    '--uts',
    '--cgroup',
    '--fork',
    '--kill-child=KILL',
    sh,
    '-c',
    script,
    'sandbox',
    root,
    `${temporary}`,
    start,
    ...Object.entries(readable).flatMap(([inside, path]) => [path, inside]),
    '--',
    programInside(sandboxCommand.program),
    ...sandboxCommand.args,
  ]
}
