// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are expressions of GitHub
import { expect, test } from '@jest/globals'
import { composite, node, runJob, script } from './fixture.ts'

test('a composite with sub-actions runs with outputs, state, posts and summary', async () => {
  const job = await runJob(
    {
      'action.yml': composite(
        [
          { id: 'build', uses: '$/build', with: { image: '${{ inputs.image }}' } },
          {
            id: 'show',
            run: 'echo "got $DIGEST"',
            shell: 'bash',
            env: { DIGEST: '${{ steps.build.outputs.digest }}' },
          },
        ],
        { inputs: { image: {} }, outputs: { digest: { value: '${{ steps.build.outputs.digest }}' } } },
      ),
      'build/action.yml': node(
        { main: '../dist/build.js', post: '../dist/post.js' },
        { inputs: { image: {} } },
      ),
      'dist/build.js': script(
        "append('OUTPUT', 'digest=' + env.INPUT_IMAGE + '@sha256:1')",
        "append('STATE', 'container=c1')",
        "append('STEP_SUMMARY', '# built')",
      ),
      'dist/post.js': script("print('removing ' + env.STATE_container)"),
    },
    {
      steps: [
        { id: 'it', uses: 'acme/tool@v1', with: { image: 'web' } },
        { run: 'echo "after ${{ steps.it.outputs.digest }}"' },
      ],
    },
  )
  expect(job.conclusion).toBe('success')
  expect(job.steps[0]?.outputs).toEqual({ digest: 'web@sha256:1' })
  expect(job.steps[0]?.inner.map(step => step.id)).toEqual(['build', 'show'])
  expect(job.summaries).toEqual(['# built\n'])
  expect(job.log).toContain('\ngot web@sha256:1\n')
  expect(job.log).toContain('\nafter web@sha256:1\n')
  expect(job.posts.map(post => [post.name, post.outcome])).toEqual([['Post Run acme/tool@v1', 'success']])
  expect(job.log).toContain('\nremoving c1')
})
