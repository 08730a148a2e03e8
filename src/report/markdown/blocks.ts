/** How a column stands. */
export type Column = readonly [title: string, align: 'left' | 'right']

/** Writes a table; every cell must come from the escaping functions or be our own words. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(unbroken).join(' | ')} |`
  const align = columns.map(([, side]) => (side === 'right' ? '--:' : ':--'))
  return [line(columns.map(([title]) => title)), `|${align.join('|')}|`, ...rows.map(line)].join('\n')
}

/** Leaves out the columns that are empty in every row. */
export function trimmedTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const used = columns.map((_, index) => rows.some(row => (row[index] ?? '') !== ''))
  return table(
    columns.filter((_, index) => used[index]),
    rows.map(row => row.filter((_, index) => used[index])),
  )
}

/** Folds blocks under a title of HTML; both ends are in one text, so nothing can be left open. */
export function fold(title: string, body: string, state: 'open' | 'closed' = 'closed'): string {
  return `<details${state === 'open' ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`
}

/** Joins blocks with the empty line that Markdown wants between them; absent and empty ones are left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join('\n\n')
}

/** Writes the rows that fit, and a last row that says how many do not. */
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
