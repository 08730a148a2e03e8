import type { Scope } from './template.ts'

const block =
  /\{\{#(if|unless)\s+(\w+)\s*\}\}((?:(?!\{\{[#/]|\{\{else).)*)(?:\{\{else\}\}((?:(?!\{\{[#/]).)*))?\{\{\/\1\}\}/s

/**
 * Resolves `{{#if name}}…{{else}}…{{/if}}` as docker/metadata-action does: any text that is not empty counts as true,
 * "false" as well. Only for migrations; strict mode has no blocks.
 */
export function resolveBlocks(text: string, scope: Scope): string {
  const found = block.exec(text)
  if (found === null) return text
  const [whole, word, name = '', then = '', otherwise = ''] = found
  const value = scope[name]?.({ name, named: {}, raw: true }, () => {}) ?? ''
  const chosen = (value !== '') === (word === 'if') ? then : otherwise
  return resolveBlocks(
    text.replace(whole, () => chosen),
    scope,
  )
}
