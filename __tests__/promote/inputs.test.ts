import { describe, expect, test } from '@jest/globals'
import { parseFlags } from '../../src/entry/flags.ts'
import { parse } from '../../src/inputs/table.ts'
import { type InputError, UserError } from '../../src/messages/errors.ts'
import { promoteInputs } from '../../src/promote/inputs.ts'

const texts = {
  image: 'r.example/web:nö',
  tags: '1.2.3, bad tag, ä',
  from: 'staging,edge',
  to: `host/~acme/web, x y, r.example/web@sha256:${'a'.repeat(64)}`,
  push: 'maybe',
}
const how = 'Write 1 to 128 letters, digits, "_", "." or "-", beginning with a letter, a digit or "_"'
const problems = [
  ['image', `tag "nö" is not valid: it has "ö". ${how}.`],
  ['tags', `tag "bad tag" is not valid: it has a space. ${how}; tag "ä" is not valid: it has "ä". ${how}`],
  ['from', `tag "staging,edge" is not valid: it has ",". ${how}.`],
  [
    'to',
    [
      'image reference "host/~acme/web" is not valid: "~acme" is not a path component. Write host/repository in letters, digits, ".", "_" and "-", for example ghcr.io/acme/web',
      `tag "x y" is not valid: it has a space. ${how}`,
      `"${texts.to.split(', ')[2]}" has a digest, but a destination gets the digest of the image: leave it out`,
    ].join('; '),
  ],
  ['push', '"maybe" is not one of auto, always, never: write one of them'],
].map(([input, message]) => ({ input, message }))

describe('the inputs of a promotion that are wrong', () => {
  test('are all told at once', () => {
    expect(thrown(() => parse(promoteInputs, texts))).toMatchObject({ problems })
  })

  test('are told with the flags that are', () => {
    const argv = [...Object.entries(texts).map(([name, value]) => `--${name}=${value}`), '--tag=1']
    const flag = { input: '--tag', message: 'is not a flag of this command, did you mean --tags?' }
    expect(thrown(() => parseFlags(argv, promoteInputs, {}))).toMatchObject({ problems: [flag, ...problems] })
  })

  test('are none where paths, tags and references are mixed', () => {
    const to = ['edge', './web.tar', 'oci-layout://images:1.4.0', 'ghcr.io/Acme/web', '[::1]:5000/web:1']
    expect(parse(promoteInputs, { image: './web.tar', to: to.join('\n') }).to).toEqual(to)
  })
})

function thrown(work: () => unknown): InputError | undefined {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError) return error as InputError
    throw error
  }
  return undefined
}
