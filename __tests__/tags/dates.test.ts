import { describe, expect, test } from '@jest/globals'
import { makeTags } from './run.ts'

/** Formats and results for 2025-01-05 21:04:05.678 UTC, a Sunday, pair by pair. */
const formats: Record<string, string> = {
  'YYYY YY Y': '2025 25 2025',
  'M MM MMM MMMM Mo': '1 01 Jan January 1st',
  'D DD Do': '5 05 5th',
  'DDD DDDD DDDo': '5 005 5th',
  'd dd ddd dddd': '0 Su Sun Sunday',
  'E e': '7 0',
  'w ww W WW': '2 02 1 01',
  'GGGG gggg Q Qo': '2025 2025 1 1st',
  'H HH h hh k kk': '21 21 9 09 21 21',
  'm mm s ss': '4 04 5 05',
  'S SS SSS SSSSSS': '6 67 678 678000',
  'X x': '1736111045 1736111045678',
  'A a': 'PM pm',
  'Z ZZ z': '+00:00 +0000 UTC',
  'L LT LTS': '01/05/2025 9:04 PM 9:04:05 PM',
  LL: 'January 5, 2025',
  '[v]YYYY': 'v2025',
}

/** Shows a text as a label, which nothing cleans. */
async function show(text: string, given: Parameters<typeof makeTags>[1] = {}) {
  const { section } = await makeTags(
    { tags: 'x', labels: `date=${text}` },
    { now: '2025-01-05T21:04:05.678Z', ...given },
  )
  return section.labels.date
}

describe('dates', () => {
  test.each(Object.entries(formats))('%s is written %s', async (format, expected) => {
    expect(await show(`{{date '${format}'}}`)).toBe(expected)
    expect(await show(`{{date '${format}' tz='UTC'}}`)).toBe(expected)
  })

  test.each([
    ['Asia/Tokyo', '06 06:04 JST +09:00'],
    ['America/New_York', '05 16:04 EST -05:00'],
    ['Europe/Paris', '05 22:04 CET +01:00'],
    ['Asia/Kolkata', '06 02:34 IST +05:30'],
    ['america/sao_paulo', '05 18:04 -03 -03:00'],
  ])('in %s it is %s', async (zone, expected) => {
    expect(await show(`{{date 'DD HH:mm z Z' tz='${zone}'}}`)).toBe(expected)
  })

  test('the time of the commit comes from the event', async () => {
    const commits = [
      { id: '860c1904a1ce19322e91ac35af1ab07466440c37', timestamp: '2024-02-29T23:30:00-05:00' },
    ]
    expect(await show(`{{commit_date 'YYYY-MM-DD HH:mm'}}`, { payload: { commits } })).toBe(
      '2024-03-01 04:30',
    )
    const zoned = `{{commit_date 'YYYY-MM-DD HH:mm' tz='America/New_York'}}`
    expect(await show(zoned, { payload: { commits } })).toBe('2024-02-29 23:30')
  })

  test('the time of the commit comes from the API when nothing nearer knows it', async () => {
    const asked: string[] = []
    const github = {
      repository: async () => ({}),
      commitTime: async (sha: string) => {
        asked.push(sha)
        return '2024-02-29T12:00:00Z'
      },
    }
    expect(await show(`{{commit_date 'YYYYMMDD'}}`, { request: { github } })).toBe('20240229')
    expect(asked).toEqual(['860c1904a1ce19322e91ac35af1ab07466440c37'])
  })
})
