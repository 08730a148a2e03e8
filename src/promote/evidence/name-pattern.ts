/** Makes a pattern of a name: `*` stands for any text without a slash, `**` for any text. */
export function namePattern(name: string): RegExp {
  const pattern = name
    .split(/(\*+)/)
    .map(part => (/^\*+$/.test(part) ? (part === '*' ? '[^/]*' : '.*') : escaped(part)))
    .join('')
  return new RegExp(`^${pattern}$`, 's')
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
}
