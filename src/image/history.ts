import { UserError } from '../messages/errors.ts'
import type { Digest } from './reference.ts'

/** The history of the layers in an image's config. */
export interface LayerHistory {
  /** Digests of the uncompressed layers, lowest first: equal ones have the same content. */
  readonly diffIds: readonly Digest[]
  /** The instruction of each layer where it has one; empty where the numbers of history entries and layers differ. */
  readonly instructions: readonly (string | undefined)[]
}

/** Reads diff IDs and history from a config. https://github.com/opencontainers/image-spec/blob/main/config.md */
export function parseHistory(config: Uint8Array): LayerHistory {
  const value = json(config)
  const ids: unknown = value?.rootfs?.diff_ids
  if (!Array.isArray(ids) || !ids.every(isDigest))
    throw new UserError('the image config cannot be read: it has no list of diff IDs')
  const steps: unknown[] = Array.isArray(value?.history) ? value.history : []
  const made = steps.filter(step => isObject(step) && step.empty_layer !== true) as Record<string, unknown>[]
  const texts = made.map(step => (typeof step.created_by === 'string' ? step.created_by : ''))
  const instructions = texts.map(text => instructionText(text) || undefined)
  return { diffIds: ids, instructions: instructions.length === ids.length ? instructions : [] }
}

/**
 * Formats a history entry as the instruction of the Dockerfile: without BuildKit's comment, the shell, checksums of the
 * context, and the values of build arguments, which may be confidential.
 */
export function instructionText(createdBy: string): string {
  return withoutArguments(withoutComment(createdBy))
    .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh -c #\(nop\)\s+/, '')
    .replace(/^(?:RUN )?\S*\/(?:ba|da|a)?sh (?:-[a-z]+ (?:pipefail )?)+/, 'RUN ')
    .replace(/^(ADD|COPY) (?:--\S+ )*(file|dir|multi):[0-9a-f]{64} in /, '$1 $2 in ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What BuildKit writes behind an instruction that it ran. */
const comment = '# buildkit'

function withoutComment(text: string): string {
  const trimmed = text.trimEnd()
  return trimmed.endsWith(comment) ? trimmed.slice(0, -comment.length).trimEnd() : text
}

/** Takes `|2 A=1 B=2 ` away, which stands in front of the shell. */
function withoutArguments(text: string): string {
  if (!/^(?:RUN )?\|\d+ /.test(text)) return text
  const shell = /\/(?:ba|da|a)?sh -/.exec(text)?.index
  if (shell === undefined) return text
  let start = shell
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start--
  return `RUN ${text.slice(start)}`
}

function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function json(bytes: Uint8Array): { rootfs?: { diff_ids?: unknown }; history?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
