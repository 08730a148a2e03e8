import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'
import type { Called } from './calls.ts'
import { writeImage } from './image.ts'
import { commit, flags, machine } from './machine.ts'
import { runCalls } from './run-calls.ts'

// Exit codes and flags of every command and sub-action, on a machine that has nothing but Node and Git.

const folder = temporaryFolder('buildonce-golden')
const stages = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote', 'report'] as const
const layout = join(folder, 'image')

const env = machine(folder)

/** What a stage is given so that it can do its work here, or so that only a program is missing. */
const given: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  run: { image: 'registry.example/acme/web' },
  tags: { images: 'registry.example/acme/web', tags: 'type=ref,event=branch' },
  size: { image: layout },
  scan: { image: layout, trivy: join(folder, 'bin', 'trivy') },
  smoke: { image: layout },
  promote: { image: layout, to: join(folder, 'promoted'), tags: '1.0.0, edge', 'new-repository': 'true' },
  report: { 'report-dir': join(folder, 'report') },
}

function commandLine(...argv: readonly string[]) {
  return { argv, cwd: folder, env }
}

function subAction(action: string, inputs: Readonly<Record<string, string>>) {
  const home = mkdtempSync(join(folder, 'job-'))
  const files = ['OUTPUT', 'STATE', 'ENV', 'STEP_SUMMARY'].map(name => [`GITHUB_${name}`, join(home, name)])
  for (const [, file = ''] of files) writeFileSync(file, '')
  const variables = {
    PATH: env.PATH,
    HOME: folder,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_REPOSITORY: 'acme/web',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: commit,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_RUN_ID: '1',
    RUNNER_TEMP: home,
    ...Object.fromEntries(files),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  }
  return { action, cwd: folder, env: variables }
}

/** The situations of one command, each with the name it has in the list of exit codes. */
const situations = [
  ...(['run', ...stages] as const).flatMap(name => [
    { name: `buildonce ${name} --help`, call: commandLine(name, '--help') },
    { name: `buildonce ${name}, an unknown flag`, call: commandLine(name, '--no-such-flag=1') },
    { name: `buildonce ${name}, without Docker`, call: commandLine(name, ...flags(given[name] ?? {})) },
  ]),
  ...stages.flatMap(name => [
    { name: `action ${name}, an unknown input`, call: subAction(name, { 'no-such-input': '1' }) },
    { name: `action ${name}, without Docker`, call: subAction(name, given[name] ?? {}) },
  ]),
  { name: 'buildonce', call: commandLine() },
  { name: 'buildonce --help', call: commandLine('--help') },
  { name: 'buildonce --version', call: commandLine('--version') },
  { name: 'buildonce no-such-command', call: commandLine('no-such-command') },
  { name: 'buildonce cleanup, without a record', call: commandLine('cleanup') },
  { name: 'buildonce cleanup', call: commandLine('cleanup', '--run-file=nothing.json') },
  { name: 'buildonce run, without its image', call: commandLine('run') },
  { name: 'buildonce size, over a limit', call: commandLine('size', `--image=${layout}`, '--max-size=1B') },
  { name: 'action size, over a limit', call: subAction('size', { image: layout, 'max-size': '1B' }) },
  ...['buildonce', 'action'].flatMap(how => {
    const promote = (name: string, inputs: Readonly<Record<string, string>>) => ({
      name: `${how} promote, ${name}`,
      call: how === 'action' ? subAction('promote', inputs) : commandLine('promote', ...flags(inputs)),
    })
    const to = join(folder, `${how}-promoted`)
    return [
      promote('evidence required and missing', { image: layout, to, tags: '1.0.0', require: 'scan' }),
      promote('a tag is set', { image: layout, to, tags: '1.0.0' }),
      promote('an immutable tag has another digest', { image: join(folder, 'other'), to, tags: '1.0.0' }),
      promote('an image that is nowhere', { image: join(folder, 'nowhere'), to, tags: '1.0.0' }),
    ]
  }),
]

let ended: ReadonlyMap<string, Called>

beforeAll(async () => {
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n')
  writeImage(layout)
  writeImage(join(folder, 'other'), { variant: 'other' })
  const called = await runCalls(situations.map(({ call }) => call))
  ended = new Map(situations.map(({ name }, at) => [name, called[at] as Called]))
})

test('every command and sub-action keeps its exit codes', () => {
  const lines = [...ended].map(([name, { exitCode }]) => `${exitCode} ${name}`)
  expect(lines).toMatchSnapshot()
})

test.each(['run', ...stages])('buildonce %s keeps its flags and the variables of its secrets', name => {
  const help = ended.get(`buildonce ${name} --help`)?.stdout ?? ''
  expect(
    help
      .split('\n')
      .filter(line => /^ {2}\S/.test(line))
      .map(line =>
        line
          .trim()
          .replace(/^the variable /, '')
          .replace(/ <.*$/, ''),
      )
      .sort(),
  ).toMatchSnapshot()
})
