import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { cleanUp } from '../../src/build/build-folders.ts'
import { makeTools } from '../tools.ts'

/** Cleans up a folder and an image on a machine, and returns the commands that were started and the folders left. */
async function commandsOn(env: Record<string, string>) {
  const commands: string[] = []
  const exec = {
    run: async ({ args }: { readonly args: readonly string[] }) => {
      commands.push(args.join(' '))
      return { exitCode: 0, stdout: '', stderr: '' }
    },
    start: () => {
      throw new Error('nothing is started')
    },
  }
  const tools = makeTools({ env, exec })
  const folder = join(tools.host.temp, 'layout')
  mkdirSync(folder)
  await cleanUp(
    [
      { kind: 'folder', name: folder },
      { kind: 'image', name: 'a/b:1' },
    ],
    tools,
  )
  return { commands, left: readdirSync(tools.host.temp) }
}

test('the image of the engine is removed, but not from a machine that is thrown away', async () => {
  const removing = { commands: ['image rm --force a/b:1'], left: [] }
  expect(await commandsOn({})).toEqual(removing)
  expect(await commandsOn({ RUNNER_ENVIRONMENT: 'self-hosted' })).toEqual(removing)
  expect(await commandsOn({ RUNNER_ENVIRONMENT: 'github-hosted' })).toEqual({ commands: [], left: [] })
})
