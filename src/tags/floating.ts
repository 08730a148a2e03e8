import { higherAmong, highest, isInLine } from '../image/tag-line.ts'
import { compareVersions, type Release } from '../image/tag-version.ts'
import type { HeldBackTag } from '../stage/record/tags.ts'
import type { Made } from './assemble.ts'
import type { RuleLine } from './line.ts'
import type { MadeTag } from './made-tag.ts'

/** Names of known versions: tags of the registry's repository, or Git tags. */
export interface KnownTags {
  readonly origin: 'registry' | 'git'
  readonly names: readonly string[]
}

/** Returns whether any tag could move backwards, so that the known versions are needed. */
export function mayFallBehind(made: Made): boolean {
  return made.tags.some(tag => lineAtStake(tag) !== undefined)
}

/** Splits the tags into those that move and those that are held back, because a higher version has them. */
export function holdBack(made: Made, known: KnownTags): { tags: MadeTag[]; heldBack: HeldBackTag[] } {
  const tags: MadeTag[] = []
  const heldBack: HeldBackTag[] = []
  for (const tag of made.tags) {
    const line = lineAtStake(tag)
    const higher = line && higherThan(line, known)
    if (higher === undefined || line === undefined) tags.push(tag)
    else heldBack.push({ name: tag.name, rule: tag.rule, version: line.version.text, blockedBy: higher.text })
  }
  return { tags, heldBack }
}

type WholeLine = RuleLine & { readonly fixed: readonly number[] }

function lineAtStake(tag: MadeTag): WholeLine | undefined {
  const { line } = tag
  if (tag.class !== 'floating' || line?.fixed === undefined || !line.version.stable) return undefined
  return { ...line, fixed: line.fixed }
}

/** Finds the highest known version of the line that is above the released one. */
function higherThan(line: WholeLine, { origin, names }: KnownTags): Release | undefined {
  if (origin === 'registry') return higherAmong(line, names)?.version
  const versions = names
    .flatMap(name => line.inGitTag(name) ?? [])
    .filter(version => isInLine(line, version) && compareVersions(version, line.version) > 0)
  return highest(versions.map(version => ({ version })))?.version
}
