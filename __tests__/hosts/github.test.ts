import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { factsOfNothing } from '../../src/hosts/facts.ts'
import { createGithubHost } from '../../src/hosts/github.ts'

const write = process.stdout.write
let written = ''

beforeEach(() => {
  written = ''
  process.stdout.write = ((text: string) => {
    written += text
    return true
  }) as typeof write
})
afterEach(() => {
  process.stdout.write = write
})

describe("a step's side of the conversation with the runner", () => {
  test('quotes what others wrote without letting it act', () => {
    createGithubHost({}, factsOfNothing({})).log.info(
      'it said: ##[set-output name=digest]forged\n  ::error::forged',
    )
    expect(written).toBe('it said: # #[set-output name=digest]forged\n  : :error::forged\n')
  })

  test('prints foreign output while commands are stopped, and its own commands after it', async () => {
    const host = createGithubHost({}, factsOfNothing({}))
    await host.log.foreign(async print => {
      host.annotate('warning', 'ours')
      print('::error::for')
      print('ged\n')
    })
    expect(written).toMatch(/^::stop-commands::(\w{32})\n::error::forged\n::\1::\n::warning ?::ours\n$/)
  })

  test('hides every line of a secret', () => {
    createGithubHost({}, factsOfNothing({})).mask('one\ntwo')
    expect(written).toBe('::add-mask::one%0Atwo\n::add-mask::one\n::add-mask::two\n')
  })

  test('reads inputs by their names, and takes empty ones for absent', () => {
    const host = createGithubHost(
      { 'INPUT_FAIL-ON': 'high', INPUT_IMAGE: '', OTHER: 'x' },
      factsOfNothing({}),
    )
    expect(host.inputs).toEqual({ 'fail-on': 'high' })
  })

  test('keeps an annotation below the length at which the runner cuts it', () => {
    createGithubHost({}, factsOfNothing({})).annotate('error', 'x'.repeat(5000), {
      title: 'Scan',
      file: 'Dockerfile',
      line: 3,
    })
    expect(written).toMatch(/^::error title=Scan,file=Dockerfile,line=3::x{3500} … /)
  })
})
