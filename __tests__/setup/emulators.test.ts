import { describe, expect, test } from '@jest/globals'
import { emulate, emulatorImage } from '../../src/setup/emulators.ts'
import type { BuilderFacts } from '../../src/setup/existing-builder.ts'
import type { Exec, Facts } from '../../src/stage/stage.ts'
import { makeTools } from '../tools.ts'

const inspected =
  'Name: default\nDriver: docker\n\nNodes:\nName: default\nPlatforms: linux/amd64, linux/386\n'

/** A docker that tells which platforms its builder has, and whose installer prints what the kernel runs then. */
function docker(supported: readonly string[], exitCode = 0) {
  const ran: string[][] = []
  const exec: Exec = {
    run: async ({ args }) => {
      ran.push([...args])
      if (args[0] === 'buildx') return { exitCode: 0, stdout: inspected, stderr: '' }
      const stdout = `installing: arm64 OK\n${JSON.stringify({ supported, emulators: [] })}\n`
      return { exitCode, stdout, stderr: exitCode === 0 ? '' : 'docker: Error response: pull access denied' }
    },
    start: () => {
      throw new Error('nothing is started')
    },
  }
  return { ran, exec }
}

const builder: BuilderFacts = {
  builder: 'default',
  driver: 'docker',
  platforms: [],
  nativePlatform: 'linux/amd64',
}

async function run(
  platforms: string[],
  given: {
    emulators?: string
    ci?: Facts['ci']
    builder?: Partial<BuilderFacts>
    docker?: ReturnType<typeof docker>
  } = {},
) {
  const { ran, exec } = given.docker ?? docker(['linux/amd64', 'linux/arm64', 'linux/arm/v7'])
  const tools = makeTools({ exec, facts: { ci: given.ci ?? 'github' } })
  await emulate({ platforms, emulators: given.emulators ?? 'auto' }, { ...builder, ...given.builder }, tools)
  return { ran, lines: tools.lines }
}

const install = (image: string, names: string) => [
  ...['run', '--rm', '--privileged', '--network', 'none', image, '--install', names],
]

describe('emulators', () => {
  test.each([
    ['nothing is named', [], {}],
    ['the machine runs them itself', ['linux/amd64', 'linux/386', 'linux/amd64/v2'], {}],
    ['the builder is elsewhere', ['linux/arm64'], { builder: { driver: 'remote' as const } }],
    ['they are not wanted', ['linux/arm64'], { emulators: 'none' }],
    [
      'the builder has been asked and knows them',
      ['linux/arm64/v8'],
      { builder: { platforms: ['linux/amd64', 'linux/arm64'] } },
    ],
  ])('need no process where %s', async (_, platforms, given) => {
    expect(await run(platforms, given)).toEqual({ ran: [], lines: [] })
  })

  test('are installed for what the engine lacks, from the pinned image', async () => {
    const { ran, lines } = await run(['linux/amd64', 'linux/arm64', 'linux/arm/v7'])
    expect(ran).toEqual([['buildx', 'inspect', 'default'], install(emulatorImage, 'arm64,arm')])
    expect(lines).toEqual([
      `installed emulators for linux/arm64, linux/arm/v7 from ${emulatorImage}; they stay until the machine restarts`,
    ])
    expect(emulatorImage).toMatch(/@sha256:[0-9a-f]{64}$/)
  })

  test('come from another image where one is named, on any machine', async () => {
    const image = 'registry.acme.example/binfmt:1'
    const { ran } = await run(['linux/arm64'], { emulators: image, ci: 'local' })
    expect(ran.at(-1)).toEqual(install(image, 'arm64'))
  })

  test('are not installed unasked on a machine of one’s own, which is told how', async () => {
    const { ran, lines } = await run(['linux/arm64'], { ci: 'local' })
    expect(ran).toEqual([['buildx', 'inspect', 'default']])
    expect(lines).toEqual([expect.stringContaining(`\`emulators: ${emulatorImage}\` installs them`)])
  })

  test.each([
    ['cannot be pulled', docker([], 125), 'docker: Error response: pull access denied'],
    ['does not have them', docker(['linux/amd64']), 'the installer does not have them'],
  ])('that the image %s are a warning, since not every Dockerfile needs them', async (_, docker, why) => {
    const { lines } = await run(['linux/arm64'], { docker })
    expect(lines).toEqual([
      `warning: no emulators could be installed for linux/arm64: ${why}. Steps that run programs of these platforms will fail`,
    ])
  })
})
