import { describe, expect, test } from '@jest/globals'
import { formatMarker, type Marker, parseMarker } from '../../../src/report/comment/parse-marker.ts'
import { commentOf } from '../../../src/report/comment/post.ts'
import { measuredBefore, sinceLastPushLine } from '../../../src/report/comment/since-last-push.ts'
import { upsertComment } from '../../../src/report/comment/upsert-comment.ts'
import { type Reported, toImageReports } from '../../../src/report/view.ts'
import { grown, proposed } from '../records.ts'

const [a, b, c] = ['a', 'b', 'c'].map(digit => digit.repeat(40)) as [string, string, string]
const marker = (commit: string, more: Partial<Marker> = {}): Marker => ({
  key: 'default',
  run: '1',
  attempt: 1,
  commit,
  ...more,
})

/** A pull request in memory, of which only the body of our comment matters. */
function pullRequest() {
  let body: string | undefined
  const comment = () => ({ id: 1, author: 'bot', body: body ?? '' })
  const set = async (text: string) => {
    body = text
    return comment()
  }
  return async (commit: string, size: number, attempt = 1): Promise<string> => {
    const platforms = grown.platforms.map(platform => ({ ...platform, size }))
    const run: Reported = {
      ...proposed,
      commit,
      event: { ...proposed.event, runId: String([a, b, c].indexOf(commit)), attempt },
      size: { ...grown, platforms },
    }
    const wanted = commentOf({ imageReports: toImageReports([run]), missing: [], history: [] }, 'default')
    if (wanted === undefined) throw new Error('a pull request has a comment')
    const comments = {
      list: async () => (body === undefined ? [] : [comment()]),
      create: set,
      update: (_: number, text: string) => set(text),
      delete: async () => {},
      self: async () => 'bot',
      head: async () => commit,
    }
    await upsertComment(comments, { ...wanted, worth: 'new comment' })
    return body ?? ''
  }
}

describe('the comment after another push', () => {
  test('says how the size moved since the last one, also when the run is made again', async () => {
    const push = pullRequest()
    expect(await push(a, 547_300_000)).not.toContain('last push')
    const since = 'Since the last push (`aaaaaaa`): −1.2 MB.'
    expect(await push(b, 546_100_000)).toContain(since)
    expect(await push(b, 546_100_000, 2)).toContain(since)
    expect(await push(c, 546_100_000)).toContain('Since the last push (`bbbbbbb`) no size has changed.')
  })
})

describe('the numbers in the marker', () => {
  const sizes = { 'web linux/amd64': 10, 'a--> @team linux/arm64': 20 }
  const earlier = { commit: a, sizes: { 'web linux/amd64': 5 } }

  test('are read back as they were written', () => {
    expect(parseMarker(formatMarker(marker(b, { sizes, earlier })))).toEqual(marker(b, { sizes, earlier }))
  })

  test('are left out before the marker would be too long to be read', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${'–'.repeat(90)}${n}`, n]))
    expect(parseMarker(formatMarker(marker(b, { sizes, earlier: { commit: a, sizes: many } })))).toEqual(
      marker(b, { sizes }),
    )
    expect(parseMarker(formatMarker(marker(b, { sizes: many })))).toEqual(marker(b))
  })

  test.each([['text'], [[-1]], [{ web: 'many' }], [{ web: 1.5 }], [null]])(
    'are passed over when they are %j, and the marker still counts',
    wrong => {
      const text = `<!-- buildonce:v1 ${JSON.stringify({ ...marker(b), sizes: wrong, earlier: { commit: a, sizes: wrong } })} -->`
      expect(parseMarker(text)).toEqual(marker(b))
    },
  )

  test('are compared by image and platform, those that moved most first', () => {
    expect(measuredBefore(marker(b), marker(a))).toBeUndefined()
    const now = { one: 1_000_000, two: 9_000_000, three: 3_000_000, fresh: 1 }
    const then = { one: 1_000_000, two: 3_000_000, three: 4_000_000, gone: 1 }
    expect(sinceLastPushLine(marker(b, { sizes: now, earlier: { commit: a, sizes: then } }))).toBe(
      'Since the last push (`aaaaaaa`): `two` +6.0 MB, `three` −1.0 MB.',
    )
    expect(sinceLastPushLine(marker(b, { sizes: { fresh: 1 }, earlier: { commit: a, sizes: then } }))).toBe(
      '',
    )
  })
})
