import type { Tools } from '../../stage.ts'
import { runBounded } from './bounded.ts'
import { type Inmate, type Jail, nobody, programInside, temporarySpace } from './jail.ts'

/** Makes a jail with bubblewrap (https://github.com/containers/bubblewrap): new namespaces for everything, no capability. */
export function bubblewrapJail(bwrap: string, tools: Tools): Jail {
  return {
    sandbox: 'bubblewrap',
    run: (inmate, limits, listen) =>
      // bwrap stays in the jail as process 1 and keeps what it was started with, so it starts with no more either.
      runBounded({ file: bwrap, args: bwrapArgs(inmate), onlyEnv: inmate.env('') }, limits, listen, tools),
    close: async () => {},
  }
}

/** Writes the arguments of `bwrap`. There is no /proc and no /dev inside: the scanner needs neither. */
export function bwrapArgs(inmate: Inmate): string[] {
  const readable = { ...inmate.readable, [programInside(inmate.program)]: inmate.program }
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
    programInside(inmate.program),
    ...inmate.args,
  ]
}
