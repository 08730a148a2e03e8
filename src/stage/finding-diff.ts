import { pairPlatforms } from '../image/platform.ts'
import { type Severity, severities } from './severity.ts'

/** The fields of a finding by which it is compared. */
export interface ComparedFinding {
  readonly id: string
  readonly package: string
  readonly installed: string
  readonly severity: Severity
  readonly fixed?: string | undefined
  readonly target?: string | undefined
  readonly path?: string | undefined
  /** Package URL with the version. */
  readonly purl?: string | undefined
  /** Other names of the same vulnerability. */
  readonly aliases?: readonly string[] | undefined
}

/** What a scan found in one platform. */
export interface ComparedPlatform<Finding extends ComparedFinding> {
  readonly platform: string
  readonly digest?: string | undefined
  readonly findings: readonly Finding[]
  readonly suppressed?: readonly Finding[] | undefined
}

/** One platform compared with the same platform of another scan; without changes when there is none. */
export interface Comparison<Platform, Finding extends ComparedFinding> {
  readonly platform: Platform
  readonly changes?: readonly Change<Finding>[]
  /** The findings that the other scan does not have, without suppressed ones. */
  readonly added?: readonly Finding[]
}

/** One vulnerability in one package, on both sides of a comparison. */
export interface Change<Finding extends ComparedFinding = ComparedFinding> {
  readonly kind:
    | 'introduced'
    | 'fixed'
    | 'unchanged'
    | 'moved'
    | 'still-vulnerable'
    | 'more-copies'
    | 'fewer-copies'
  /** The findings of the new image; empty where it has none. */
  readonly head: readonly Finding[]
  readonly base: readonly Finding[]
  /** The severity rose. */
  readonly escalated: boolean
  /** A fixed version appeared. */
  readonly nowFixable: boolean
}

/**
 * Compares two scans platform by platform; the gate, the comment and the page use this result. Suppressed findings are part
 * of the baseline: removing an entry introduces nothing.
 */
export function compareScans<Finding extends ComparedFinding, Platform extends ComparedPlatform<Finding>>(
  platforms: readonly (Platform & ComparedPlatform<Finding>)[],
  others: readonly ComparedPlatform<Finding>[],
): Comparison<Platform, Finding>[] {
  const pairs = pairPlatforms(platforms, others)
  const all = ({ findings, suppressed = [] }: ComparedPlatform<Finding>) => [...findings, ...suppressed]
  return platforms.map(platform => {
    const before = pairs.get(platform)
    if (before === undefined) return { platform }
    const changes = diffFindings(all(before), all(platform))
    const visible = new Set(platform.findings)
    return { platform, changes, added: changes.flatMap(addedBy).filter(finding => visible.has(finding)) }
  })
}

/** Lists each vulnerability of each package once, regardless of platform, version and alias. */
export function distinctFindings<Finding extends ComparedFinding>(findings: readonly Finding[]): Finding[] {
  const name = namesIn(findings)
  return [...Map.groupBy(findings, name).values()].flatMap(([first]) => first ?? [])
}

/**
 * Compares the findings of two scans of one platform that were made by the same scanner with the same database. Findings must not be filtered
 * before: one whose severity rose past a threshold would look new.
 */
export function diffFindings<Finding extends ComparedFinding>(
  base: readonly Finding[],
  head: readonly Finding[],
): Change<Finding>[] {
  const key = namesIn([...base, ...head])
  const before = Map.groupBy(base, key)
  const after = Map.groupBy(head, key)
  return [...new Set([...after.keys(), ...before.keys()])].map(name =>
    classify(before.get(name) ?? [], after.get(name) ?? []),
  )
}

/** Lists the findings that a change adds: those of a new vulnerability, or the copies beyond those that were there. */
export function addedBy<Finding extends ComparedFinding>(change: Change<Finding>): readonly Finding[] {
  if (change.kind === 'introduced' || change.escalated) return change.head
  if (change.kind !== 'more-copies') return []
  const known = new Map<string, number>()
  for (const finding of copiesIn(change.base)) known.set(spot(finding), (known.get(spot(finding)) ?? 0) + 1)
  const [before, after] = [copiesIn(change.base), copiesIn(change.head)]
  const fresh = after.filter(finding => {
    const left = known.get(spot(finding)) ?? 0
    known.set(spot(finding), left - 1)
    return left <= 0
  })
  // Copies that moved are not new; only additional ones are.
  return fresh.slice(0, after.length - before.length)
}

