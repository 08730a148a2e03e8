import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { node, runJob } from '../runner/fixture.ts'

const digest = (digit: string) => `sha256:${digit.repeat(64)}`
const host = join(import.meta.dirname, '../../src/hosts/github.ts')

/** Runs steps that each declare some lines through the host, on a runner that takes them or not. */
function declared(steps: readonly (readonly string[])[], artifacts: boolean) {
  const main = `import(${JSON.stringify(host)}).then(({ createGithubHost }) =>
    createGithubHost(process.env, { ci: 'github', project: 'acme/web' }).recordArtifacts(JSON.parse(process.env.INPUT_LINES)))`
  return runJob(
    { 'action.yml': node({}, { inputs: { lines: { description: 'lines' } } }), 'main.js': main },
    {
      artifacts,
      steps: steps.map(lines => ({ uses: 'acme/tool@v1', with: { lines: JSON.stringify(lines) } })),
    },
  )
}

describe('the artifacts of a job', () => {
  test('are declared where the runner takes them', async () => {
    const { artifacts, conclusion } = await declared([[`oci://localhost:5000/web@${digest('1')}`]], true)
    expect(artifacts).toEqual([{ name: 'localhost:5000/web', digest: digest('1'), kind: 'oci' }])
    expect(conclusion).toBe('success')
  })

  test('are one digest for each name: a later step neither repeats nor contradicts an earlier one', async () => {
    const { artifacts, conclusion } = await declared(
      [
        [`oci://ghcr.io/acme/web@${digest('1')}`],
        [`oci://ghcr.io/acme/web@${digest('2')}`, `oci://ghcr.io/acme/api@${digest('2')}`],
      ],
      true,
    )
    expect(artifacts.map(({ name, digest }) => `${name} ${digest}`)).toEqual([
      `ghcr.io/acme/web ${digest('1')}`,
      `ghcr.io/acme/api ${digest('2')}`,
    ])
    expect(conclusion).toBe('success')
  })

  test('harm nothing where the runner does not take them', async () => {
    const { artifacts, conclusion } = await declared([[`oci://ghcr.io/acme/web@${digest('1')}`]], false)
    expect([artifacts, conclusion]).toEqual([[], 'success'])
  })
})
