import { readTag } from '../image/tag.ts'
import { readSemver } from '../image/tag-version.ts'
import { gitTagOf, type TagContext } from './context.ts'

/** Explains that no rule took the Git tag of the run, and which one would; nothing where one did, or where there is none. */
export function explainUnread(context: TagContext, tookGitTag: boolean): string | undefined {
  const gitTag = gitTagOf(context)
  if (gitTag === undefined || tookGitTag) return undefined
  return `tags: the Git tag ${gitTag} gives no tag, because no rule reads it; this one would: ${ruleFor(gitTag)}`
}

/** Writes the rule that makes the version in a Git tag a tag, or the Git tag itself where it has none. */
export function ruleFor(gitTag: string): string {
  const found = readTag(gitTag)
  if (found === undefined) return 'type=ref,event=tag'
  const { component, version } = found
  const name = escaped(component)
  const type = readSemver(version.raw) ? 'semver' : version.scheme === 'pep440' ? 'pep440' : undefined
  if (type === undefined) return `type=match,pattern=^${name}v?(\\d.*)$,group=1`
  const match = component === '' ? '' : `,match=^${name}v?(\\d.*)$`
  return `type=${type},pattern={{version}}${match}`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
