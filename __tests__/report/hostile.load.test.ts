import { describe, expect, test } from '@jest/globals'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { annotationsOf } from '../../src/report/annotations.ts'
import { renderComment } from '../../src/report/comment/comment.ts'
import { adopt } from '../../src/report/comment/workflow-run.ts'
import { renderJunit } from '../../src/report/junit.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { toImageReports, type View } from '../../src/report/view.ts'
import { parseRun } from '../../src/stage/record/run.ts'
import { broken, grown, proposed, pushed } from './records.ts'

/** One of everything that Markdown, HTML, GitHub and the runner give a meaning to. */
const evil =
  '</details></td>|`x`|``<img src=x onerror=alert(1)> --> @acme/team #1 GH-2 **b** ~~s~~ \n\n## title\n- [ ] task\n```\n::error::x\n##[error]x \u202e\u0007 \\| [x](javascript:y) ![i](https://evil.example/i) https://evil.example <!-- $x$ &lt;b&gt; \ud83d'

/** A record in which every stage has something to say. */
const full = {
  ...proposed,
  size: grown,
  smoke: broken.smoke,
  promote: {
    ...pushed.promote,
    dryRun: true,
    tags: pushed.promote?.tags.map(tag => ({ ...tag, outcome: 'would-move', reason: 'because' })),
  },
  tags: {
    ...pushed.tags,
    silent: [{ rule: 'type=semver', reason: 'no version' }],
    heldBack: [{ name: '1', rule: 'type=semver', version: '1.4.1', blockedBy: '1.5.0' }],
  },
  build: {
    ...proposed.build,
    warnings: ['a warning'],
    failure: {
      step: '[build 2/3] RUN make',
      file: 'Dockerfile',
      line: 3,
      log: ['compiling', 'no such thing'],
    },
    slowestSteps: [{ step: '[build 1/3] RUN npm ci', seconds: 41.2 }],
    contextSize: {
      bytes: 240_000_000,
      files: 8123,
      largest: [{ path: 'node_modules/', bytes: 200_000_000 }],
    },
    bases: [{ name: 'node:24', digest: `sha256:${'d'.repeat(64)}`, platform: 'linux/amd64' }],
    retries: 2,
    test: {
      target: 'test',
      status: 'failed',
      seconds: 3.2,
      ran: true,
      exitCode: 1,
      counts: { tests: 31, failed: 1, skipped: 2 },
      failures: [{ name: 'adds', group: 'sum', message: 'expected 3' }],
      log: ['FAIL sum'],
    },
  },
}

/** Returns the path of every text in a value. */
function texts(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'string') return [[...path]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, [...path, key]))
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) return text
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[key] = replaced(copy[key], rest, text)
  return copy
}

const paths = texts(full).map(path => path.join('.'))
const marker = { key: 'default', run: '1', attempt: 1, commit: 'a'.repeat(40) }
const run = {
  ...{ id: '5001', attempt: 1, commit: 'a'.repeat(40), owner: 'stranger', branch: 'change' },
  ...{ event: 'pull_request', url: 'https://github.com/acme/web/actions/runs/5001' },
}
const allowed = /^(details|summary|sub|br|b|code|pre|p|h3|h4|strong|em|a|ul|li|table|thead|tbody|tr|th|td)$/

/** What a page makes of itself in the browser: its elements, its links, and its text outside of code. */
function shown(markdown: string) {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  return {
    elements: [...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(match => match[1] ?? ''),
    attributes: [...html.matchAll(/<[a-z][^<>]*\s(on\w+|style)=/gi)].map(([text]) => text),
    links: [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(match => match[1]),
    prose: html.replace(/<(code|pre)[^>]*>[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ''),
  }
}

describe('a record of a stranger', () => {
  test('has texts in many places', () => {
    expect(paths.length).toBeGreaterThan(100)
  })

  test.each(paths)('does nothing in our pages through %s', path => {
    const text = JSON.stringify(replaced(full, path.split('.'), evil))
    let record: ReturnType<typeof parseRun>
    try {
      record = parseRun(text, 'of a stranger')
    } catch (error) {
      // Where only some words or a digest may be, it is refused.
      expect(String(error)).toMatch(/^UserError: the record of a stranger cannot be read: /)
      return
    }
    const pullRequest = { number: 412, baseBranch: 'main', fork: true }
    const imageReports = toImageReports([adopt(record, run, { project: 'acme/web', pullRequest })])
    const view: View = { imageReports, missing: [], history: [], acceptLabel: 'size-ok' }
    for (const page of [renderSummary(view), renderComment(view, marker)]) {
      const { elements, attributes, links, prose } = shown(page)
      expect(elements.filter(element => !allowed.test(element))).toEqual([])
      expect(attributes).toEqual([])
      expect(links.filter(link => link !== run.url)).toEqual([])
      expect(prose).not.toMatch(/@acme|#1\b|GH-2\b|\p{Cf}(?<!\u200b)/u)
      expect(elements.filter(element => element === 'details')).toHaveLength(
        page.match(/^<\/details>$/gm)?.length ?? 0,
      )
      expect(page.isWellFormed()).toBe(true)
    }
    for (const { message } of annotationsOf(view, 'other jobs')) expect(message).not.toMatch(/\n/)
    expect(renderJunit(view)).not.toMatch(/<img|<\/details/)
  })
})
