import { printable } from '../messages/printable.ts'
import type { Built } from './buildx.ts'
import { causeLine } from './cause-line.ts'
import { hintFor } from './hints.ts'
import { endOf, shortened } from './output-lines.ts'
import type { FailedStep } from './progress.ts'

/** Why a build failed, as far as BuildKit's output shows. */
export interface BuildFailure {
  /** One sentence: the step and its error. */
  readonly reason: string
  /** How to fix it. */
  readonly hint?: string
  /** Line of the Dockerfile. */
  readonly line?: number
  /** The step that failed, as BuildKit names it. */
  readonly step?: string
  /** The last lines that it printed. */
  readonly log: readonly string[]
  /** BuildKit's own message. */
  readonly message: string
  /** The image that could not be resolved. */
  readonly base?: string
  /** A command of the Dockerfile ended with an exit code, so it is not the builder or a registry that failed. */
  readonly command?: true
}

/** Finds the cause in the output of a build that failed: BuildKit's last message, the step that it is about, and what that one printed. */
export function buildFailure(
  { tail, failed, exitCode }: Pick<Built, 'tail' | 'failed' | 'exitCode'>,
  hide: (text: string) => string = text => text,
): BuildFailure {
  const message = hide(
    tail.findLast(line => line.startsWith('ERROR: '))?.replace(/^ERROR: (failed to (build|solve): )*/, '') ??
      '',
  )
  const found = failed.find(({ error }) => isAbout(message, hide(error)))
  const log = found === undefined ? [] : printable(hide(found.log.join('\n'))).split('\n')
  const cause = causeOf(found, message)
  const last = cause.command ? causeLine(log) : undefined
  const reason = [
    cause.sentence === '' ? `the build failed: buildx failed with exit code ${exitCode}` : cause.sentence,
    ...(last === undefined ? [] : [oneLine(last, 300)]),
  ].join(': ')
  const line = tail.map(text => /^ *(\d+) \| >>> /.exec(text)?.[1]).find(at => at !== undefined)
  const hint = hintFor({ reason, log, message })
  return {
    reason: hide(reason),
    log: endOf(log),
    message,
    ...(hint !== undefined && { hint }),
    ...(line !== undefined && { line: Number(line) }),
    ...(found !== undefined && { step: oneLine(hide(found.step), 200) }),
    ...(cause.base !== undefined && { base: cause.base }),
    ...(cause.command && { command: true }),
  }
}

/** Returns whether the message of a build is about the error of a step: one of others, such as a cache that is not there, does not end it. */
export function isAbout(message: string, error: string): boolean {
  const start = error.slice(0, 1000)
  return start !== '' && message !== '' && (message.includes(start) || start.includes(message.slice(0, 1000)))
}

interface Cause {
  readonly sentence: string
  readonly command?: true
  readonly base?: string
}

const incomplete = '" did not complete successfully: '

/** Describes the error of a step in one sentence that says nothing twice. */
function causeOf(found: FailedStep | undefined, message: string): Cause {
  if (message === '') return { sentence: '' }
  if (found === undefined) return { sentence: `the build failed: ${oneLine(message, 1000)}` }
  const base = /^\[[^\]]*\] load metadata for (\S+)$/.exec(found.step)?.[1]
  const error = oneLine(withoutOwn(found.error), 1000)
  if (base !== undefined) return { sentence: `the image ${base} could not be resolved: ${error}`, base }
  // The step already names the command.
  const at = found.error.startsWith('process "') ? found.error.lastIndexOf(incomplete) : -1
  const exit = at === -1 ? undefined : found.error.slice(at + incomplete.length)
  const name = `step ${oneLine(found.step, 160)} failed`
  if (exit === undefined) return { sentence: `${name}: ${error}` }
  return { sentence: `${name}: ${oneLine(exit.replace('exit code:', 'exit code'), 300)}`, command: true }
}

/** Takes off what is BuildKit's own affair: the names of its references. */
function withoutOwn(error: string): string {
  return error.replace(/^(?:failed to compute cache key: )?failed to calculate checksum of ref \S+: /, '')
}

function oneLine(text: string, limit: number): string {
  return shortened(text.replace(/\s+/g, ' ').trim(), limit)
}
