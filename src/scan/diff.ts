import { severities } from '../stage/severity.ts'
import type { Finding } from './section.ts'

/** One vulnerability in one package, on both sides of a comparison. */
export interface Change {
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
 * Compares the findings of two scans of one platform that were made by the same scanner with the same database. Findings must not be filtered
 * before: one whose severity rose past a threshold would look new.
 */
export function diffFindings(base: readonly Finding[], head: readonly Finding[]): Change[] {
  const names = aliasNames([...base, ...head])
  const key = (finding: Finding) => `${packageKey(finding)} ${names.get(finding.id) ?? finding.id}`
  const before = Map.groupBy(base, key)
  const after = Map.groupBy(head, key)
  return [...new Set([...after.keys(), ...before.keys()])].map(name =>
    classify(before.get(name) ?? [], after.get(name) ?? []),
  )
}

/** Lists the findings that a change adds: those of a new vulnerability, or the copies beyond those that were there. */
export function addedBy(change: Change): readonly Finding[] {
  if (change.kind === 'introduced' || change.escalated) return change.head
  if (change.kind !== 'more-copies') return []
  const known = new Map<string, number>()
  for (const finding of change.base) known.set(spot(finding), (known.get(spot(finding)) ?? 0) + 1)
  const fresh = change.head.filter(finding => {
    const left = known.get(spot(finding)) ?? 0
    known.set(spot(finding), left - 1)
    return left <= 0
  })
  // Copies that moved are not new; only additional ones are.
  return fresh.slice(0, change.head.length - change.base.length)
}

/** Identifies a package without its version, so that an update is recognised: by its package URL, or what else is known. */
export function packageKey({ purl, target, package: name }: Finding): string {
  if (purl === undefined) return `${target ?? ''}|${name}`
  const [locator = '', query = ''] = purl.split('#')[0]?.split('?') ?? []
  const at = locator.lastIndexOf('@')
  const qualifiers = query
    .split('&')
    .filter(pair => pair !== '' && !/^(distro|arch|epoch)=/.test(pair))
    .toSorted()
  return `${at > locator.lastIndexOf('/') ? locator.slice(0, at) : locator}${qualifiers.map(pair => `&${pair}`).join('')}`
}

/** Maps each id to the name of its vulnerability: of all its aliases the CVE, else the first. */
function aliasNames(findings: readonly Finding[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const { id, aliases = [] } of findings) {
    const advisories = [id, ...aliases].filter(alias => /^(CVE|GHSA)-/.test(alias))
    const cves = advisories.filter(alias => alias.startsWith('CVE-'))
    // An advisory of a vendor may cover several vulnerabilities, which stay apart.
    if (id.startsWith('CVE-') || cves.length !== 1) continue
    names.set(id, cves[0] ?? id)
  }
  return names
}

function classify(base: readonly Finding[], head: readonly Finding[]): Change {
  const both = base.length > 0 && head.length > 0
  return {
    kind: kindOf(base, head),
    base,
    head,
    escalated: both && highest(head) > highest(base),
    nowFixable: both && head.some(({ fixed }) => fixed) && !base.some(({ fixed }) => fixed),
  }
}

function kindOf(base: readonly Finding[], head: readonly Finding[]): Change['kind'] {
  if (base.length === 0) return 'introduced'
  if (head.length === 0) return 'fixed'
  if (head.length > base.length) return 'more-copies'
  if (head.length < base.length) return 'fewer-copies'
  if (list(base, spot) === list(head, spot)) return 'unchanged'
  return list(base, version) === list(head, version) ? 'moved' : 'still-vulnerable'
}

function list(findings: readonly Finding[], name: (finding: Finding) => string): string {
  return JSON.stringify(findings.map(name).toSorted())
}

function spot(finding: Finding): string {
  return `${finding.path ?? ''} ${finding.installed}`
}

function version({ installed }: Finding): string {
  return installed
}

function highest(findings: readonly Finding[]): number {
  return Math.max(...findings.map(({ severity }) => severities.indexOf(severity)))
}
