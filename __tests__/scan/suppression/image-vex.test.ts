import { describe, expect, test } from '@jest/globals'
import { applyImageVex, unmatchedStatements } from '../../../src/scan/suppression/image-vex.ts'
import { covers, parsePurl } from '../../../src/scan/suppression/purl.ts'
import { statementsIn } from '../../../src/scan/suppression/vex-statements.ts'
import { alpineFinding, npmFinding, scanned } from '../findings.ts'

const digest = `sha256:${'e'.repeat(64)}` as const
const image = { digest, repositories: ['ghcr.io/acme/web', 'docker.io/library/web'] }
const platform = scanned([npmFinding(), alpineFinding()])

const document = (...statements: object[]) =>
  JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex',
    author: 'acme',
    timestamp: '2026-11-01T00:00:00Z',
    version: 1,
    statements: statements.map(one => ({
      vulnerability: { name: 'CVE-2099-0006' },
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      ...one,
    })),
  })
const of = (products: unknown[], more: object = {}) =>
  statementsIn(document({ products, ...more }), 'vex.json')
const shown = (statements: ReturnType<typeof of>) =>
  applyImageVex(platform, statements, image).findings.map(({ id }) => id)
const both = ['CVE-2099-0006', 'CVE-2099-0001']

describe('a statement about the image hides the vulnerability', () => {
  test.each<[string, unknown]>([
    ['by its name', 'pkg:oci/web'],
    ['in any case', { '@id': 'pkg:oci/Web' }],
    ['by its repository', { '@id': 'pkg:oci/web?repository_url=ghcr.io/acme/web' }],
    ['by what its repository is in', { '@id': 'pkg:oci/web?repository_url=ghcr.io%2Facme' }],
    ['by the other name of Docker Hub', { '@id': 'pkg:oci/web?repository_url=index.docker.io/library/web' }],
    ['by its digest, whatever its name', { '@id': `pkg:oci/other@${encodeURIComponent(digest)}` }],
    ['by the digest of the platform', { '@id': `pkg:oci/web@sha256%3A${'a'.repeat(64)}?arch=amd64` }],
    ['by an identifier', { '@id': 'https://acme.example/web', identifiers: { purl: 'pkg:oci/web' } }],
    ['for a package in it', { '@id': 'pkg:oci/web', subcomponents: [{ '@id': 'pkg:npm/lodash@4.17.19' }] }],
    ['for a package in any version', { '@id': 'pkg:oci/web', subcomponents: [{ '@id': 'pkg:npm/lodash' }] }],
  ])('%s', (_, product) => {
    expect(shown(of([product]))).toEqual(['CVE-2099-0001'])
    expect(
      unmatchedStatements(of([product]), [applyImageVex(platform, of([product]), image)], image),
    ).toEqual([])
  })

  test('by an alias, and says what the document says', () => {
    const statements = statementsIn(
      document({
        vulnerability: { name: 'GHSA-1', aliases: ['CVE-2099-0006'] },
        products: [{ '@id': 'pkg:oci/web' }],
        impact_statement: 'never\nreached',
      }),
      'vex.json',
    )
    const found = applyImageVex(platform, statements, image)
    expect(found.suppressed).toMatchObject([
      { id: 'CVE-2099-0006', vex: 'not_affected', statement: 'never reached' },
    ])
    expect(found.counts.high).toBe(1)
  })
})

describe('a statement hides nothing, and is named,', () => {
  test.each<[string, unknown]>([
    ['about another image', { '@id': 'pkg:oci/api' }],
    ['about an image of that name elsewhere', { '@id': 'pkg:oci/web?repository_url=ghcr.io/evil/web' }],
    ['about another digest', { '@id': `pkg:oci/web@sha256:${'f'.repeat(64)}` }],
    [
      'about the digest, in another repository',
      { '@id': `pkg:oci/web@${digest}?repository_url=ghcr.io/evil/web` },
    ],
    ['about another architecture', { '@id': 'pkg:oci/web?arch=arm64' }],
    ['about another package', { '@id': 'pkg:oci/web', subcomponents: [{ '@id': 'pkg:npm/minimist' }] }],
    ['about another version', { '@id': 'pkg:oci/web', subcomponents: ['pkg:npm/lodash@4.17.20'] }],
    ['about what is no package URL', { '@id': 'ghcr.io/acme/web' }],
  ])('%s', (_, product) => {
    const statements = of([product])
    expect(shown(statements)).toEqual(both)
    const [name] = unmatchedStatements(statements, [applyImageVex(platform, statements, image)], image)
    expect(name).toMatch(/^CVE-2099-0006 for .* \(vex\.json\)$/)
  })

  test('about another vulnerability, and one for each product that matches nothing', () => {
    const products = ['pkg:npm/other', { '@id': 'pkg:oci/web', subcomponents: ['pkg:npm/a', 'pkg:npm/b'] }]
    const statements = of(products, { vulnerability: 'CVE-1' })
    expect(unmatchedStatements(statements, [platform], image)).toEqual([
      'CVE-1 for pkg:npm/other (vex.json)',
      'CVE-1 for pkg:npm/a and 1 more in pkg:oci/web (vex.json)',
    ])
  })

  test('while one that does not hide anything is not', () => {
    const open = ['affected', 'under_investigation'].flatMap(status => of(['pkg:oci/web'], { status }))
    expect(open).toEqual([])
  })
})

test('statements of other forms are known by their vulnerability', () => {
  const cycloneDx = {
    bomFormat: 'CycloneDX',
    vulnerabilities: [{ id: 'CVE-1', analysis: { state: 'not_affected' } }],
  }
  const csaf = {
    document: { csaf_version: '2.0' },
    vulnerabilities: [{ cve: 'CVE-2', product_status: { known_not_affected: ['a'] } }, { cve: 'CVE-3' }],
  }
  const statements = [cycloneDx, csaf].flatMap(one => statementsIn(JSON.stringify(one), 'a.json'))
  expect(unmatchedStatements(statements, [platform], image)).toEqual(['CVE-1 (a.json)', 'CVE-2 (a.json)'])
  const hidden = scanned([], { suppressed: [{ ...npmFinding({ id: 'CVE-1' }), vex: 'not_affected' }] })
  expect(unmatchedStatements(statements, [hidden], image)).toEqual(['CVE-2 (a.json)'])
  expect(statementsIn('not JSON', 'a.json')).toEqual([])
})

test('package URLs are compared part by part', () => {
  const same = (stated: string, found: string) => {
    const [one, other] = [parsePurl(stated), parsePurl(found)]
    return one !== undefined && other !== undefined && covers(one, other)
  }
  expect(same('pkg:npm/%40acme/a@1.0', 'pkg:npm/@acme/a@1.0')).toBe(true)
  expect(same('pkg:npm/@acme/a', 'pkg:npm/%40acme/a@2.0')).toBe(true)
  expect(
    same('pkg:deb/debian/zlib1g@1:1.2+dfsg-1', 'pkg:deb/debian/zlib1g@1%3A1.2%2Bdfsg-1?arch=amd64'),
  ).toBe(true)
  expect(same('pkg:deb/debian/zlib1g?arch=arm64', 'pkg:deb/debian/zlib1g@1?arch=amd64')).toBe(false)
  expect(same('pkg:pypi/Flask_X', 'pkg:pypi/flask-x@1')).toBe(true)
  expect(same('pkg:npm/Lodash', 'pkg:npm/lodash@1')).toBe(false)
  expect(same('pkg:maven/org.example/widget@1.0', 'pkg:maven/org.example/widget@1.0')).toBe(true)
  expect(parsePurl('lodash')).toBeUndefined()
})
