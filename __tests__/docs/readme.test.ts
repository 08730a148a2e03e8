import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { parse } from '../../src/inputs/table.ts'
import { pipelineInputs } from '../../src/pipeline/pipeline-inputs.ts'

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text)

describe('the README', () => {
  test('begins with a workflow that gives one input', () => {
    const workflow = parseYaml(blocks[0] ?? '')
    expect(workflow.jobs.image.steps.at(-1)).toEqual({
      uses: 'OWNER/buildonce@v1',
      with: { image: 'ghcr.io/acme/web' },
    })
  })

  const [step] = parseYaml(blocks[1] ?? '')

  test('shows inputs that the pipeline takes', () => {
    expect(Object.keys(step.with).length).toBeGreaterThanOrEqual(10)
    expect(() => parse(pipelineInputs, step.with)).not.toThrow()
  })

  test('tells every default of theirs as it is', () => {
    const told = [...(blocks[1] ?? '').matchAll(/# Default: (.*)\n {4}([a-z-]+):/g)]
    expect(told.map(([, value, name]) => [name, value])).toEqual(
      Object.keys(step.with)
        .filter(name => pipelineInputs[name]?.default !== undefined && name !== 'tags')
        .map(name => [name, pipelineInputs[name]?.default]),
    )
  })
})
