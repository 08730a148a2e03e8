/** Formats bytes as Docker does: decimal units. */
export function bytes(value: number): string {
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (size < 1000) return `${sign}${size} B`
  if (size < 999_500) return `${sign}${(size / 1e3).toFixed(size < 9950 ? 1 : 0)} kB`
  if (size < 9_999_500_000) return `${sign}${grouped((size / 1e6).toFixed(1))} MB`
  return `${sign}${(size / 1e9).toFixed(2)} GB`
}

/** Formats a difference with its sign; colour alone never has a meaning. */
export function difference(value: number): string {
  if (value === 0) return '±0'
  return value > 0 ? `+${bytes(value)}` : bytes(value)
}

/** Formats a difference with its direction and its percentage; below a thousandth it is noise and reads ±0. */
export function movement(after: number, before: number): string {
  const delta = after - before
  if (delta === 0 || Math.abs(delta) < before / 1000) return '±0'
  const arrow = delta > 0 ? '▲' : '▼'
  const share = before === 0 ? '' : ` (${percent(delta / before)})`
  return `${arrow} ${difference(delta)}${share}`
}

/** Formats a percentage with its sign. */
export function percent(share: number): string {
  const value = Math.abs(share * 100)
  const digits = value < 10 ? 1 : 0
  return `${share < 0 ? '−' : '+'}${value.toFixed(digits)} %`
}

/** Formats a duration. */
export function seconds(value: number): string {
  if (value < 0.0995) return `${Math.round(value * 1000)} ms`
  if (value < 9.95) return `${value.toFixed(1)} s`
  const whole = Math.round(value)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** Formats a count with its noun. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`
}

/** Joins words with commas and a conjunction. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** Keeps the first words, and tells the number of the others as the last one. */
export function firstOf(words: readonly string[], most: number): readonly string[] {
  return words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words
}

function grouped(number: string): string {
  const [digits = '', ...decimals] = number.split('.')
  const head = digits.length % 3 || 3
  const groups = [digits.slice(0, head)]
  for (let at = head; at < digits.length; at += 3) groups.push(digits.slice(at, at + 3))
  return [groups.join(','), ...decimals].join('.')
}
