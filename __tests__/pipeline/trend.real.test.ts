import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { parseReference } from '../../src/image/reference.ts'
import { trendLength, trendOf } from '../../src/pipeline/trend.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { openTransport } from '../../src/registry/open-transport.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { toImageReports } from '../../src/report/view.ts'
import { findImage } from '../../src/store/subject.ts'
import { createHttp, type Http } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { startHistory } from '../git-history.ts'
import { pushed } from '../report/records.ts'
import { makeTools, thisMachine } from '../tools.ts'

const base = bootstrapped('BUILDONCE_TEST_BASE')
const repository = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/report/trend-${randomBytes(4).toString('hex')}`
const { folder, commit } = startHistory()
const [proven, bare, , now] = ['proven', 'without evidence', 'without an image', 'now'].map(commit)
if (proven === undefined || bare === undefined || now === undefined) throw new Error('four commits were made')

let requests = 0
const http = createHttp({})
const counted: Http = request => {
  requests++
  return http(request)
}
const main = { commit: now, headCommit: now, branch: 'main', defaultBranch: 'main' }
const tools = makeTools({ ...thisMachine(), http: counted, facts: main, host: { workspace: folder } })
const record = { ...pushed, commit: now, tags: { ...pushed.tags, images: [repository] } } as typeof pushed

describe('the images of the past', () => {
  test('are those of the commits before, sizes from manifests where no record tells them', async () => {
    for (const one of [proven, bare])
      execFileSync('crane', ['copy', '--platform=linux/amd64', base, `${repository}:sha-${one}`], {
        stdio: 'pipe',
      })
    const transport = openTransport(tools)
    const at = parseReference(repository)
    const { digest } = await findImage(`${repository}:sha-${proven}`, transport)
    const bytes = execFileSync('crane', ['manifest', `${repository}@${digest}`])
    const { mediaType, config, layers } = JSON.parse(bytes.toString())
    const subject = { mediaType, digest, size: bytes.length }
    await attachEvidence(transport, at, { subject, record: { ...pushed, commit: proven } })
    requests = 0
    const points = await trendOf(record, undefined, tools)
    const size = [config, ...layers].reduce((sum: number, blob: { size: number }) => sum + blob.size, 0)
    const readySeconds = pushed.smoke?.platforms[0]?.readySeconds
    // Both commits have one digest, and so one record.
    expect(points).toEqual([
      { commit: proven, size: pushed.size?.platforms[0]?.size ?? size, readySeconds },
      { commit: bare, size: pushed.size?.platforms[0]?.size ?? size, readySeconds },
      expect.objectContaining({ commit: now }),
    ])
    expect(requests).toBeLessThanOrEqual(2 + 2 * 8)
    const view = { imageReports: toImageReports([record]), missing: [], history: points }
    expect(renderSummary(view)).toMatch(/#### Trend[\s\S]*xychart-beta[\s\S]*Time to ready/)
  })

  test('are not asked for where nobody can see a direction: no repository, a pull request, another branch', async () => {
    requests = 0
    expect(await trendOf(pushed, 0, tools)).toEqual([])
    expect(await trendOf({ ...record, tags: undefined }, 5, tools)).toEqual([])
    expect(requests).toBe(0)
    expect(trendLength(undefined, { branch: 'feature', defaultBranch: 'main' })).toBe(0)
    expect(
      trendLength(undefined, { ...main, pullRequest: { number: 1, baseBranch: 'main', fork: false } }),
    ).toBe(0)
    expect(trendLength(undefined, {})).toBe(0)
    expect(trendLength(undefined, main)).toBe(10)
    expect(trendLength(99, { branch: 'feature', defaultBranch: 'main' })).toBe(20)
  })

  test('are left out when the registry does not answer', async () => {
    const lost = { ...record, tags: { ...record.tags, images: ['127.0.0.1:1/acme/web'] } } as typeof record
    expect(await trendOf(lost, 3, tools)).toEqual([expect.objectContaining({ commit: now })])
  })
})
