/**
 * Explains that a text is a whole reference where a tag belongs, as docker/build-push-action takes them, and what to write;
 * nothing where it is none. Expressions stand for any text.
 */
export function explainReference(text: string): string | undefined {
  const plain = text.replace(/\{\{[^{}]*\}\}/g, 'x')
  const colon = plain.lastIndexOf(':')
  const tagged = colon > plain.lastIndexOf('/') && !plain.includes('@')
  const image = tagged ? plain.slice(0, colon) : plain.replace(/@.*$/, '')
  const whole = tagged || plain.includes('@sha256:') || hostGrammar.test(plain)
  if (!whole || !imageGrammar.test(image)) return undefined
  const written = text.startsWith(image) ? image : '…'
  const tag = tagged ? text.slice(text.lastIndexOf(':') + 1) : undefined
  const cure = tag ? ` and the tag "${tag}" here` : ', and a tag here'
  return `"${text}" is a whole reference, and a tag is asked for: give the repository "${written}" as the image${cure}`
}

const imageGrammar = /^(?:[a-z0-9](?:[\w.-]*[a-z0-9])?(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/i
const hostGrammar = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}|[a-z0-9.-]+:\d+)(?::\d+)?\/\S/i
