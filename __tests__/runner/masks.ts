/** Holds the words that a log must not show. */
export type Masks = Set<string>

/** Adds a value: the whole, each of its trimmed lines, and the encodings that the runner knows. */
export function addMask(masks: Masks, value: string): void {
  for (const text of [value, ...value.split(/[\r\n]+/).map(line => line.trim())])
    if (text !== '') for (const form of [text, ...encodings(text)]) masks.add(form)
}

/** Replaces every masked word of a line by `***`. */
export function applyMasks(masks: Masks, line: string): string {
  return [...masks]
    .sort((a, b) => b.length - a.length)
    .reduce((text, mask) => text.replaceAll(mask, '***'), line)
}

function encodings(value: string): string[] {
  const forms = [
    Buffer.from(value).toString('base64'),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    value.replace(/^"(.*)"$/, '$1'),
  ]
  return forms.filter(form => form !== value && form.length > 0)
}
