/** A condition on a text: it contains a substring, or a regular expression matches. */
export type Match =
  | { readonly by: 'text'; readonly text: string }
  | { readonly by: 'pattern'; readonly source: string }

/** An HTTP response, requested from this machine until it arrives or the time is up. Redirects are not followed. */
export interface HttpCheck {
  readonly kind: 'http'
  readonly scheme: 'http' | 'https'
  readonly method: string
  readonly path: string
  /** Port inside the container; absent: the only one the image exposes. */
  readonly port?: number
  /** Accepted status codes as ranges, both ends included. */
  readonly statuses: readonly (readonly [number, number])[]
  readonly headers: readonly { readonly name: string; readonly value: Match }[]
  readonly body: readonly Match[]
  /** With https: accept any certificate. */
  readonly insecure: boolean
}

/** A program that is run inside the running container until its result is as expected. */
export interface CommandCheck {
  readonly kind: 'command'
  readonly argv: readonly string[]
  readonly exitCodes: readonly number[]
  readonly output: readonly Match[]
  readonly notOutput: readonly Match[]
}

/** A program that is run in a container of its own, in place of the entry point, with the expected result. */
export interface RunCheck {
  readonly kind: 'run'
  readonly argv: readonly string[]
  readonly exitCodes: readonly number[]
  readonly output: readonly Match[]
  readonly notOutput: readonly Match[]
  /** Of standard error; where they are given, the others are of standard output, and else of both. */
  readonly errorOutput?: readonly Match[]
  readonly notErrorOutput?: readonly Match[]
  /** `$NAME` and `${NAME}` in the words stand for variables of the image. */
  readonly expands?: true
  readonly env?: readonly { readonly name: string; readonly value: string }[]
}

/** A line that the container must, or must never, print. */
export interface LogCheck {
  readonly kind: 'log'
  readonly match: Match
  readonly never: boolean
}

/** A file in the container's root file system, inspected from outside: no shell is needed. */
export interface FileCheck {
  readonly kind: 'file'
  readonly path: string
  readonly exists: boolean
  /** Permission bits. */
  readonly mode?: number
  /** Bits of which at least one must be set. */
  readonly anyOf?: number
  readonly owner?: { readonly uid?: number; readonly gid?: number }
  readonly type?: 'file' | 'folder'
  /** `$NAME` and `${NAME}` in the path stand for variables of the image. */
  readonly expands?: true
  readonly content: readonly Match[]
  readonly notContent: readonly Match[]
}

/** The user that process 1 runs as: a number, a name as the image has it, or anyone but root. */
export interface UserCheck {
  readonly kind: 'user'
  readonly user: string
}

/** A TCP port that something in the container listens on. */
export interface PortCheck {
  readonly kind: 'port'
  readonly port: number
}

/** A variable that the container must have, or must not have. */
export interface EnvCheck {
  readonly kind: 'env'
  readonly name: string
  readonly absent?: true
  readonly value?: Match
}

/** A one-shot container: it must exit with this code. */
export interface ExitCheck {
  readonly kind: 'exit'
  readonly code: number
}

/** A property of the image's configuration. */
export interface ImageCheck {
  readonly kind: 'image'
  readonly property: 'entrypoint' | 'cmd' | 'workdir' | 'user' | 'exposed-port' | 'volume' | 'label'
  readonly value: Match
  readonly not: boolean
}

/** One expectation of a container. `line` is the user's text. */
export type Check = (
  | HttpCheck
  | CommandCheck
  | RunCheck
  | LogCheck
  | FileCheck
  | UserCheck
  | PortCheck
  | EnvCheck
  | ExitCheck
  | ImageCheck
) & { readonly line: string }

/** The status codes accepted by default, the same as for the kubelet's probes. */
export const answering = [[200, 399]] as const

/** Returns whether a text is as expected. */
export function matches(match: Match, text: string): boolean {
  return match.by === 'text' ? text.includes(match.text) : new RegExp(match.source, 'm').test(text)
}

/** Formats an expectation for messages: `"ready"` or `/ready|started/`. */
export function formatMatch(match: Match): string {
  return match.by === 'text' ? JSON.stringify(match.text) : `/${match.source}/`
}

/** Puts variables in place of `$NAME` and `${NAME}`, those that are not set as nothing. */
export function expand(text: string, variables: readonly string[]): string {
  const value = (name: string) =>
    variables.findLast(each => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
  return text.replace(/\$(?:\{([^{}$]*)\}|([A-Za-z_]\w*|[*#$@!?\-0-9]))/g, (_, braced, bare) =>
    value(braced ?? bare),
  )
}

/** Compiles a regular expression. @throws Error when it is none. */
export function pattern(source: string): Match {
  try {
    new RegExp(source, 'm')
  } catch {
    throw new Error(`"${source}" is not a regular expression`)
  }
  return { by: 'pattern', source }
}
