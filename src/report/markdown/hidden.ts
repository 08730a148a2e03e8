/** Serializes a value for an HTML comment: nothing in it can end the comment, and nothing in it is shown. */
export function hiddenJson(value: unknown): string {
  return JSON.stringify(value).replace(/[-<>&\u007f-\uffff]/g, unicode)
}

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
