import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { buildxPlugin, startingBuildx } from '../../src/engine/start-buildx.ts'
import type { Command } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** A machine with a client of docker, which is a program and no script, and Buildx where its user has plugins. */
function machine() {
  const folder = temporaryFolder('machine')
  const at = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    return join(folder, path)
  }
  const program = (path: string) => {
    writeFileSync(at(path), '\x7fELF')
    chmodSync(join(folder, path), 0o755)
    return join(folder, path)
  }
  const script = (path: string, text = 'printf "%s|" "$@"') => {
    writeFileSync(at(path), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, path), 0o755)
    return join(folder, path)
  }
  const settings = (value: object) => writeFileSync(at('config/config.json'), JSON.stringify(value))
  const env = { PATH: join(folder, 'bin'), DOCKER_CONFIG: join(folder, 'config') }
  const find = (more: Record<string, string> = {}) => {
    const all: Record<string, string> = { ...env, ...more }
    return buildxPlugin(name => all[name], [join(folder, 'shared')])
  }
  return { folder, program, script, settings, env, find }
}

test('a command of Buildx starts the plugin of this user, with the same arguments and variables', async () => {
  const { program, script, env } = machine()
  program('bin/docker')
  script('config/cli-plugins/docker-buildx', 'printf "%s|" "$@" "$MORE"')
  const exec = startingBuildx(createExec(env), env)
  const ran = await exec.run({ file: 'docker', args: ['buildx', 'build', 'a b', ''], env: { MORE: 'more' } })
  expect(ran).toMatchObject({ exitCode: 0, stdout: 'build|a b||more|' })
  const running = exec.start({ file: 'docker', args: ['buildx', 'version'] })
  let printed = ''
  running.stdout.on('data', chunk => {
    printed += chunk
  })
  await running.ended
  expect(printed).toBe('version||')
})

test('another command is left as it is', async () => {
  const { program, script, env } = machine()
  program('bin/docker')
  script('config/cli-plugins/docker-buildx')
  const got: Command[] = []
  const take = (command: Command) => {
    got.push(command)
    return Promise.resolve({ exitCode: 0, stdout: '', stderr: '' })
  }
  const exec = startingBuildx({ run: take, start: createExec(env).start }, env)
  const commands: Command[] = [
    { file: 'docker', args: ['image', 'ls'] },
    { file: 'git', args: ['buildx'] },
    { file: 'docker', args: ['buildx', 'ls'], onlyEnv: {} },
  ]
  for (const command of commands) await exec.run(command)
  expect(got).toEqual(commands)
})

test('the settings of the client name folders that come first, and those of the machine come last', () => {
  const { program, script, settings, find, folder } = machine()
  program('bin/docker')
  expect(find()).toBeUndefined()
  const shared = script('shared/docker-buildx')
  expect(find()).toBe(shared)
  const own = script('config/cli-plugins/docker-buildx')
  expect(find()).toBe(own)
  const first = script('more/docker-buildx')
  settings({ cliPluginsExtraDirs: [join(folder, 'none'), join(folder, 'more')] })
  expect(find()).toBe(first)
})

test.each<[string, (at: ReturnType<typeof machine>) => Record<string, string> | undefined]>([
  [
    'is a script, which may do more than the client',
    ({ script }) => void script('bin/docker', 'exec sudo docker "$@"'),
  ],
  [
    'is a link to another program',
    ({ program, folder }) => {
      mkdirSync(join(folder, 'bin'))
      symlinkSync(program('other/podman'), join(folder, 'bin/docker'))
      return undefined
    },
  ],
  ['is not there', () => undefined],
  [
    'has another meaning for the word',
    ({ program, settings }) => {
      program('bin/docker')
      settings({ aliases: { buildx: 'other' } })
      return undefined
    },
  ],
  [
    'has settings that cannot be read',
    ({ program, script }) => {
      program('bin/docker')
      script('config/config.json')
      return undefined
    },
  ],
  [
    'has started this command itself',
    ({ program }) => {
      program('bin/docker')
      return { DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND: '/usr/bin/docker' }
    },
  ],
])('a `docker` that %s is started as ever', (_, make) => {
  const here = machine()
  here.script('config/cli-plugins/docker-buildx')
  expect(here.find(make(here) ?? {})).toBeUndefined()
})
