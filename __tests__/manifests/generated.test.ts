import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { about } from '../../script/generate/about.ts'
import { generated } from '../../script/generate/files.ts'
import { forwarded, pipelineInputs, tables } from '../../src/pipeline/pipeline-inputs.ts'
import { stageNames } from '../../src/stage/names.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined

describe('what is written from the input tables', () => {
  test.each([...generated(read)])('%s is up to date (script/build writes it)', (path, content) => {
    expect(read(path)).toBe(content)
  })

  test('every input of a stage is either fed from the whole pipeline or marked as for the stage alone', () => {
    const lost = stageNames.flatMap(stage =>
      [...forwarded(stage)]
        .filter(([, from]) => pipelineInputs[from] === undefined)
        .map(([name]) => `${stage}: ${name}`),
    )
    expect(lost).toEqual([])
  })

  test('two stages that share the name of an input read it alike', () => {
    const readers = new Map<string, string>()
    const unlike = stageNames.flatMap(stage =>
      [...forwarded(stage)].flatMap(([name, from]) => {
        const reader = tables[stage][name]?.reader.shape
        const first = readers.get(from)
        readers.set(from, first ?? reader ?? '')
        return first !== undefined && first !== reader ? [`${stage}: ${name}`] : []
      }),
    )
    expect(unlike).toEqual([])
  })

  test('descriptions are sentences without expressions, which GitHub would try to evaluate', () => {
    const all = stageNames.flatMap(stage => Object.entries(tables[stage]))
    const wrong = all.filter(
      ([, { description }]) => !/[.:`)]$/.test(description) || description.includes('${{'),
    )
    expect(wrong.map(([name]) => name)).toEqual([])
  })

  test('descriptions of actions fit where GitHub shows them', () => {
    expect(Object.values(about).filter(({ description }) => description.length > 125)).toEqual([])
  })
})
