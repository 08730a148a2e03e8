import { describe, expect, test } from '@jest/globals'
import { commit, makeTags, repository } from './run.ts'

const names = async (...run: Parameters<typeof makeTags>) =>
  (await makeTags(...run)).section.tags.map(({ name }) => name)

/** Runs the same input in strict mode and outside it. */
const both = async (texts: Record<string, string>, given?: Parameters<typeof makeTags>[1]) => ({
  ours: await makeTags(texts, given),
  theirs: await makeTags({ ...texts, strict: 'false' }, given),
})

describe('where the result is better than that of docker/metadata-action', () => {
  test('a branch is not escaped for HTML', async () => {
    const { ours, theirs } = await both(
      { tags: 'type=raw,value={{branch}}', labels: 'branch={{branch}}' },
      { ref: 'heads/a&b<c' },
    )
    expect([ours.section.version, ours.section.labels.branch]).toEqual(['a-b-c', 'a&b<c'])
    expect([theirs.section.version, theirs.section.labels.branch]).toEqual(['a-amp-b-lt-c', 'a&amp;b&lt;c'])
  })

  test('an expression without escaping is the same in both modes', async () => {
    const { ours, theirs } = await both(
      { tags: 'type=raw,value={{{branch}}}\n{{&branch}}x' },
      { ref: 'heads/a&b' },
    )
    expect(ours.outputs.tags).toBe('a-b\na-bx')
    expect(theirs.outputs.tags).toBe('a-b\na-bx')
  })

  test('expressions work in the suffix of latest', async () => {
    const { ours, theirs } = await both(
      { tags: 'type=ref,event=tag', flavor: 'suffix=-{{sha}},onlatest=true' },
      { ref: 'tags/v1.2.3' },
    )
    expect(ours.outputs.tags).toBe('v1.2.3-860c190\nlatest-860c190')
    expect(theirs.outputs.tags).toBe('v1.2.3-860c190\nlatest--sha-')
  })

  test('a raw latest beside the automatic one is one tag', async () => {
    const { ours, theirs } = await both({ tags: 'type=ref,event=tag\nlatest' }, { ref: 'tags/v1' })
    expect(ours.outputs['tag-names']).toBe('v1\nlatest')
    expect(theirs.outputs['tag-names']).toBe('v1\nlatest\nlatest')
  })

  test('an image that is named twice gets its tags once', async () => {
    const { ours, theirs } = await both({ images: 'a/b\nA/b', tags: 'x' })
    expect(ours.outputs.tags).toBe('a/b:x')
    expect(theirs.outputs.tags).toBe('a/b:x\na/b:x')
  })

  test('a version that does not match makes no tag', async () => {
    const { ours, theirs } = await both(
      { tags: 'type=semver,pattern={{version}},match=api-(.*)' },
      { ref: 'tags/v1.2.3' },
    )
    expect(ours.section.version).toBe('')
    expect(ours.section.silent[0]?.reason).toBe('"v1.2.3" does not match api-(.*)')
    expect(theirs.section.version).toBe('1.2.3')
  })

  test('a comment may be indented', async () => {
    const { ours } = await both({ tags: 'x\n  # a, b\n# c\ny # d' })
    expect(ours.outputs.tags).toBe('x\ny-d')
    expect(await names({ tags: 'x\n  # a, b\n# c', strict: 'false' })).toEqual(['x', 'b'])
  })

  test('a label of several lines stays whole in JSON and is quoted in the list', async () => {
    const { ours, theirs } = await both({ tags: 'x', labels: '"note=a ""b""\nc"' })
    expect(JSON.parse(ours.outputs.json ?? '').labels.note).toBe('a "b"\nc')
    expect(ours.outputs.labels).toMatch(/^"note=a ""b""\nc"\n/)
    expect(JSON.parse(theirs.outputs.json ?? '').labels.note).toBe('a "b"')
    expect(theirs.outputs.labels).toMatch(/^note=a "b"\nc\n/)
  })

  test('the parts of a local Python version keep their dots', async () => {
    const { ours, theirs } = await both(
      { tags: 'type=pep440,pattern={{version}}' },
      { ref: 'tags/1!2.0+local.1' },
    )
    expect(ours.section.version).toBe('1-2.0-local.1')
    expect(theirs.section.version).toBe('1-2.0-local-1')
  })

  test('one level of quotes keeps a comma', async () => {
    const { ours, theirs } = await both({ tags: 'type=raw,"value=x,y"' })
    expect(ours.section.version).toBe('x-y')
    expect(theirs.section.version).toBe('y')
  })

  test.each([
    ['type = raw , value = x', 'x'],
    ['"type=raw,value=x"', 'x'],
    ['type=raw,"""value=x,y"""', 'x-y'],
    ['type=raw,value=y # note', 'y-note'],
    ['type=raw,value=x=y', 'x-y'],
    ['TYPE=raw,Value=x', 'x'],
    ['=x', '-x'],
  ])('%s gives %s in both modes', async (tags, name) => {
    const { ours, theirs } = await both({
      tags,
      flavor: 'prefix=p',
    })
    expect(ours.section.version).toBe(`p${name}`)
    expect(theirs.section.version).toBe(`p${name}`)
  })
})

