import { expect, test } from '@jest/globals'
import { errorsOf, newProject, runJob } from './job.ts'
import { tagsOf } from './parts.ts'

const dockerfile = `FROM busybox:1.37
RUN printf '::error::forged\\n##[error]forged\\n::set-output name=digest::forged\\nE: no package here\\n::stop-commands::x\\n' && exit 7
`

test('a build that fails is told once, at its line, and what it prints gives the runner no command', async () => {
  const project = newProject()
  project.write('Dockerfile', dockerfile)
  const sha = project.commit('a step that fails')
  const job = await runJob(
    project,
    { name: 'push', ref: 'refs/heads/main', sha, payload: {} },
    { with: { secrets: '' } },
  )
  expect(job.conclusion).toBe('failure')
  const [error, ...others] = job.annotations.filter(({ level }) => level === 'error')
  expect(error).toMatchObject({ file: 'Dockerfile', line: '2' })
  expect(error?.message).toMatch(/^step .* failed: exit code 7: E: no package here$/)
  expect(others).toEqual([])
  expect(errorsOf(job).some(message => message.startsWith('forged'))).toBe(false)
  expect(job.steps[0]?.outputs.digest ?? '').toBe('')
  expect(job.log.match(/exit code:? 7/g)).toHaveLength(1)
  expect(job.record?.build?.failure?.log.slice(-2)).toEqual(['E: no package here', '::stop-commands::x'])
  expect(job.summaries.join('\n')).toMatch(/last lines of .*<\/summary>\n\n```text\n::error::forged\n/)
  expect(tagsOf(project.image)).toEqual([])
})
