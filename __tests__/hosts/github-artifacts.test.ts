import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { declareArtifacts } from '../../src/hosts/github-artifacts.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const web = `oci://localhost:5000/web@sha256:${'1'.repeat(64)}`
const api = `oci://ghcr.io/acme/api@sha256:${'2'.repeat(64)}`

/** Declares lines to a runner with that list of what the job has declared before, and returns what it was told. */
function declared(lines: readonly string[], list?: string): string {
  const folder = temporaryFolder('artifacts')
  const [file, before] = [join(folder, 'file'), join(folder, 'list')]
  writeFileSync(file, '')
  if (list !== undefined) writeFileSync(before, list)
  declareArtifacts(lines, { GITHUB_ARTIFACTS: file, GITHUB_ARTIFACTS_LIST: before })
  return readFileSync(file, 'utf8')
}

describe('the artifacts of a job', () => {
  test('are declared one a line', () => {
    expect(declared([web, api])).toBe(`${web}\n${api}\n`)
  })

  test('are not declared again by another digest of the same name', () => {
    const list = JSON.stringify({ subjects: [{ name: 'localhost:5000/web', digest: 'another' }] })
    expect(declared([web, api], list)).toBe(`${api}\n`)
  })

  test.each(['', 'no list', 'null', '{}', '[1]'])('are all declared where the list is %j', list => {
    expect(declared([web], list)).toBe(`${web}\n`)
  })

  test('are nothing to a runner that does not take them', () => {
    expect(() => declareArtifacts([web], {})).not.toThrow()
  })
})
