import type { Made } from './assemble.ts'
import type { MadeTag } from './made-tag.ts'
import type { HeldBackTag } from './section.ts'
import { compareVersions, inLine, type Version, type VersionLine } from './versions.ts'

/** Names that versions are known by: tags of the registry's repository, or Git tags. */
export interface KnownTags {
  readonly origin: 'registry' | 'git'
  readonly names: readonly string[]
}

/** Returns whether any tag could fall behind, so that the known versions are worth asking for. */
export function mayFallBehind(made: Made): boolean {
  return made.tags.some(isAtStake)
}

/** Splits the tags into those that move and those that stay where they are, because a higher version holds them. */
export function holdBack(made: Made, known: KnownTags): { tags: MadeTag[]; heldBack: HeldBackTag[] } {
  const tags: MadeTag[] = []
  const heldBack: HeldBackTag[] = []
  for (const tag of made.tags) {
    const higher = isAtStake(tag) ? highest(tag.line, known) : undefined
    if (higher === undefined || tag.line === undefined) tags.push(tag)
    else
      heldBack.push({
        name: tag.name,
        rule: tag.rule,
        version: tag.line.version.text,
        blockedBy: higher.text,
      })
  }
  return { tags, heldBack }
}

function isAtStake(tag: MadeTag): tag is MadeTag & { line: VersionLine } {
  return tag.class === 'floating' && tag.line?.fixed !== undefined && tag.line.version.stable
}

/** Finds the highest known version of the line that is above the released one. */
function highest(line: VersionLine, { origin, names }: KnownTags): Version | undefined {
  return names
    .map(name => (origin === 'git' ? line.inGitTag(name) : stripped(line, name)))
    .flatMap(text => (text === undefined ? [] : (line.parse(text) ?? [])))
    .filter(version => inLine(line, version) && compareVersions(version, line.version) > 0)
    .sort(compareVersions)
    .at(-1)
}

function stripped({ head, tail }: VersionLine, name: string): string | undefined {
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length <= head.length + tail.length)
    return undefined
  return name.slice(head.length, name.length - tail.length)
}
