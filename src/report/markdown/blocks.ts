/** Alignment of a column. */
export type Column = readonly [title: string, align: 'left' | 'right']

/** Renders a table; every cell must be escaped or our own text. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(unbroken).join(' | ')} |`
  const align = columns.map(([, side]) => (side === 'right' ? '--:' : ':--'))
  return [line(columns.map(([title]) => title)), `|${align.join('|')}|`, ...rows.map(line)].join('\n')
}

/** Removes columns that are empty in every row. */
export function trimmedTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const used = columns.map((_, index) => rows.some(row => (row[index] ?? '') !== ''))
  return table(
    columns.filter((_, index) => used[index]),
    rows.map(row => row.filter((_, index) => used[index])),
  )
}

/** Folds blocks under an HTML title; start and end tags are in one text, so none can be left open. */
export function fold(title: string, body: string, state: 'open' | 'closed' = 'closed'): string {
  return `<details${state === 'open' ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`
}

/** Joins blocks with the empty line that Markdown needs between them; absent and empty ones are omitted. */
export function blocks(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join('\n\n')
}

/** Renders the rows up to a limit, and a last row with the number of the others. */
export function limited<Item>(
  items: readonly Item[],
  limit: number,
  row: (item: Item) => readonly string[],
  rest: (left: readonly Item[]) => readonly string[],
): (readonly string[])[] {
  const shown = items.slice(0, limit).map(row)
  return items.length > limit ? [...shown, rest(items.slice(limit))] : shown
}

/** Keeps a number, its unit and its arrow on one line of a narrow column. */
function unbroken(cell: string): string {
  return cell.replace(/(\d) (?=(?:[kMG]?B|m?s|min)\b|%)|([▲▼]) (?=[+−])/g, '$1$2\u00a0')
}
