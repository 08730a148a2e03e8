import type { PromotedTag, PromoteSection } from '../stage/record/promote.ts'
import type { Timed } from '../stage/record/section.ts'

/** Summarizes a promotion or a rollback in one line: the digest, and the number of tags by outcome. */
export function closingLine({ reason, digest, tags }: Timed<PromoteSection>): string {
  if (reason !== undefined) return reason
  const counts = Object.entries(words).flatMap(([outcome, word]) => {
    const { length } = tags.filter(tag => tag.outcome === outcome)
    return length > 0 ? [`${length} ${length === 1 ? 'tag' : 'tags'} ${word}`] : []
  })
  return [...(digest === undefined ? [] : [digest]), counts.join(', ') || 'no tag to set'].join(': ')
}

const words: Partial<Record<PromotedTag['outcome'], string>> = {
  created: 'created',
  moved: 'moved',
  'would-create': 'would be created',
  'would-move': 'would move',
  unchanged: 'unchanged',
  'held-back': 'held back',
}
