import { listed } from '../../image/units.ts'
import { blocks, type Column, trimmedTable } from '../markdown/blocks.ts'
import { code, prose, sentence, text } from '../markdown/escape.ts'
import type { ImageReport, Reported } from '../view.ts'

type PromotedTag = NonNullable<Reported['promote']>['tags'][number]

const columns: readonly Column[] = [
  ['Tag', 'left'],
  ['', 'left'],
  ['Outcome', 'left'],
  ['Before', 'left'],
  ['After', 'left'],
  ['Why', 'left'],
]

/** Renders each tag: its digest before and after. */
export function promotePart(imageReport: ImageReport, limit = 100): string | undefined {
  return blocks([tagsPart(imageReport, limit), heldBackPart(imageReport.run)])
}

function tagsPart({ run }: ImageReport, limit: number): string | undefined {
  const { promote } = run
  if (promote === undefined || promote.tags.length === 0) return plannedPart(run)
  const rows = promote.tags
    .slice(0, limit)
    .map(tag => [
      code(tag.reference, 120),
      tag.class,
      outcomeWords[tag.outcome],
      tag.before === undefined ? '' : code(short(tag.before)),
      afterOf(tag),
      prose(tag.reason ?? '', 200),
    ])
  const more = promote.tags.length > limit ? `and ${promote.tags.length - limit} more tags` : undefined
  const plan = promote.dryRun ? 'A plan: nothing was written.' : undefined
  return [plan, trimmedTable(columns, rows), more, evidenceLine(promote)].filter(Boolean).join('\n\n')
}

/** In a dry run the planned digest. */
function afterOf({ after, next: digest = after }: PromotedTag): string {
  return digest === undefined ? '' : code(short(digest))
}

/** The words for the outcome of a tag. */
export const outcomeWords: Record<PromotedTag['outcome'], string> = {
  created: '**created**',
  moved: '**moved**',
  unchanged: 'unchanged',
  'would-create': 'would be created',
  'would-move': 'would move',
  refused: '❌ refused',
  'held-back': 'held back',
  'not-reached': '❌ not reached',
}

function heldBackPart({ tags }: Reported): string | undefined {
  const held = tags?.heldBack ?? []
  if (held.length === 0) return undefined
  return held
    .slice(0, 20)
    .map(
      ({ name, version, blockedBy }) =>
        `- ${code(name)} is not moved: ${code(blockedBy)} is higher than ${code(version)}`,
    )
    .join('\n')
}

function plannedPart({ tags, promote }: Reported): string | undefined {
  if (tags === undefined || tags.tags.length === 0) return undefined
  const names = tags.tags.slice(0, 20).map(({ name }) => code(name))
  const more = tags.tags.length > 20 ? ` and ${tags.tags.length - 20} more` : ''
  const why = promote?.reason === undefined ? '' : `: ${prose(promote.reason)}`
  return `${sentence(`No tag was moved${why}`)} The tags of this run: ${more === '' ? listed(names) : names.join(', ')}${more}.`
}

function evidenceLine({ evidence }: NonNullable<Reported['promote']>): string {
  if (evidence.length === 0) return ''
  const words = evidence.slice(0, 20).map(({ section, status }) => `${text(section, 60)} ${text(status, 60)}`)
  return `<sub>Evidence: ${words.join(', ')}${evidenceTrust(evidence)}.</sub>`
}

/** Everyone who can push can attach evidence; so the report says whether it is signed. */
function evidenceTrust(evidence: NonNullable<Reported['promote']>['evidence']): string {
  const stored = evidence.filter(({ status, source }) => status === 'passed' && source !== 'this run')
  if (stored.length === 0) return ''
  const keys = [...new Set(stored.map(({ signedBy }) => signedBy))]
  if (keys.includes(undefined)) return ', from the registry, without a signature'
  return `, signed with ${keys.map(key => code(key ?? '', 100)).join(', ')}`
}

function short(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12)
}
