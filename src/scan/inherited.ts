import type { Finding, ScannedPlatform } from '../stage/record/scan.ts'
import type { KnownBase } from './request.ts'

/** Marks findings that are inherited from the base image: those of packages in one of its layers. */
export function markInherited(platform: ScannedPlatform, base: KnownBase | undefined): ScannedPlatform {
  if (base === undefined) return platform
  const layers = new Set(base.layers)
  const mark = <One extends Pick<Finding, 'layer'>>(one: One): One =>
    one.layer !== undefined && layers.has(one.layer) ? { ...one, inherited: true } : one
  const findings = platform.findings.map(mark)
  return {
    ...platform,
    findings,
    ...(platform.suppressed && { suppressed: platform.suppressed.map(mark) }),
    ...(platform.secrets && { secrets: platform.secrets.map(mark) }),
    ...(platform.misconfigurations && { misconfigurations: platform.misconfigurations.map(mark) }),
    base: {
      name: base.name,
      digest: base.digest,
      findings: findings.filter(({ inherited }) => inherited).length,
    },
  }
}

/** Describes which findings come from the base image and how to fix them. */
export function updateHint(
  findings: readonly Finding[],
  platforms: readonly Pick<ScannedPlatform, 'base'>[],
): string | undefined {
  const name = platforms.find(({ base }) => base !== undefined)?.base?.name
  const count = distinct(findings.filter(({ inherited }) => inherited))
  if (count === 0 || name === undefined) return undefined
  const share = count === distinct(findings) ? (count === 1 ? 'it' : 'all of them') : `${count} of them`
  return `the base image ${name} contains ${share}: update the base`
}

function distinct(findings: readonly Finding[]): number {
  return new Set(findings.map(({ id, package: name }) => `${name} ${id}`)).size
}