/** Lists the copies of a vulnerable package: a scanner may report one copy by several names of the vulnerability. */
function copiesIn<Finding extends ComparedFinding>(findings: readonly Finding[]): readonly Finding[] {
  const spots = [...Map.groupBy(findings, spot).values()]
  return spots.flatMap(same => {
    const names = [...Map.groupBy(same, ({ id }) => id).values()]
    return names.toSorted((a, b) => b.length - a.length)[0] ?? []
  })
}

/** Identifies a package without its version, so that an update is recognised: by its package URL, or what else is known. */
export function packageKey({ purl, target, package: name }: ComparedFinding): string {
  if (purl === undefined) return `${target ?? ''}|${name}`
  const [locator = '', query = ''] = purl.split('#')[0]?.split('?') ?? []
  const at = locator.lastIndexOf('@')
  const qualifiers = query
    .split('&')
    .filter(pair => pair !== '' && !/^(distro|arch|epoch)=/.test(pair))
    .toSorted()
  return `${canonical(at > locator.lastIndexOf('/') ? locator.slice(0, at) : locator)}${qualifiers.map(pair => `&${pair}`).join('')}`
}

/**
 * Writes type, namespace and name of a package URL in one way: https://github.com/package-url/purl-spec leaves the type's
 * case open, encodes characters that some leave as they are, and reads `Foo_Bar` of PyPI as `foo-bar`.
 */
function canonical(locator: string): string {
  const [, type = '', rest = ''] = /^pkg:\/*([^/]*)(.*)$/is.exec(locator) ?? []
  if (type === '') return locator
  const name = decoded(rest).replaceAll('@', '%40')
  const kind = type.toLowerCase()
  return `pkg:${kind}${kind === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Returns a function that identifies a finding: by its package without the version, and the CVE among its aliases. */
function namesIn(findings: readonly ComparedFinding[]): (finding: ComparedFinding) => string {
  const names = aliasNames(findings)
  return finding => `${packageKey(finding)} ${names.get(finding.id) ?? finding.id}`
}

/** Maps advisories to the CVE of their vulnerability; an advisory that covers several is not mapped. */
function aliasNames(findings: readonly ComparedFinding[]): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>()
  for (const { id, aliases = [] } of findings) {
    const all = new Set([id, ...aliases])
    const cves = [...all].filter(alias => alias.startsWith('CVE-'))
    const advisories = [...all].filter(
      alias => alias.startsWith('GHSA-') || (alias === id && !cves.includes(id)),
    )
    for (const advisory of advisories) names.set(advisory, new Set([...(names.get(advisory) ?? []), ...cves]))
  }
  const known = new Map(
    [...names].flatMap(([advisory, cves]) => {
      const [only, ...others] = cves
      return only === undefined || others.length > 0 ? [] : [[advisory, only] as const]
    }),
  )
  // Without a CVE an advisory of a vendor, such as RUSTSEC-…, may still be one of GitHub.
  const vendors = findings.flatMap(({ id, aliases = [] }) => {
    const [only, ...others] = [...new Set(aliases)].filter(alias => /^(?:CVE|GHSA)-/.test(alias))
    const isOther = !/^(?:CVE|GHSA)-/.test(id) && !known.has(id)
    return isOther && only?.startsWith('GHSA-') && others.length === 0
      ? [[id, known.get(only) ?? only] as const]
      : []
  })
  return new Map([...vendors, ...known])
}

function classify<Finding extends ComparedFinding>(
  base: readonly Finding[],
  head: readonly Finding[],
): Change<Finding> {
  const both = base.length > 0 && head.length > 0
  return {
    kind: kindOf(copiesIn(base), copiesIn(head)),
    base,
    head,
    escalated: both && highest(head) > highest(base),
    nowFixable: both && head.some(({ fixed }) => fixed) && !base.some(({ fixed }) => fixed),
  }
}

function kindOf(base: readonly ComparedFinding[], head: readonly ComparedFinding[]): Change['kind'] {
  if (base.length === 0) return 'introduced'
  if (head.length === 0) return 'fixed'
  if (head.length > base.length) return 'more-copies'
  if (head.length < base.length) return 'fewer-copies'
  if (list(base, spot) === list(head, spot)) return 'unchanged'
  return list(base, version) === list(head, version) ? 'moved' : 'still-vulnerable'
}

function list(findings: readonly ComparedFinding[], name: (finding: ComparedFinding) => string): string {
  return JSON.stringify(findings.map(name).toSorted())
}

function spot(finding: ComparedFinding): string {
  return `${finding.path ?? ''} ${finding.installed}`
}

function version({ installed }: ComparedFinding): string {
  return installed
}

function highest(findings: readonly ComparedFinding[]): number {
  return findings.reduce((most, { severity }) => Math.max(most, severities.indexOf(severity)), -1)
}
