import { createHash } from 'node:crypto'
import { firstOf, listed, plural } from '../image/units.ts'
import { blocks, type Column, limited, table } from '../report/markdown/blocks.ts'
import { code, link, text } from '../report/markdown/escape.ts'
import { hiddenJson } from '../report/markdown/hidden.ts'
import { commentLimit, richest } from '../report/markdown/limits.ts'
import type { Cure, NewFinding, WatchedImage } from './watched.ts'

/** What later runs read in the invisible first line of an issue. */
export interface IssueMarker {
  /** The repository of the image. */
  readonly image: string
  /** The findings that it tells, each by a short digest; none where it was closed because all were gone. */
  readonly known: readonly string[]
}

/** The text of an issue. */
export interface IssueText {
  readonly marker: IssueMarker
  readonly title: string
  readonly body: string
}

const pattern = /^<!-- buildonce:watch:v1 (\{[^\n]{0,20000}\}) -->(?:\r?\n|$)/

/** More are not told apart from those that came later, which only reopens an issue once more. */
const mostKnown = 800

/** Writes the issue of an image: nothing in it changes unless what was found does. */
export function issueOf(image: string, watched: readonly WatchedImage[]): IssueText {
  const vulnerable = watched.filter(({ findings }) => findings.length > 0)
  const marker = { image, known: knownIn(vulnerable) }
  const first = `<!-- buildonce:watch:v1 ${hiddenJson(marker)} -->`
  const render = (limit: number) => () =>
    blocks([
      first,
      vulnerable.length === 0
        ? `The released tags of ${code(image, 200)} have no finding any more that their release did not have.`
        : `Since their release, vulnerabilities became known in these tags of ${code(image, 200)}.`,
      ...vulnerable.map(each => part(each, limit)),
      footer,
    ])
  const tags = vulnerable.flatMap(each => each.tags)
  return {
    marker,
    title: `${image}: ${tags.length === 0 ? 'no new vulnerabilities' : `${shortList(tags)} became vulnerable`}`,
    body: richest(commentLimit, [render(50), render(10), render(0), () => blocks([first, footer])]),
  }
}

/** Reads the first line of an issue; nothing where it is none of ours. */
export function parseIssueMarker(body: string): IssueMarker | undefined {
  const found = pattern.exec(body)?.[1]
  if (found === undefined) return undefined
  try {
    const { image, known } = JSON.parse(found) as Record<string, unknown>
    const texts = Array.isArray(known) && known.every(one => typeof one === 'string')
    return typeof image === 'string' && texts ? { image, known } : undefined
  } catch {
    return undefined
  }
}

const columns: readonly Column[] = [
  ['Vulnerability', 'left'],
  ['Severity', 'left'],
  ['Package', 'left'],
  ['Installed', 'left'],
  ['Fixed in', 'left'],
  ['What helps', 'left'],
]

const footer =
  '<sub>Kept up to date by Buildonce: it is closed when nothing of it is left, and opened again when something returns.</sub>'

function part({ tags, digest, findings, unknownBefore }: WatchedImage, limit: number): string {
  const rows = limited(findings, limit, row, rest => [`and ${rest.length} more`, '', '', '', '', ''])
  return blocks(
    [
      `### ${text(shortList(tags), 300)}`,
      `${text(shortList(tags), 300)} became vulnerable: ${plural(findings.length, 'finding')}. ${curesOf(findings)}`,
      unknownBefore && 'No evidence tells what was found when it was released, so every finding counts.',
      limit === 0 ? undefined : table(columns, rows),
      `<sub>${code(digest)}</sub>`,
    ].map(each => each || undefined),
  )
}

function row({ finding, cure }: NewFinding): string[] {
  return [
    link(text(finding.id, 60), finding.url),
    finding.severity,
    code(finding.package, 60),
    code(finding.installed, 40),
    finding.fixed === undefined ? 'no fix yet' : code(finding.fixed, 60),
    words[cure],
  ]
}

const words: Readonly<Record<Cure, string>> = {
  base: 'update the base image',
  rebuild: 'build again',
  update: 'update the package',
  none: '',
}

/** Says what to do, and of how many findings it is the end. */
export function curesOf(findings: readonly NewFinding[]): string {
  const by = Map.groupBy(findings, ({ cure }) => cure)
  const share = (cure: Cure) => {
    const count = by.get(cure)?.length ?? 0
    return count === findings.length ? (count === 1 ? 'it' : 'all of them') : `${count} of them`
  }
  const sentences: Readonly<Record<Cure, () => string>> = {
    rebuild: () => `A rebuild takes ${share('rebuild')} away.`,
    base: () => `Fixed by updating the base: ${share('base')}.`,
    update: () => `Fixed by a newer version of the package: ${share('update')}.`,
    none: () => `Without a fix: ${share('none')}.`,
  }
  return (['rebuild', 'base', 'update', 'none'] as const)
    .filter(cure => by.has(cure))
    .map(cure => sentences[cure]())
    .join(' ')
}

/** Names tags in a few words. */
export function shortList(tags: readonly string[]): string {
  return listed(firstOf(tags, 3))
}

function knownIn(watched: readonly WatchedImage[]): string[] {
  const keys = watched.flatMap(({ digest, findings }) =>
    findings.map(({ finding: { id, package: name, installed } }) =>
      createHash('sha256').update(`${digest}\n${id}\n${name}\n${installed}`).digest('hex').slice(0, 12),
    ),
  )
  return [...new Set(keys)].toSorted().slice(0, mostKnown)
}
