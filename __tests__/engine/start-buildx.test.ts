import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findBuildx, startingBuildx } from '../../src/engine/start-buildx.ts'
import type { Command, Exec } from '../../src/stage/stage.ts'
import { createExec } from '../../src/system/exec.ts'
import { machine } from './machine.ts'

type Machine = ReturnType<typeof machine>

const own = 'config/cli-plugins/docker-buildx'

/** A machine on which `docker` is its client. */
function usual(): Machine {
  const here = machine()
  here.program('bin/docker')
  return here
}

/** Finds Buildx as the client of this machine would, which has one more folder of plugins. */
function found({ folder, env }: Machine, more: Record<string, string> = {}): string | undefined {
  return findBuildx({ ...env, ...more }, [join(folder, 'shared')])?.plugin
}

/** Puts a real program where Buildx is: the shell, which gets the words after the name of the plugin. */
function shellAsBuildx({ at }: Machine): void {
  copyFileSync('/bin/sh', at(own))
  chmodSync(at(own), 0o755)
}

/** Notes the commands that are started, none of which runs. */
function noting(): { exec: Exec; got: Command[] } {
  const got: Command[] = []
  const run = (command: Command) => {
    got.push(command)
    return Promise.resolve({ exitCode: 0, stdout: '', stderr: '' })
  }
  return { exec: { run, start: createExec({}).start }, got }
}

describe('a command of Buildx', () => {
  test('starts the plugin with the words, the variables and the mark that docker gives to it', async () => {
    const here = usual()
    here.program(own)
    const { exec, got } = noting()
    const command = { file: 'docker', args: ['buildx', 'build', 'a b', ''], env: { MORE: 'more' }, cwd: '/' }
    await startingBuildx(exec, here.env).run(command)
    const env = { MORE: 'more', DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND: join(here.folder, 'bin/docker') }
    expect(got).toEqual([{ ...command, file: join(here.folder, own), env }])
  })

  test('is looked for with the variables of the command', async () => {
    const here = usual()
    here.program(own)
    const { exec, got } = noting()
    const command = {
      file: 'docker',
      args: ['buildx', 'ls'],
      env: { DOCKER_CONFIG: join(here.folder, 'other') },
    }
    await startingBuildx(exec, here.env).run(command)
    expect(got).toEqual([command])
  })

  test('really starts', async () => {
    const here = usual()
    shellAsBuildx(here)
    writeFileSync(here.at('buildx'), 'echo "$1 $DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND"')
    const exec = startingBuildx(createExec(here.env), here.env)
    const command = { file: 'docker', args: ['buildx', 'version'], cwd: here.folder }
    const expected = `version ${join(here.folder, 'bin/docker')}\n`
    expect(await exec.run(command)).toEqual({ exitCode: 0, stdout: expected, stderr: '' })
    const running = exec.start(command)
    let printed = ''
    running.stdout.on('data', chunk => {
      printed += chunk
    })
    await running.ended
    expect(printed).toBe(expected)
  })

  test.each([
    [{ file: 'docker', args: ['image', 'ls'] }],
    [{ file: 'docker', args: ['--debug', 'buildx', 'ls'] }],
    [{ file: 'git', args: ['buildx'] }],
    [{ file: 'docker', args: ['buildx', 'ls'], onlyEnv: {} }],
  ])('and no other: %j', async command => {
    const here = usual()
    here.program(own)
    const { exec, got } = noting()
    await startingBuildx(exec, here.env).run(command)
    expect(got).toEqual([command])
  })
})

