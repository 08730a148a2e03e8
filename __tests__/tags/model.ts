/**
 * A second, naive reading of the rule language, written from its description and sharing no code with src/tags: what a
 * run of docker/metadata-action would give for valid input.
 */
export interface ModelRun {
  readonly event: string
  readonly ref: string
  readonly sha: string
  readonly defaultBranch: string
  readonly baseRef: string
  /** `YYYYMMDD` of the run, in UTC. */
  readonly day: string
}

/** One rule as its parts. */
export interface ModelRule {
  readonly type: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The flavor as its parts. */
export interface ModelFlavor {
  readonly latest: 'auto' | 'true' | 'false'
  readonly prefix?: string
  readonly prefixOnLatest?: boolean
  readonly suffix?: string
  readonly suffixOnLatest?: boolean
}

const priorities: Record<string, number> = {
  schedule: 1000,
  semver: 900,
  pep440: 900,
  match: 800,
  edge: 700,
  ref: 600,
  raw: 200,
  sha: 100,
}

/** Returns the tag names in order. */
export function model(rules: readonly ModelRule[], flavor: ModelFlavor, run: ModelRun): string[] {
  const numbered = rules.map((rule, index) => ({
    rule,
    index,
    priority:
      rule.attributes.priority === undefined
        ? (priorities[rule.type] ?? 0)
        : Number(rule.attributes.priority),
  }))
  numbered.sort((a, b) => b.priority - a.priority || a.index - b.index)
  const names: string[] = []
  let latest: boolean | undefined
  for (const { rule } of numbered) {
    const { attributes } = rule
    if (fill(attributes.enable ?? 'true', run) === 'false') continue
    const made = madeBy(rule, run)
    if (made === undefined) continue
    const pull = rule.type === 'ref' && attributes.event === 'pr'
    const standard = rule.type === 'sha' ? 'sha-' : pull ? 'pr-' : (flavor.prefix ?? '')
    const text =
      fill(attributes.prefix ?? standard, run) +
      made.value +
      fill(attributes.suffix ?? flavor.suffix ?? '', run)
    if (text === '') continue
    const name = clean(text)
    latest ??= made.latest
    if (!names.includes(name)) names.push(name)
  }
  if (names.length > 0 && (flavor.latest === 'true' || (flavor.latest === 'auto' && latest))) {
    const before = flavor.prefixOnLatest ? (flavor.prefix ?? '') : ''
    const after = flavor.suffixOnLatest ? (flavor.suffix ?? '') : ''
    const name = clean(`${before}latest${after}`)
    if (!names.includes(name)) names.push(name)
  }
  return names
}

function clean(text: string): string {
  let result = ''
  let bad = false
  for (const character of text) {
    const good = /[A-Za-z0-9._-]/.test(character)
    if (good) result += character
    else if (!bad) result += '-'
    bad = !good
  }
  return result
}

function cut(text: string, start: string): string | undefined {
  return text.startsWith(start) ? text.slice(start.length) : undefined
}

function fill(text: string, run: ModelRun): string {
  const branch = cut(run.ref, 'refs/heads/') ?? ''
  const main = branch === run.defaultBranch || run.event === 'schedule' || run.event === 'create'
  return text
    .split('{{branch}}')
    .join(branch)
    .split('{{tag}}')
    .join(cut(run.ref, 'refs/tags/') ?? '')
    .split('{{sha}}')
    .join(run.sha.slice(0, 7))
    .split('{{base_ref}}')
    .join(run.baseRef)
    .split('{{is_default_branch}}')
    .join(main ? 'true' : 'false')
    .split('{{is_not_default_branch}}')
    .join(main ? 'false' : 'true')
    .split("{{date 'YYYYMMDD'}}")
    .join(run.day)
}

interface Value {
  readonly value: string
  readonly latest: boolean
}

function madeBy({ type, attributes }: ModelRule, run: ModelRun): Value | undefined {
  const branch = cut(run.ref, 'refs/heads/')
  const gitTag = cut(run.ref, 'refs/tags/')
  const pull = cut(run.ref, 'refs/pull/')
  const plain = (value: string | undefined) => (value === undefined ? undefined : { value, latest: false })
  const source = attributes.value ? fill(attributes.value, run) : gitTag
  switch (type) {
    case 'schedule':
      return run.event === 'schedule' ? plain(fill(attributes.pattern ?? 'nightly', run)) : undefined
    case 'edge':
      return branch === (attributes.branch ?? run.defaultBranch) ? plain('edge') : undefined
    case 'raw':
      return plain(fill(attributes.value ?? '', run))
    case 'sha':
      return plain(attributes.format === 'long' ? run.sha : run.sha.slice(0, 7))
    case 'ref':
      if (attributes.event === 'branch') return plain(branch)
      if (attributes.event === 'tag')
        return gitTag === undefined ? undefined : { value: gitTag, latest: true }
      return plain(pull?.endsWith('/merge') ? pull.slice(0, -'/merge'.length) : pull)
    case 'match': {
      const hit = source === undefined ? null : new RegExp(attributes.pattern ?? '').exec(source)
      const value = hit?.[Number(attributes.group ?? '0')]
      return value === undefined ? undefined : { value, latest: true }
    }
    case 'semver':
      return source === undefined
        ? undefined
        : semanticValue(source.split('/').join('-'), attributes.pattern ?? '')
    default:
      return source === undefined
        ? undefined
        : pythonValue(source.split('/').join('-'), attributes.pattern ?? '')
  }
}

function semanticValue(raw: string, pattern: string): Value | undefined {
  const number = '(0|[1-9][0-9]*)'
  const identifier = '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)'
  const grammar = `^v?(${number}\\.${number}\\.${number}(-${identifier}(?:\\.${identifier})*)?)(\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`
  const hit = new RegExp(grammar).exec(raw)
  if (hit === null) return undefined
  const [, version = '', major = '', minor = '', patch = '', prerelease] = hit
  if (prerelease !== undefined) return { value: pattern === '{{raw}}' ? raw : version, latest: false }
  return { value: put(pattern, { raw, version, major, minor, patch }), latest: true }
}

const python =
  /^v?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|rc|c)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(?:post|rev|r)[-_.]?(\d*))?(?:[-_.]?dev[-_.]?(\d*))?(\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i
const letters: Record<string, string> = { alpha: 'a', beta: 'b', c: 'rc', pre: 'rc', preview: 'rc' }

/** Versions without epoch. */
function pythonValue(raw: string, pattern: string): Value | undefined {
  const hit = python.exec(raw)
  if (hit === null) return undefined
  const [, release = '', letter, pre, bare, post, dev, local = ''] = hit
  const numbers = release.split('.').map(Number)
  const word = letter?.toLowerCase() ?? ''
  let version = numbers.join('.')
  if (letter !== undefined) version += (letters[word] ?? word) + Number(pre)
  if (bare !== undefined || post !== undefined) version += `.post${Number(bare ?? post)}`
  if (dev !== undefined) version += `.dev${Number(dev)}`
  const stable = letter === undefined && bare === undefined && post === undefined && dev === undefined
  version += local.toLowerCase()
  if (!stable) return { value: pattern === '{{raw}}' ? raw : version, latest: false }
  const [major = 0, minor = 0, patch = 0] = numbers.map(String)
  return {
    value: put(pattern, { raw, version, major: `${major}`, minor: `${minor}`, patch: `${patch}` }),
    latest: true,
  }
}

function put(pattern: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words).reduce((text, [name, word]) => text.split(`{{${name}}}`).join(word), pattern)
}
