// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { describe, expect, test } from '@jest/globals'
import { composite, node, runJob, script, writeTree } from './fixture.ts'

const says = (text: string) => ({ 'action.yml': node(), 'main.js': script(`print('${text}')`) })
const under = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

describe('$/path', () => {
  test('resolves against the repository and ref of the composite that writes it', async () => {
    const tool = (version: string) =>
      writeTree({ 'action.yml': composite([{ uses: '$/sub' }]), ...under('sub', says(`sub of ${version}`)) })
    const actions = { 'acme/tool@v1': tool('v1'), 'acme/tool@v2': tool('v2') }
    const job = await runJob({}, { actions, steps: [{ uses: 'acme/tool@v2' }] })
    expect(job.log).toContain('sub of v2')
    expect(job.log).not.toContain('sub of v1')
  })

  test('resolves against the root of the repository when the composite lies in a folder', async () => {
    const files = { 'all/action.yml': composite([{ uses: '$/sub' }]), ...under('sub', says('from the root')) }
    const job = await runJob(files, { steps: [{ uses: 'acme/tool/all@v1' }] })
    expect(job.log).toContain('from the root')
  })

  test('drops more slashes', async () => {
    const files = { 'action.yml': composite([{ uses: '$//sub' }]), ...under('sub', says('found')) }
    const job = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })
    expect(job.log).toContain('found')
  })

  test('alone is rejected, so a sub-action cannot name its root', async () => {
    const job = await runJob(
      { 'action.yml': composite([{ uses: '$/' }]) },
      { steps: [{ uses: 'acme/tool@v1' }] },
    )
    expect(job.conclusion).toBe('failure')
    expect(job.annotations[0]?.message).toBe("Expected format {org}/{repo}[/path]@ref. Actual '$/'")
  })

  test('keeps an @ref as part of the path', async () => {
    const files = { 'action.yml': composite([{ uses: '$/sub@v1' }]), ...under('sub', says('never')) }
    const job = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })
    expect(job.annotations[0]?.message).toContain("/sub@v1'")
    expect(job.log).not.toContain('never')
  })

  test('in a ./ composite resolves to the committed tree, not to the checkout', async () => {
    const root = composite([{ uses: '$/sub' }])
    const workspace = writeTree({ 'action.yml': root, ...under('sub', says('the checkout')) })
    const committed = writeTree({ 'action.yml': root, ...under('sub', says('the commit')) })
    const job = await runJob({}, { workspace, committed, steps: [{ uses: './' }] })
    expect(job.log).toContain('the commit')
    expect(job.log).not.toContain('the checkout')
  })

  test('in a workflow step resolves to the committed tree', async () => {
    const committed = writeTree(under('sub', says('the commit')))
    const job = await runJob({}, { committed, steps: [{ uses: '$/sub' }] })
    expect(job.log).toContain('the commit')
  })
})

test('./ inside a remote composite resolves against the workspace', async () => {
  const files = { 'action.yml': composite([{ uses: './sub' }]), ...under('sub', says('of the action')) }
  const workspace = writeTree(under('sub', says('of the workspace')))
  const job = await runJob(files, { workspace, steps: [{ uses: 'acme/tool@v1' }] })
  expect(job.log).toContain('of the workspace')
  expect(job.log).not.toContain('of the action')
})

test.each(['acme/tool', 'tool@v1', '../tool', 'acme/tool@v1@v2'])(
  '"%s" is no action reference',
  async uses => {
    const job = await runJob(says('x'), { steps: [{ uses }] })
    expect(job.annotations[0]?.message).toContain('Expected format {org}/{repo}[/path]@ref')
  },
)

test('a ref that is not there fails the job before any step runs', async () => {
  const job = await runJob(says('x'), { steps: [{ run: 'echo first' }, { uses: 'acme/tool@v9' }] })
  expect(job).toMatchObject({ conclusion: 'failure', steps: [] })
  expect(job.log).not.toContain('first')
})

test.each([
  [9, 'success'],
  [10, 'failure'],
])('%i composites inside each other end with %s', async (levels, conclusion) => {
  const files: Record<string, string> = { 'action.yml': composite([{ uses: '$/2' }]) }
  for (let i = 2; i < levels; i++) files[`${i}/action.yml`] = composite([{ uses: `$/${i + 1}` }])
  files[`${levels}/action.yml`] = composite([{ run: 'echo bottom', shell: 'bash' }])
  const job = await runJob(files, { steps: [{ uses: 'acme/tool@v1' }] })
  expect(job.conclusion).toBe(conclusion)
  expect(job.log.includes('\nbottom')).toBe(conclusion === 'success')
})