describe('a plugin that does not start is left to docker', () => {
  /** A plugin that was linked for another distribution: the kernel does not find what loads it. `docker` prints its words. */
  function foreign() {
    const here = usual()
    const bytes = readFileSync('/bin/sh')
    bytes.write('/none', bytes.indexOf('/lib'))
    writeFileSync(here.at(own), bytes, { mode: 0o755 })
    const real = createExec(here.env)
    const asked: string[] = []
    const printing = <C extends Pick<Command, 'file'>>(command: C): C => {
      asked.push(command.file)
      return command.file === 'docker' ? { ...command, file: '/bin/echo' } : command
    }
    const exec: Exec = {
      run: (command, watch) => real.run(printing(command), watch),
      start: command => real.start(printing(command)),
    }
    return { exec: startingBuildx(exec, here.env), asked, plugin: join(here.folder, own) }
  }
  const command = { file: 'docker', args: ['buildx', 'version'] }

  test('when it is run', async () => {
    const { exec, asked, plugin } = foreign()
    expect(await exec.run(command)).toMatchObject({ exitCode: 0, stdout: 'buildx version\n' })
    expect(asked).toEqual([plugin, 'docker'])
  })

  test('when it is started', async () => {
    const { exec, asked, plugin } = foreign()
    const running = exec.start(command)
    let printed = ''
    running.stdout.on('data', chunk => {
      printed += chunk
    })
    expect(await running.ended).toBe(0)
    expect(printed).toBe('buildx version\n')
    expect(asked).toEqual([plugin, 'docker'])
  })
})

test('what fails after its start is not started again', async () => {
  const here = usual()
  here.program(own)
  const starts: string[] = []
  const exec = startingBuildx(
    {
      run: ({ file }) => {
        starts.push(file)
        return Promise.reject(new Error('it wrote too much'))
      },
      start: createExec({}).start,
    },
    here.env,
  )
  await expect(exec.run({ file: 'docker', args: ['buildx', 'ls'] })).rejects.toThrow('it wrote too much')
  expect(starts).toEqual([join(here.folder, own)])
})

test('the plugin of this user comes before those of the machine', () => {
  const here = usual()
  expect(found(here)).toBeUndefined()
  const shared = here.program('shared/docker-buildx')
  expect(found(here)).toBe(shared)
  expect(found(here)).toBe(shared)
  const first = here.program(own)
  expect(found(here)).toBe(first)
})

test('a plugin may be a link', () => {
  const here = usual()
  const real = here.program('elsewhere/buildx-0.30')
  symlinkSync(real, here.at(own))
  expect(found(here)).toBe(join(here.folder, own))
})

describe('docker is started as ever', () => {
  test.each<[string, (here: Machine) => Record<string, string> | undefined]>([
    ['where it is a script itself', ({ script }) => void script('bin/docker', 'exec sudo docker "$@"')],
    ['where its settings are unusual', ({ settings }) => void settings({ aliases: { buildx: 'other' } })],
    ['where the plugin is a script', ({ script }) => void script(own)],
    ['where the plugin cannot be executed', ({ folder }) => void chmodSync(join(folder, own), 0o644)],
    ['where the plugin is for another processor', ({ program }) => void program(own, { machine: 22 })],
    ['where the plugin is empty', ({ folder }) => void writeFileSync(join(folder, own), '')],
    ['by a plugin', () => ({ DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND: '/usr/bin/docker' })],
    ['with traces', () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317' })],
    ['with traces of its own', () => ({ DOCKER_CLI_OTEL_EXPORTER_OTLP_ENDPOINT: 'unix:///run/otel' })],
    ['with a connection of its own', () => ({ DOCKER_CLI_PLUGIN_USE_DIAL_STDIO: '1' })],
    ['with settings for experiments', () => ({ DOCKER_CLI_EXPERIMENTAL: 'disabled' })],
  ])('%s', (_, change) => {
    const here = usual()
    here.program(own)
    here.program('shared/docker-buildx')
    expect(found(here, change(here))).toBeUndefined()
  })

  test.each<[string, (here: Machine) => void]>([
    ['a folder', ({ at }) => void mkdirSync(at(own), { recursive: true })],
    ['below a file', ({ at }) => writeFileSync(at('config/cli-plugins'), '')],
    ['a link in a circle', ({ at }) => symlinkSync('docker-buildx', at(own))],
  ])('where the first plugin is %s, although another follows', (_, make) => {
    const here = usual()
    make(here)
    here.program('shared/docker-buildx')
    expect(found(here)).toBeUndefined()
  })

  test('but not for a link to nothing, which it passes over', () => {
    const here = usual()
    symlinkSync('none', here.at(own))
    const shared = here.program('shared/docker-buildx')
    expect(found(here)).toBe(shared)
  })
})
