import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { parse } from '../../src/inputs/table.ts'
import { pipelineInputs } from '../../src/pipeline/pipeline-inputs.ts'
import { oldestBuildx } from '../../src/setup/choice.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { readNodes } from '../../src/setup/nodes.ts'

const read = (page: string) => readFileSync(join(import.meta.dirname, '..', '..', page), 'utf8')
const blocks = [...read('docs/builders.md').matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text)

test('the oldest Buildx is the same everywhere', () => {
  for (const page of ['README.md', 'docs/builders.md', 'docs/migration.md', 'CHANGELOG.md'])
    expect(
      read(page)
        .match(/\b0\.1\d\b/g)
        ?.map(version => [page, version]),
    ).toEqual(expect.arrayContaining([[page, oldestBuildx]]))
  expect(read('README.md')).toContain(`buildx ${oldestBuildx} or newer`)
  expect(read('README.md') + read('docs/migration.md')).not.toMatch(/\b0\.13\b/)
})

test('several nodes are written as they are read, with a certificate for each', async () => {
  const [step] = parseYaml(blocks[0] ?? '')
  const { driver, append } = parse(pipelineInputs, step.with) as { driver: string; append: string }
  const nodes = await readNodes(append)
  expect([driver, nodes.map(({ platforms }) => platforms).join()]).toEqual(['remote', step.with.platforms])
  const named = nodes.flatMap(({ index }) =>
    ['CACERT', 'CERT', 'KEY'].map(part => `BUILDER_NODE_${index}_AUTH_TLS_${part}`),
  )
  expect(Object.keys(step.env)).toEqual(named)
})

test('a builder that keeps its layers has inputs that are there', () => {
  const texts = Object.entries(parseYaml(blocks[1] ?? '')).map(([name, value]) => [name, String(value)])
  expect(() => parse(setupInputs, Object.fromEntries(texts))).not.toThrow()
})
