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

/** Names the commands in a log that the runner obeys: it trims lines as .NET does, which takes U+0085 for a blank. */
function obeyed(log: string): string[] {
  let token: string | undefined
  return log.split('\n').flatMap(text => {
    const line = text.replace(/^[\s\u0085]+/, '')
    if (token !== undefined) {
      if (line === `::${token}::`) token = undefined
      return []
    }
    const [, name, data] =
      /^::([\w-]+)(?: .*?)?::(.*)$/.exec(line) ?? /##\[([\w-]+)[^\]]*\](.*)/.exec(line) ?? []
    if (name === 'stop-commands') token = data
    return name === undefined || name === 'stop-commands' ? [] : [name]
  })
}

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

  test.each([
    '\u0085',
    '\u2028',
    '\u2029',
    '\u000b',
    '\u000c',
    '\u001c',
    '\u00a0',
    '\u2003',
    '\ufeff',
    '\r',
    '\r\n',
    '\t',
    '\u009b',
    '\u0000',
  ])(
    'quotes text with %j in front of a command so that the runner, which skips blanks, finds none',
    async before => {
      const host = createGithubHost({}, factsOfNothing({}))
      const text = `platform ${before}::error::forged${before}##[error]forged`
      host.log.info(`${before}${text}`)
      host.log.warning(text)
      host.annotate('error', text, { title: text, file: text })
      await host.log.group(text, async () => host.log.debug(text))
      await host.log.foreign(async print => print(`${text}\n`))
      expect(obeyed(written)).toEqual(['warning', 'error', 'group', 'debug', 'endgroup'])
      expect(written).not.toMatch(/[^\P{Cc}\n\t]|[\u2028\u2029]/u)
    },
  )

  test.each(['\u202e', '\u2066', '\u200f', '\u061c', '\u001b', '\u0007', '\u0090'])(
    'lets no %j reach a line of the log',
    async hostile => {
      const host = createGithubHost({}, factsOfNothing({}))
      host.log.info(hostile)
      host.log.warning(hostile)
      host.log.debug(hostile)
      host.annotate('notice', hostile, { title: hostile })
      await host.log.group(hostile, async () => {})
      await host.log.foreign(async print => print(hostile))
      expect(written).not.toContain(hostile)
      expect(written.match(/\ufffd/g)).toHaveLength(7)
    },
  )

  test('takes colours out of foreign output', async () => {
    await createGithubHost({}, factsOfNothing({})).log.foreign(async print =>
      print('\u001b[1;31mred\u001b[0m \u001b]0;title\u0007end\r\n'),
    )
    expect(written).toMatch(/\nred end\n::/)
  })

  test('prints no word to be hidden while commands are stopped, hides it in what is printed, and tells the runner after', async () => {
    const host = createGithubHost({}, factsOfNothing({}))
    await host.log.foreign(async print => {
      host.mask('to"ken\nline')
      host.annotate('warning', 'to"ken was refused')
      print('it echoes to"ken and line\n')
      host.log.info('we quote to"ken')
    })
    const [, token] = /^::stop-commands::(\w{32})\n/.exec(written) ?? []
    const [stopped = '', live = ''] = written.split(`\n::${token}::\n`)
    expect(stopped).not.toContain('ken')
    expect(stopped).toContain('it echoes *** and ***\nwe quote ***')
    expect(live.split('\n').slice(0, 4)).toEqual([
      '::add-mask::to"ken%0Aline',
      '::add-mask::to"ken',
      '::add-mask::line',
      expect.stringMatching(/^::warning ?::to"ken was refused$/),
    ])
  })

  test('keeps commands stopped until the last of several has printed', async () => {
    const host = createGithubHost({}, factsOfNothing({}))
    let end = () => {}
    const first = host.log.foreign(
      () =>
        new Promise<void>(resolve => {
          end = resolve
        }),
    )
    await host.log.foreign(async print => {
      end()
      await first
      print('::error::forged\n')
    })
    expect(written).toMatch(/^::stop-commands::(\w{32})\n::error::forged\n::\1::\n$/)
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
