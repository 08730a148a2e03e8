import { basename } from 'node:path'
import type { Finished } from '../../stage/stage.ts'

/** A program that is not trusted, and all that it may see. */
export interface SandboxCommand {
  /** A static Linux program on this machine: a jail has no libraries. */
  readonly program: string
  readonly args: readonly string[]
  /** Its whole environment; `root` is what its absolute paths begin with, empty in a real jail. */
  readonly env: (root: string) => Readonly<Record<string, string>>
  /** Files and folders it may read: where it sees them, and where they are. None lies inside another. */
  readonly readable: Readonly<Record<string, string>>
}

/** What a program may use up before it is ended. */
export interface Limits {
  readonly milliseconds: number
  /** Bytes on standard output. */
  readonly output: number
}

/** What is done with a program's standard error, which is text for people. */
export type Listen = (chunk: Uint8Array) => void

export const sandboxes = ['docker', 'bubblewrap', 'unshare', 'none'] as const
/** A way to lock a program in; `none` only keeps its environment clean. */
export type Sandbox = (typeof sandboxes)[number]

/** A place without network, credentials or anything of this machine, where a program can run once or several times. */
export interface Jail {
  readonly sandbox: Sandbox
  /** Runs a program to its end. @throws UserError when it breaks a limit or cannot be started. */
  run(sandboxCommand: SandboxCommand, limits: Limits, listen: Listen): Promise<Finished>
  /** Removes what the jail needed; safe after a failure. */
  close(): Promise<void>
}

/** Gives the path under which a jail shows a program to itself. */
export function programInside(program: string): string {
  return `/scanner/${basename(program)}`
}

/** The room for temporary files in a jail, in bytes; it is memory. */
export const temporarySpace = 2 * 1024 ** 3

/** An account that owns nothing: `nobody` on Debian. */
export const nobody = 65534

/** Gives a program the only folder it can write to as its home. */
export function temporaryHome(root: string): Record<string, string> {
  return { HOME: `${root}/tmp`, TMPDIR: `${root}/tmp` }
}