describe('the commit of a pull request', () => {
  const head = 'c0ffee'.padEnd(40, '0')
  const given = {
    event: 'pull_request',
    ref: 'pull/7/merge',
    payload: { number: 7, pull_request: { head: { sha: head }, base: { ref: 'master' } } },
    facts: { headCommit: head, pullRequest: { number: 7, baseBranch: 'master', fork: false } },
  }
  const sha = async (texts: Record<string, string>, more = {}) =>
    (await makeTags({ tags: 'type=sha,prefix=,format=long', ...texts }, { ...given, ...more })).section
      .version
  const variable = (value: string) => ({ variables: { DOCKER_METADATA_PR_HEAD_SHA: value } })

  const calledBy = async (texts: Record<string, string>) =>
    (await makeTags(texts, given)).section.calledCommit

  test('is the merge commit, which is built, whatever the report calls it', async () => {
    expect(await sha({})).toBe(commit)
    expect(await sha({ 'pull-request-sha': 'head' })).toBe(commit)
    expect(await sha({ 'pull-request-sha': 'merge' })).toBe(commit)
    expect(await calledBy({ 'pull-request-sha': 'head' })).toBeUndefined()
    expect(await calledBy({ 'pull-request-sha': 'merge' })).toBe(commit)
  })
  test('is the merge commit outside strict mode', async () =>
    expect(await sha({ strict: 'false' })).toBe(commit))
  test('is what the variable says, outside strict mode', async () => {
    expect(await sha({}, variable('true'))).toBe(commit)
    expect(await sha({ strict: 'false' }, variable('TRUE'))).toBe(head)
  })
  test('is what the input says against the variable', async () =>
    expect(await sha({ strict: 'false', 'pull-request-sha': 'merge' }, variable('true'))).toBe(commit))
  test('is the revision in the labels as well', async () => {
    const { section } = await makeTags({}, given)
    expect(section.labels['org.opencontainers.image.revision']).toBe(commit)
  })
  test('gets no tag where the head itself is built: its name is for the run that lands it', async () => {
    const detached = { ...given, facts: { ...given.facts, headCommit: commit } }
    const { section } = await makeTags({ tags: 'type=ref,event=pr\ntype=sha' }, detached)
    expect(section.tags.map(({ name }) => name)).toEqual(['pr-7'])
  })
})

describe('the time of creation', () => {
  const time = '2026-10-01T10:00:00+02:00'
  const payload = { repository, head_commit: { id: commit, timestamp: time } }
  const created = async (texts: Record<string, string>, more = {}) => {
    const { section } = await makeTags({ tags: 'x', ...texts }, { payload, ...more })
    expect(section.annotations[0]).toContain('image.created=')
    return section.labels['org.opencontainers.image.created']
  }

  test('is that of the commit', async () => expect(await created({})).toBe('2026-10-01T08:00:00.000Z'))
  test('is that of the run on request', async () =>
    expect(await created({ created: 'now' })).toBe('2026-11-21T08:09:10.123Z'))
  test('is that of the run outside strict mode', async () =>
    expect(await created({ strict: 'false' })).toBe('2026-11-21T08:09:10.123Z'))
  test('is that of the run when the commit is not known', async () =>
    expect(await created({}, { payload: {} })).toBe('2026-11-21T08:09:10.123Z'))
  test('is that of the environment when it is set', async () =>
    expect(await created({}, { variables: { SOURCE_DATE_EPOCH: '1000000000' } })).toBe(
      '2001-09-09T01:46:40.000Z',
    ))
  test('is what the user writes before all', async () =>
    expect(await created({ labels: 'org.opencontainers.image.created=once' })).toBe('once'))
})
