import { expect, test } from '@jest/globals'
import type { Finding } from '../../src/stage/record/scan.ts'
import { issueOf, parseIssueMarker } from '../../src/watch/issue.ts'
import { cureOf, type WatchedImage } from '../../src/watch/watched.ts'

const digest = `sha256:${'a'.repeat(64)}` as const
const image = 'ghcr.io/acme/web'
const openssl: Finding = {
  id: 'CVE-2099-0001',
  package: 'libssl3',
  installed: '3.1.4-r4',
  fixed: '3.1.4-r5',
  severity: 'high',
}

function watched(findings: readonly Finding[], more: Partial<WatchedImage> = {}): WatchedImage {
  return {
    ...{ digest, tags: ['latest', '1.4.0'] },
    findings: findings.map(finding => ({ finding, cure: cureOf(finding) })),
    ...more,
  }
}

test('the issue names the tags, what was found, and what takes it away', () => {
  const { title, body } = issueOf(image, [
    watched([
      openssl,
      { ...openssl, id: 'CVE-2099-0002', inherited: true },
      { ...openssl, id: 'CVE-2099-0003', path: 'app/node_modules/lodash/package.json', package: 'lodash' },
    ]),
    watched([], { tags: ['1.3.9'] }),
  ])
  expect(title).toBe('ghcr.io/acme/web: latest and 1.4.0 became vulnerable')
  expect(body).toContain(
    'latest and 1.4.0 became vulnerable: 3 findings. A rebuild takes 1 of them away. Fixed by updating the base: 1 of them. Fixed by a newer version of the package: 1 of them.',
  )
  expect(body).toContain('| CVE-2099-0001 | high | `libssl3` | `3.1.4-r4` | `3.1.4-r5` | build again |')
  expect(body).toContain('| update the base image |')
  expect(body).not.toContain('1.3.9')
})

test('nothing in it changes unless what was found does', () => {
  const one = () => issueOf(image, [watched([openssl])])
  expect(one()).toEqual(one())
  const gone = issueOf(image, [watched([])])
  expect(gone.marker.known).toEqual([])
  expect(gone.body).toContain('have no finding any more')
})

test('hostile text stays text, and the first line is read as it was written', () => {
  const evil = '--> <script>@acme #1 | `x` [a](javascript:b)\n\n# title'
  const { body, marker } = issueOf(`ghcr.io/acme/web${evil}`, [
    watched([{ ...openssl, id: evil, package: evil, installed: evil, fixed: evil, url: 'javascript:x' }]),
  ])
  expect(parseIssueMarker(body)).toEqual(marker)
  const [, ...rest] = body.split('\n')
  const shown = rest.join('\n')
  expect(shown).not.toContain('<script>')
  expect(shown).not.toMatch(/@acme(?![^\n]*`)|^# title/m)
  expect(shown).not.toContain('](javascript:')
  expect(body.split('-->')).toHaveLength(2)
})

test('thousands of findings fit into an issue', () => {
  const many = Array.from({ length: 5000 }, (_, at) => ({
    ...openssl,
    id: `CVE-2099-${at}`,
    title: 'x'.repeat(300),
  }))
  const { body, marker } = issueOf(
    image,
    Array.from({ length: 20 }, () => watched(many)),
  )
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000)
  expect(parseIssueMarker(body)).toEqual(marker)
})

test('what is no first line of ours is none', () => {
  for (const body of [
    '',
    'text',
    '<!-- buildonce:watch:v1 {"image":1} -->',
    '<!-- buildonce:watch:v1 {x} -->',
  ])
    expect(parseIssueMarker(body)).toBeUndefined()
})
