import type { Scope } from './template.ts'

const block =
  /\{\{#(if|unless)\s+(\w+)\s*\}\}((?:(?!\{\{[#/]|\{\{else).)*)(?:\{\{else\}\}((?:(?!\{\{[#/]).)*))?\{\{\/\1\}\}/s

/**
 * Resolves `{{#if name}}…{{else}}…{{/if}}` as docker/metadata-action does: any text that is not empty counts as true,
 * "false" as well. Only for migrations; strict mode has no blocks.
 */
export function resolveBlocks(text: string, scope: Scope): string {
  let resolved = text
  for (let found = block.exec(resolved); found !== null; found = block.exec(resolved)) {
    const [whole, word, name = '', then = '', otherwise = ''] = found
    const value = scope[name]?.({ name, named: {}, raw: true }, () => {}) ?? ''
    const chosen = (value !== '') === (word === 'if') ? then : otherwise
    resolved = resolved.replace(whole, () => chosen)
  }
  return resolved
}
