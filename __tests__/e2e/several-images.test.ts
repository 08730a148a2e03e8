import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { parse } from 'yaml'
import { bootstrapped } from '../bootstrapped.ts'
import { onBuildKit } from '../build/buildkit.ts'
import { newProject, runJob } from './job.ts'
import { root, tagsOf } from './parts.ts'

/** The recipe for several images of one Dockerfile, as the documentation has it. */
const page = readFileSync(join(root, 'docs', 'matrix.md'), 'utf8')
const [, recipe = ''] =
  /\n## Several images of one Dockerfile\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page) ?? []

interface Recipe {
  readonly jobs: {
    readonly image: {
      readonly strategy: { readonly matrix: { readonly target: readonly string[] } }
      readonly steps: readonly { readonly uses: string; readonly with?: Record<string, string> }[]
    }
  }
}

const dockerfile = `FROM busybox:1.37 AS shared
RUN echo "for both" > /shared
FROM shared AS api
RUN echo api > /name
CMD ["sh", "-c", "cat /name"]
FROM shared AS worker
RUN echo worker > /name
CMD ["sh", "-c", "cat /name"]
`

onBuildKit(
  'the recipe for several images of one Dockerfile builds each, from a cache that they share',
  async () => {
    const project = newProject()
    project.write('Dockerfile', dockerfile)
    const sha = project.commit('two images')
    // The registry of the tests is in the place of that of the recipe.
    const ours = `${project.image}-`
    const { jobs }: Recipe = parse(recipe.replaceAll('ghcr.io/acme/', ours))
    const { matrix } = jobs.image.strategy
    const step = jobs.image.steps.find(({ uses }) => uses.startsWith('OWNER/buildonce@'))
    expect(matrix.target).toEqual(['api', 'worker'])
    // Each job has a builder of its own, as a machine of its own would.
    const machine = {
      driver: 'docker-container',
      'driver-opts': 'network=host',
      'buildkit-image': bootstrapped('BUILDONCE_TEST_BUILDKIT_IMAGE'),
      'buildkitd-config': bootstrapped('BUILDONCE_TEST_BUILDKIT_CONFIG'),
    }
    const records = []
    for (const target of matrix.target) {
      const { record, conclusion, log } = await runJob(
        project,
        { name: 'push', ref: 'refs/heads/main', sha, payload: {} },
        {
          // Without an artifact service there is nothing to upload to.
          with: {
            ...step?.with,
            'upload-artifact': 'false',
            secrets: '',
            smoke: 'false',
            require: 'scan',
            ...machine,
          },
          more: { contexts: { matrix: { target } } },
        },
      )
      expect([conclusion, conclusion === 'success' ? '' : log]).toEqual(['success', ''])
      expect(tagsOf(`${ours}${target}`)).toContain('main')
      records.push(record)
    }
    expect(records.map(record => record?.tags?.images)).toEqual([[`${ours}api`], [`${ours}worker`]])
    expect(records.map(record => record?.build?.cache)).toMatchObject([
      { cachedSteps: 0, steps: 2 },
      // The step of the shared stage comes from the cache that the other job has written.
      { cachedSteps: 1, steps: 2 },
    ])
    expect(records[0]?.build?.digest).not.toBe(records[1]?.build?.digest)
  },
)
