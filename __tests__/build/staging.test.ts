import { expect, test } from '@jest/globals'
import { writeFromEngine } from '../../src/build/staging.ts'
import type { Command, Exec } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

/** An engine whose answers are empty archives, and what it was asked. */
function engine(env: Record<string, string>) {
  const commands: string[] = []
  const real = createExec({ PATH: process.env.PATH })
  const stub = <C extends Pick<Command, 'file' | 'args'>>(command: C): C => {
    commands.push([command.file, ...command.args.slice(0, 2)].join(' '))
    return command.file === 'docker'
      ? { ...command, file: 'head', args: ['-c', '1024', '/dev/zero'] }
      : command
  }
  const exec: Exec = {
    run: (command, watch) => real.run(stub(command), watch),
    start: command => real.start(stub(command)),
  }
  return { commands, tools: makeTools({ env, exec }) }
}

const place = () => {
  const folder = temporaryFolder()
  const layout = `${folder}/layout`
  return { folder, layout, metadataFile: '', name: 'acme/web:buildonce-1', tag: 'buildonce-1' }
}

test('a machine that is thrown away loses the cache of its builder before the layout is written', async () => {
  const { commands, tools } = engine({ RUNNER_ENVIRONMENT: 'github-hosted' })
  await writeFromEngine(place(), tools)
  expect(commands).toEqual(['docker builder prune', 'docker save acme/web:buildonce-1', 'tar -xf -'])
})

test('any other machine keeps it', async () => {
  const { commands, tools } = engine({ RUNNER_ENVIRONMENT: 'self-hosted' })
  await writeFromEngine(place(), tools)
  expect(commands).toEqual(['docker save acme/web:buildonce-1', 'tar -xf -'])
})

test('an engine that does not give the image is an error with its words', async () => {
  const { tools } = engine({})
  const exec: Exec = {
    ...tools.exec,
    start: command =>
      createExec({ PATH: process.env.PATH }).start(
        command.file === 'docker'
          ? { file: 'sh', args: ['-c', 'head -c 1024 /dev/zero; echo "no such image" >&2; exit 1'] }
          : command,
      ),
  }
  await expect(writeFromEngine(place(), { ...tools, exec })).rejects.toThrow(
    'the image could not be read from the engine: no such image',
  )
})
