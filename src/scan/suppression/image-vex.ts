import { machineOf } from '../../image/platform.ts'
import type { Digest } from '../../image/reference.ts'
import type { Finding, ScannedPlatform, SuppressedFinding } from '../../stage/record/scan.ts'
import { countBySeverity } from '../trivy-report.ts'
import { covers, type PackageUrl, parsePurl, withoutSlashes } from './purl.ts'
import type { VexStatement } from './vex-statements.ts'

/** Under which names a statement may speak of an image. */
export interface NamedImage {
  /** Its repositories, as references name them: those where it is, or where it is going to be. */
  readonly repositories: readonly string[]
  /** Of the image with all its platforms. */
  readonly digest: Digest
}

/**
 * Hides what statements about the image as a product say does not apply (`pkg:oci/…`), to the whole of it or to some packages
 * in it. Trivy compares such a product with the repository digests of an image, which a layout does not have.
 */
export function applyImageVex(
  platform: ScannedPlatform,
  statements: readonly VexStatement[],
  image: NamedImage,
): ScannedPlatform {
  const applying = statements.flatMap(statement => {
    const products = (statement.products ?? []).filter(({ purl }) => isImage(purl, image, platform))
    return products.map(({ parts }) => ({ statement, parts }))
  })
  if (applying.length === 0) return platform
  const hidden: SuppressedFinding[] = []
  const findings = platform.findings.filter(finding => {
    const by = applying.find(({ statement, parts }) => isAbout(statement, finding) && holds(parts, finding))
    if (by === undefined) return true
    const { status: vex, reason } = by.statement
    hidden.push({ ...finding, vex, ...(reason && { statement: reason }) })
    return false
  })
  return {
    ...platform,
    findings,
    counts: countBySeverity(findings),
    suppressed: [...(platform.suppressed ?? []), ...hidden],
  }
}

/** Names the statements that match nothing in any platform, each with its product: it may be written otherwise than meant. */
export function unmatchedStatements(
  statements: readonly VexStatement[],
  platforms: readonly ScannedPlatform[],
  image: NamedImage,
): string[] {
  const hidden = platforms.flatMap(platform =>
    (platform.suppressed ?? [])
      .filter(({ vex }) => vex !== undefined)
      .map(finding => ({ finding, platform })),
  )
  const matches = (
    statement: VexStatement,
    product: NonNullable<VexStatement['products']>[number] | undefined,
  ) =>
    hidden.some(({ finding, platform }) => {
      if (!isAbout(statement, finding)) return false
      if (product === undefined) return true
      const { purl, parts } = product
      return isImage(purl, image, platform) ? holds(parts, finding) : holds([purl, ...parts], finding)
    })
  return statements.flatMap(statement => {
    const products = statement.products?.length ? statement.products : [undefined]
    return products
      .filter(product => !matches(statement, product))
      .map(product => `${statement.ids[0] ?? 'a statement'}${wordsOf(product)} (${statement.document})`)
  })
}

function wordsOf(product: NonNullable<VexStatement['products']>[number] | undefined): string {
  if (product === undefined) return ''
  const [part, ...more] = product.parts
  const inside = part === undefined ? '' : `${part}${more.length > 0 ? ` and ${more.length} more` : ''} in `
  return ` for ${inside}${product.purl}`
}

function isAbout({ ids }: VexStatement, { id, aliases = [] }: Finding): boolean {
  return ids.some(name => name === id || aliases.includes(name))
}

/** Returns whether a finding is in one of the packages; without any it is about all of the image. */
function holds(parts: readonly string[], { purl }: Finding): boolean {
  if (parts.length === 0) return true
  const found = purl === undefined ? undefined : parsePurl(purl)
  return found !== undefined && parts.map(parsePurl).some(part => part !== undefined && covers(part, found))
}

/**
 * Returns whether a package URL names this image: by its digest, which is that of nothing else, or by its repository. The name
 * alone is the last part of the repository. https://github.com/package-url/purl-spec/blob/main/types/oci-definition.json
 */
function isImage(purl: string, image: NamedImage, { platform, digest }: ScannedPlatform): boolean {
  const stated = parsePurl(purl)
  if (stated?.type !== 'oci') return false
  const arch = stated.qualifiers.get('arch')
  if (arch !== undefined && machineOf(platform) !== machineOf(`linux/${arch}`)) return false
  if (stated.version !== undefined && stated.version !== image.digest && stated.version !== digest)
    return false
  const at = stated.qualifiers.get('repository_url')
  const isNamed = image.repositories.some(repository => isRepository(repository, stated, at))
  return isNamed || (stated.version !== undefined && at === undefined)
}

function isRepository(repository: string, { path }: PackageUrl, at: string | undefined): boolean {
  const [name = '', ...parents] = hubAs(repository).split('/').toReversed()
  if (name !== path) return false
  if (at === undefined) return true
  const stated = hubAs(withoutSlashes(at.replace(/^https?:\/\//, '')).toLowerCase())
  return stated === hubAs(repository) || stated === parents.toReversed().join('/')
}

/** Docker Hub has two names. */
function hubAs(repository: string): string {
  return repository
    .toLowerCase()
    .replace(/^(?:index\.docker\.io|registry-1\.docker\.io)(?=\/|$)/, 'docker.io')
}
