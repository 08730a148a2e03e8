import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'
import { pushOfTag, pushToMain } from './events.ts'
import { newProject, runJob } from './job.ts'
import { output } from './parts.ts'

/** A `docker` on PATH that notes how it was called and becomes the real one: a script, which is started for every question. */
function countingDocker(): { path: string; calls: () => string[] } {
  const folder = temporaryFolder('bin')
  const notes = join(folder, 'calls')
  const docker = join(folder, 'docker')
  writeFileSync(docker, `#!/bin/sh\necho "$*" >>'${notes}'\nexec '${output('which', 'docker')}' "$@"\n`)
  chmodSync(docker, 0o755)
  const calls = () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [])
  return { path: `${folder}:${process.env.PATH}`, calls }
}

describe('starts of the docker client', () => {
  const project = newProject()
  const commit = project.commit('first')
  const time = new Date().toISOString()
  let pushed: string[] = []
  let released: string[] = []

  beforeAll(async () => {
    const [push, release] = [countingDocker(), countingDocker()]
    // The scan and the smoke test run containers of their own; what is counted here is what surrounds a build.
    const inputs = { scan: 'false', smoke: 'false', require: 'none' }
    const first = await runJob(project, pushToMain(commit, time), {
      with: inputs,
      more: { env: { PATH: push.path } },
    })
    expect(first.conclusion).toBe('success')
    pushed = push.calls()
    const second = await runJob(project, pushOfTag('v1.0.0', commit, time), {
      with: inputs,
      more: { env: { PATH: release.path } },
    })
    expect(second.conclusion).toBe('success')
    released = release.calls()
  })

  test('a build needs two beside itself, and one to remove its image afterwards', () => {
    const beside = pushed.filter(call => !call.startsWith('buildx build') && !call.startsWith('image rm'))
    expect(pushed.filter(call => call.startsWith('buildx build'))).toHaveLength(1)
    expect(beside.length).toBeLessThanOrEqual(2)
    expect(pushed.filter(call => call.startsWith('image rm')).length).toBeLessThanOrEqual(1)
  })

  test('a release that builds nothing asks the engine once', () => {
    expect(released).toEqual(['info --format json'])
  })
})

describe('all programs that setup and build start', () => {
  /** Notes every program that a step starts, with the name of the step's file. */
  function countingStarts() {
    const folder = temporaryFolder('starts')
    const [hook, notes] = [join(folder, 'hook.cjs'), join(folder, 'notes')]
    writeFileSync(
      hook,
      `const [processes, { appendFileSync }, { basename }] = ['child_process', 'fs', 'path'].map(name => require(name))
const { spawn } = processes
processes.spawn = (file, args, options) => {
  appendFileSync(${JSON.stringify(notes)}, [basename(process.argv[1]), basename(file), ...args].join(' ') + '\\n')
  return spawn(file, args, options)
}
`,
    )
    return { options: `--require ${hook}`, starts: () => readFileSync(notes, 'utf8').trim().split('\n') }
  }

  test('are two beside the build itself', async () => {
    const project = newProject()
    const commit = project.commit('first')
    const { options, starts } = countingStarts()
    const { conclusion } = await runJob(project, pushToMain(commit, new Date().toISOString()), {
      with: { scan: 'false', smoke: 'false', require: 'none' },
      more: { env: { NODE_OPTIONS: options } },
    })
    expect(conclusion).toBe('success')
    const ours = starts().filter(line => /^(?:setup|build)\.js /.test(line))
    expect(ours).toEqual([
      expect.stringMatching(/^setup\.js docker-buildx buildx version$/),
      expect.stringMatching(/^build\.js git -C /),
      expect.stringMatching(/^build\.js docker-buildx buildx build /),
    ])
  })
})
