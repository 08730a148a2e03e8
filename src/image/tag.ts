import { readVersion, type Version } from './tag-version.ts'

/** Whether a tag names one build for ever or moves on with each. */
export type TagClass = 'immutable' | 'floating'

/** What a tag's text is made of: `web-v1.2.3` is the version v1.2.3 of the component `web-`. */
export interface TagParts {
  /** The name in front with its separator, or ''. */
  readonly component: string
  readonly version: Version
}

/** Returns the class of a tag that comes without one: whole versions, dates and commits name one build for ever. */
export function classOf(tag: string): TagClass {
  const once = namesCommit(tag) || namesDate(tag) || namesRelease(tag) || namesStage(tag)
  return once ? 'immutable' : 'floating'
}

/** Returns whether a text names one release for ever: three numbers or more, with whatever is behind, also of a component. */
export function namesRelease(text: string): boolean {
  return candidates(text).some(({ rest }) => /^v?\d+\.\d+\.\d+(?:[-+._a-z].*)?$/i.test(rest))
}

/** Returns whether people move a Git tag of this name: `v1`, `1.2`, `web-v1`, or one without any number. */
export function movesByHabit(gitTag: string): boolean {
  return /^(?:v?|.*[-_./@]v)\d+(?:\.\d+)?$/i.test(gitTag) || !/\d/.test(gitTag)
}

/**
 * Finds the version in the name of a tag, and the component in front of it: `web-v1.2.3`, in Git also `web@1.2.3` and
 * `web/v1.2.3`. A component's version is a whole one, because `pr-12` is none.
 */
export function readTag(text: string): TagParts | undefined {
  if (namesCommit(text)) return undefined
  for (const { component, rest } of candidates(text)) {
    const version = readVersion(rest)
    if (version !== undefined && (component === '' || version.numbers.length > 2))
      return { component, version }
  }
  return undefined
}

/**
 * Finds the version in the name of a Git tag, as `readTag` does; there one or two numbers behind a component are one, too:
 * `build-9`, `web-v1.2`.
 */
export function readGitTag(name: string): TagParts | undefined {
  const found = readTag(name)
  if (found !== undefined || namesCommit(name)) return found
  const last = candidates(name).findLast(({ component }) => !/\d\.$/.test(component))
  const version = last && readVersion(last.rest)
  return version && { component: last.component, version }
}

/** The tag `latest`, and the parts of a version: what moves with releases, if their version is promoted with it. */
export interface FloatingForm {
  readonly component: string
  /** None for `latest`. */
  readonly numbers: readonly number[]
  /** Such as `-alpine`, or ''. */
  readonly variant: string
}

/** Reads `latest`, `1`, `1.4`, `1.x`, each with a component in front and a variant behind. */
export function readFloating(tag: string): FloatingForm | undefined {
  const latest = /^(?:(.+[-_.]))?latest(-.+)?$/.exec(tag)
  if (latest !== null) return { component: latest[1] ?? '', numbers: [], variant: latest[2] ?? '' }
  const [, component = '', digits, variant = ''] =
    /^([a-z](?:.*[a-z])?[-_.])?v?(\d{1,15}(?:\.\d{1,15})?)(?:\.x)?(-[a-z].*)?$/i.exec(tag) ?? []
  return digits === undefined ? undefined : { component, numbers: digits.split('.').map(Number), variant }
}

/** Replaces each run of characters that a tag cannot hold by one dash, as docker/metadata-action does. */
export function sanitise(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-')
}

function namesCommit(tag: string): boolean {
  return /^(?:.*-)?sha-[0-9a-f]{7,64}$/.test(tag)
}

function namesDate(tag: string): boolean {
  return /^(?:.*[-_.])?\d{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?(?:[-_.T].*)?$/.test(
    tag,
  )
}

/** Returns whether a text numbers a pre- or post-release of two numbers: `1.0rc1`, `1.0.post1`, but not `1.0-rc`. */
function namesStage(tag: string): boolean {
  return (
    /^v?\d+\.\d+[^\d].*\d$/i.test(tag) && /[a-z]/i.test(tag.slice(1)) && readVersion(tag)?.stable === false
  )
}

/** Lists where a version may begin: at the start, and behind each separator of a name. */
function candidates(text: string): { component: string; rest: string }[] {
  const starts = /^[a-z@]/i.test(text)
    ? [...text.matchAll(/[-_./@](?=v?\d)/gi)].map(({ index }) => index + 1)
    : []
  return [0, ...starts].map(start => ({ component: text.slice(0, start), rest: text.slice(start) }))
}
