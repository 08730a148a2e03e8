import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tools } from '../../stage/stage.ts'
import { runBounded } from './bounded.ts'
import { type Jail, nobody, programInside, type SandboxCommand, temporarySpace } from './jail.ts'

/** The programs of util-linux and coreutils that the sandbox needs, as absolute paths. */
export interface UnshareTools {
  readonly unshare: string
  readonly setpriv: string
  readonly sh: string
}

/**
 * Runs as process 1 of the sandbox, as root: it mounts the root file system, then waits for the program, which runs under another
 * account without privileges. When it ends, the kernel ends everything in its namespace.
 */
const script = `
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1; space=$2; account=$3; shift 3
mount -t tmpfs -o mode=755,nosuid,nodev jail "$root"
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
cd /
# Resolved here, since the program and those that start it get no PATH.
"$(command -v setpriv)" --no-new-privs "$(command -v prlimit)" --nproc=512 --core=0 "$(command -v chroot)" --userspec="$account" --groups= "$root" "$@" || exit $?
`

/** Creates a sandbox from programs that every Linux system has; it needs root, and runs the program under a separate account. */
export async function unshareJail(programs: UnshareTools, tools: Tools): Promise<Jail> {
  const root = await mkdtemp(join(tools.host.temp, 'buildonce-jail-'))
  tools.registerCleanup({ kind: 'folder', name: root })
  return {
    sandbox: 'unshare',
    run: (sandboxCommand, limits, listen) =>
      runBounded(
        {
          file: programs.setpriv,
          args: unshareArgs(sandboxCommand, root, programs),
          onlyEnv: sandboxCommand.env(''),
        },
        limits,
        listen,
        tools,
      ),
    close: () => rm(root, { recursive: true, force: true }),
  }
}

/** Writes the arguments of `setpriv`, which ends the whole chain when this process ends. */
export function unshareArgs(
  sandboxCommand: SandboxCommand,
  root: string,
  { unshare, sh }: UnshareTools,
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
    '--fork',
    '--kill-child=KILL',
    sh,
    '-c',
    script,
    'jail',
    root,
    `${temporarySpace}`,
    `${nobody}:${nobody}`,
    ...Object.entries(readable).flatMap(([inside, path]) => [path, inside]),
    '--',
    programInside(sandboxCommand.program),
    ...sandboxCommand.args,
  ]
}
