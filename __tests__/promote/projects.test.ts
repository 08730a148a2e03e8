import { describe, expect, test } from '@jest/globals'
import { clockSkew, futureTime, isTrustedProject } from '../../src/promote/evidence/projects.ts'

const [github, other] = ['https://github.com', 'https://git.example']

describe('evidence counts of', () => {
  test.each<[string, readonly string[], string, string | undefined, string | undefined, boolean]>([
    ['its own project', [], 'acme/web', github, github, true],
    ['its own project, in another case', [], 'Acme/Web', github, github, true],
    ['its own project, where its server is not told', [], 'acme/web', undefined, github, true],
    ['its own project, where the server of this run is not known', [], 'acme/web', github, undefined, true],
    ['one of the same name on another server', [], 'acme/web', other, github, false],
    ['such a one that is named', ['acme/web'], 'acme/web', other, github, true],
    ['another one', [], 'acme/api', github, github, false],
    ['one that begins like it', [], 'acme/web2', github, github, false],
    ['another one that is named, in another case', ['x/y', 'Acme/API'], 'acme/api', github, github, true],
    ['one of an owner who is named', ['acme/*'], 'acme/api', github, github, true],
    ['one that lies deeper', ['acme/*'], 'acme/group/api', github, github, false],
  ])('%s', (_, named, project, server, serverUrl, counts) => {
    const projects = { own: 'acme/web', named, ...(serverUrl !== undefined && { serverUrl }) }
    expect(isTrustedProject(projects, project, server)).toBe(counts)
  })
})

describe('a record is of the future where one of its sections is', () => {
  const now = Date.parse('2026-11-03T09:30:00Z')
  const at = (milliseconds: number) => ({ startedAt: new Date(now + milliseconds).toISOString() })

  test.each(['build', 'scan', 'smoke'] as const)('%s', name => {
    const sections = { build: at(-1), scan: at(-1), smoke: at(-1) }
    expect(futureTime(sections, now)).toBeUndefined()
    const ahead = at(clockSkew + 1)
    expect(futureTime({ ...sections, [name]: ahead }, now)).toBe(ahead.startedAt)
    expect(futureTime({ ...sections, [name]: at(clockSkew) }, now)).toBeUndefined()
  })

  test('and none that tells of no time', () => {
    expect(futureTime({}, now)).toBeUndefined()
    expect(futureTime({ scan: { startedAt: 'soon' } }, now)).toBeUndefined()
  })
})
