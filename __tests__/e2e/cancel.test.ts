import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'
import { pushToMain } from './events.ts'
import { newProject, runJob } from './job.ts'
import { output, root } from './parts.ts'

/** A line of the log that shows that a stage is at work, and so the moment to cancel. */
const moments: [string, RegExp][] = [
  ['setup', /##\[group\]Setup/],
  ['tags', /##\[group\]Tags/],
  ['build', /^#\d+ \[site/],
  ['the export of the build', /exporting layers/],
  ['scan', /##\[group\]Scan: /],
  ['the scanner', /sandbox (docker|bubblewrap|unshare)/],
  ['smoke', /##\[group\]Smoke/],
  ['the container', /^linux\/amd64: sha256:/],
  ['promote', /##\[group\]Promote/],
  ['report', /##\[group\]Report/],
]

describe('cancelling the job', () => {
  test.each(moments)('during %s leaves no container, image, builder or file of ours', async (_, moment) => {
    const project = newProject()
    const commit = project.commit('first')
    const temp = temporaryFolder('runner')
    // A place of its own for builders: other tests make theirs at the same time.
    const buildx = temporaryFolder('buildx')
    const cancel = new AbortController()
    let seen = false
    const started = performance.now()
    let cancelledAt = Number.POSITIVE_INFINITY
    const job = await runJob(project, pushToMain(commit, new Date().toISOString()), {
      more: {
        temp,
        env: { BUILDX_CONFIG: buildx },
        cancel: cancel.signal,
        onLine(line) {
          if (seen || !moment.test(line)) return
          seen = true
          cancelledAt = performance.now() - started
          cancel.abort()
        },
      },
    })
    expect(seen).toBe(true)
    expect(job.conclusion).toBe('cancelled')
    // The runner kills a step ten seconds after the first signal: then something of what follows would be left.
    expect(performance.now() - started - cancelledAt).toBeLessThan(60_000)
    const run = String(job.record?.event.runId ?? '')
    expect(output('docker', 'ps', '--all', '--quiet', '--filter', `label=buildonce.run=${run}`)).toBe('')
    expect(output('docker', 'images', '--quiet', project.image)).toBe('')
    expect(buildersIn(buildx)).toEqual([])
    expect(leftIn(temp)).toEqual([])
  })
})

describe('a step that is killed outright', () => {
  test.each([
    ['build', /^#\d+ \[site/],
    ['smoke', /^linux\/amd64: sha256:/],
  ])('in %s leaves nothing after the post phase', async (stage, moment) => {
    const project = newProject()
    const commit = project.commit('first')
    const temp = temporaryFolder('runner')
    let killed = false
    const job = await runJob(project, pushToMain(commit, new Date().toISOString()), {
      more: {
        temp,
        onLine(line) {
          if (killed || !moment.test(line)) return
          killed = true
          for (const pid of processesRunning(join(root, 'dist', `${stage}.js`))) process.kill(pid, 'SIGKILL')
        },
      },
    })
    expect(killed).toBe(true)
    expect(job.conclusion).toBe('failure')
    const run = String(job.record?.event.runId ?? '')
    expect(output('docker', 'ps', '--all', '--quiet', '--filter', `label=buildonce.run=${run}`)).toBe('')
    expect(output('docker', 'images', '--quiet', project.image)).toBe('')
    expect(leftIn(temp)).toEqual([])
  })
})

function processesRunning(script: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1] === script
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Lists the builders that buildx knows in a configuration folder. */
function buildersIn(folder: string): string[] {
  const instances = join(folder, 'instances')
  return existsSync(instances) ? readdirSync(instances) : []
}

/** What later steps of the job may want to read: the record and its digest, the scan's reports, the bake files. */
const results =
  /^(buildonce\/run-\w+\.json$|buildonce-job-\d+\/[0-9a-f]{64}\.made$|buildonce\/scan\/|buildonce-bake-)/

/** Lists what is left of ours in the runner's folder beside results: layouts, secrets, work of a stage. */
function leftIn(temp: string): string[] {
  return readdirSync(temp, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(temp.length + 1))
    .filter(path => path.includes('buildonce') && !results.test(path))
}
