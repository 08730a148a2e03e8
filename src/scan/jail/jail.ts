import { basename } from 'node:path'
import type { Finished } from '../../stage/stage.ts'

/** An untrusted program, and everything it may read. */
export interface SandboxCommand {
  /** A static Linux program on this machine: a sandbox has no libraries. */
  readonly program: string
  readonly args: readonly string[]
  /** Its whole environment; `root` is what its absolute paths begin with, empty in a real sandbox. */
  readonly env: (root: string) => Readonly<Record<string, string>>
  /** Files and folders it may read: their path in the sandbox, and on this machine. None is inside another. */
  readonly readable: Readonly<Record<string, string>>
}

/** The limits of one run, beside the resources of the sandbox; the program is ended when it exceeds one. */
export interface Limits {
  readonly milliseconds: number
  /** Bytes on standard output, and as many on standard error. */
  readonly output: number
}

/** Receives a program's standard error. */
export type Listen = (chunk: Uint8Array) => void

export const sandboxes = ['docker', 'bubblewrap', 'unshare', 'none'] as const
/** A kind of sandbox; `none` only clears the environment. */
export type Sandbox = (typeof sandboxes)[number]

/** A sandbox without network, credentials or files of this machine, where a program can run once or several times. */
export interface Jail {
  readonly sandbox: Sandbox
  /** Runs a program to its end. @throws UserError when it exceeds a limit or cannot be started. */
  run(sandboxCommand: SandboxCommand, limits: Limits, listen: Listen): Promise<Finished>
  /** Removes what the sandbox created; safe after a failure. */
  close(): Promise<void>
}

/** Returns the path of the program inside a sandbox. */
export function programInside(program: string): string {
  return `/scanner/${basename(program)}`
}

/** The path inside a sandbox of the program that closes what is inherited and starts the scanner. */
export const startInside = '/start'

/** An account without files: `nobody` on Debian. */
export const nobody = 65534

/** Sets HOME and the temporary folder to the only folder that the program can write to. */
export function temporaryHome(root: string): Record<string, string> {
  return { HOME: `${root}/tmp`, TMPDIR: `${root}/tmp` }
}
