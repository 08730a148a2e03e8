import type { Tools } from '../../stage/stage.ts'
import { runBounded } from './bounded.ts'
import { type Jail, nobody, programInside, type SandboxCommand, temporarySpace } from './jail.ts'

/** Creates a sandbox with bubblewrap (https://github.com/containers/bubblewrap): new namespaces for everything, no capability. */
export function bubblewrapJail(bwrap: string, tools: Tools): Jail {
  return {
    sandbox: 'bubblewrap',
    run: (sandboxCommand, limits, listen) =>
      // bwrap stays in the sandbox as process 1 and keeps its own environment, so it gets the same minimal one.
      runBounded(
        { file: bwrap, args: bwrapArgs(sandboxCommand), onlyEnv: sandboxCommand.env('') },
        limits,
        listen,
        tools,
      ),
    close: async () => {},
  }
}

/** Writes the arguments of `bwrap`. There is no /proc and no /dev inside: the scanner needs neither. */
export function bwrapArgs(sandboxCommand: SandboxCommand): string[] {
  const readable = {
    ...sandboxCommand.readable,
    [programInside(sandboxCommand.program)]: sandboxCommand.program,
  }
  return [
    '--unshare-all',
    '--unshare-user',
    '--uid',
    `${nobody}`,
    '--gid',
    `${nobody}`,
    '--cap-drop',
    'ALL',
    '--new-session',
    '--die-with-parent',
    '--size',
    `${temporarySpace}`,
    '--tmpfs',
    '/tmp',
    ...Object.entries(readable).flatMap(([inside, path]) => ['--ro-bind', path, inside]),
    '--remount-ro',
    '/',
    '--chdir',
    '/',
    '--',
    programInside(sandboxCommand.program),
    ...sandboxCommand.args,
  ]
}
