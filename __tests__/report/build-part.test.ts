import { describe, expect, test } from '@jest/globals'
import { renderComment } from '../../src/report/comment/comment.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { buildPart } from '../../src/report/parts/build.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { type Reported, toImageReports } from '../../src/report/view.ts'
import { digest, proposed, pushed } from './records.ts'

type Build = NonNullable<Reported['build']>

const built = pushed.build as Build
const viewOf = (build: Partial<Build>) => {
  const { scan: _, smoke: _2, promote: _3, size: _4, ...rest } = proposed
  const run = { ...rest, build: { ...built, ...build } } as Reported
  return { imageReports: toImageReports([run]), missing: [], history: [] }
}
const marker = { key: 'default', run: '1', attempt: 1, commit: 'a'.repeat(40) }
const partOf = (build: Partial<Build>) =>
  buildPart({ name: 'web', run: { ...pushed, build: { ...built, ...build } } })

describe('a build that failed', () => {
  const reason =
    'step [2/3] RUN npm ci failed: exit code 1: npm error 404 Not Found - GET https://r.example/x'
  const log = [
    'npm error code E404',
    'npm error 404 Not Found - GET https://r.example/x',
    '```',
    '</details>',
  ]
  const view = viewOf({
    status: 'failed',
    reason,
    platforms: [],
    failure: { step: '[2/3] RUN npm ci', file: 'Dockerfile', line: 4, log },
  })
  const fold = `<details open><summary>last lines of &#91;2/3&#93; RUN npm ci</summary>

\`\`\`\`text
${log.join('\n')}
\`\`\`\`

</details>`

  test('has the end of its step, folded, on the page of the run', () => {
    expect(renderSummary(view)).toContain(fold)
  })

  test('has it in the comment, too, and its cause in the headline', () => {
    const comment = renderComment(view, marker)
    expect(comment).toContain(fold.replace('<summary>', '<summary><b>api</b>: '))
    expect(comment.split('\n')[1]).toContain('npm error 404 Not Found')
  })

  test('has it in the JUnit report', () => {
    expect(renderJunit(view)).toContain('<system-out>npm error code E404\n')
  })
})

describe('tests that failed', () => {
  const view = viewOf({
    status: 'failed',
    reason: 'the tests of the stage "test" failed: exit code 1: 1 of 31 tests: sum › takes',
    platforms: [],
    test: {
      target: 'test',
      status: 'failed',
      seconds: 3.2,
      ran: true,
      exitCode: 1,
      counts: { tests: 31, failed: 1, skipped: 2 },
      failures: [{ name: 'takes', group: 'sum', message: 'expected 1, got 3' }],
      log: ['FAIL sum.test.js'],
    },
  })
  const table =
    '❌ Stage `test`, run in 3.2 s: 31 tests: 28 passed, 1 failed, 2 skipped\n\n| Failed test |  |\n|:--|:--|\n| `sum › takes` | expected 1, got 3 |'

  test('are named on the page and in the comment, with the end of the output', () => {
    for (const page of [renderSummary(view), renderComment(view, marker)]) {
      expect(page).toContain(table)
      expect(page).toMatch(
        /<summary>(?:<b>api<\/b>: )?last lines of the tests<\/summary>\n\n```text\nFAIL sum\.test\.js\n/,
      )
    }
  })

  test('are said in the headline', () => {
    expect(renderComment(view, marker).split('\n')[1]).toContain('❌ **api failed its tests**: ')
  })

  test('are tests of the JUnit report', () => {
    expect(renderJunit(view)).toContain('name="test sum › takes"><failure message="expected 1, got 3"/>')
  })
})

describe('of a build that passed', () => {
  test('what is worth reading is shown', () => {
    const part = partOf({
      slowestSteps: [
        { step: '[build 2/3] RUN npm ci', seconds: 41.2 },
        { step: '[build 3/3] COPY . .', seconds: 0.4 },
      ],
      contextSize: {
        bytes: 240_000_000,
        files: 8123,
        largest: [{ path: 'node_modules/', bytes: 200_000_000 }],
      },
      bases: [
        { name: 'node:24', digest: digest('d'), platform: 'linux/amd64' },
        { name: 'node:24', digest: digest('d'), platform: 'linux/arm64' },
      ],
      retries: 1,
    })
    expect(part?.split('\n')).toEqual([
      `- built from \`node:24\` \`${digest('d')}\``,
      '- `[build 2/3] RUN npm ci` took 41 s',
      '- the context has 240.0 MB in 8,123 files: `node_modules/` 200.0 MB. What the image does not need belongs into `.dockerignore`',
      '- ran again 1 time after failures of a registry',
    ])
  })

  test('nothing is shown where there is nothing to read', () => {
    expect(
      partOf({
        slowestSteps: [{ step: '[1/1] COPY . .', seconds: 0.4 }],
        contextSize: { bytes: 2000, files: 3, largest: [] },
      }),
    ).toBeUndefined()
  })

  test('passing tests are one line', () => {
    const test = { target: 'test', status: 'passed', seconds: 3.2, ran: false } as const
    expect(partOf({ test })).toBe('✅ Stage `test`, built in 3.2 s: tests passed')
  })
})
