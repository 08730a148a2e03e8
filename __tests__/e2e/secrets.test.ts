import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'
import { pushToMain } from './events.ts'
import { newProject, runJob } from './job.ts'
import { output } from './parts.ts'

describe('the value of a build secret', () => {
  const project = newProject()
  const secret = `s3cret-${randomBytes(16).toString('hex')}`
  const temp = temporaryFolder('runner')
  const commandLines = new Set<string>()
  let job: Awaited<ReturnType<typeof runJob>>

  beforeAll(async () => {
    const commit = project.commit('first')
    const watch = setInterval(() => {
      for (const line of allCommandLines()) commandLines.add(line)
    }, 5)
    try {
      job = await runJob(project, pushToMain(commit, new Date().toISOString()), { secret, more: { temp } })
    } finally {
      clearInterval(watch)
    }
  })

  test('reached the build', () => {
    expect(job.conclusion).toBe('success')
    expect(output('crane', 'export', '--insecure', `${project.image}:main`, '-')).toContain('present')
  })

  test('is in no line that a reader of the log can see, and in the raw log only where it is being hidden', () => {
    expect(job.log).not.toContain(secret)
    const raw = job.rawLog.split('\n').filter(line => line.includes(secret))
    // The runner itself prints the inputs of a step, masked; what we print ourselves may only ask for the mask.
    expect(raw.filter(line => !line.startsWith('::add-mask::') && !/^\s*("?secrets"?): /.test(line))).toEqual(
      [],
    )
  })

  test('was in no command line while the job ran', () => {
    expect([...commandLines].some(line => line.includes('buildx'))).toBe(true)
    expect([...commandLines].filter(line => line.includes(secret))).toEqual([])
  })

  test('is in no layer, history or configuration of the image', () => {
    expect(output('crane', 'export', '--insecure', `${project.image}:main`, '-')).not.toContain(secret)
    expect(output('crane', 'config', '--insecure', `${project.image}:main`)).not.toContain(secret)
  })

  test('is in no record, summary or other file that the job left', () => {
    expect(JSON.stringify(job.record)).not.toContain(secret)
    expect(job.summaries.join('\n')).not.toContain(secret)
    expect(filesWith(secret, temp)).toEqual([])
    const attached = output('crane', 'ls', '--insecure', project.image)
      .split('\n')
      .filter(tag => tag.startsWith('sha256-'))
    expect(attached).toHaveLength(1)
  })
})

function allCommandLines(): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
}

function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => readFileSync(path).includes(text))
}
