import type { Input, Table } from '../../src/inputs/table.ts'

/** Writes the Markdown table of inputs. */
export function inputTable(table: Table): string {
  const rows = Object.entries(table).map(
    ([name, declared]) =>
      `| \`${name}\` | ${declared.reader.shape} | ${standard(declared)} | ${cell(declared.description)} |`,
  )
  return ['| input | takes | default | what it does |', '|:--|:--|:--|:--|', ...rows].join('\n')
}

/** Writes the Markdown table of outputs. */
export function outputTable(descriptions: Readonly<Record<string, string>>): string {
  const rows = Object.entries(descriptions).map(
    ([name, description]) => `| \`${name}\` | ${cell(description)} |`,
  )
  return ['| output | what it is |', '|:--|:--|', ...rows].join('\n')
}

/** Replaces what stands between two markers of a page; a page without them is an error. */
export function between(page: string, name: string, content: string): string {
  const begin = `<!-- ${name} -->`
  const end = `<!-- /${name} -->`
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`the page has no place "${name}"`)
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`
}

function standard({ default: text, required, expression }: Input<unknown>): string {
  if (required) return '**required**'
  const shown = expression ?? text
  if (shown === undefined || shown === '') return ''
  return shown
    .split('\n')
    .map(line => `\`${line.replaceAll('|', '\\|')}\``)
    .join('<br>')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
