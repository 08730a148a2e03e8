import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { parse } from '../../src/inputs/table.ts'
import { pipelineInputs, tables } from '../../src/pipeline/pipeline-inputs.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'migration.md'), 'utf8')

/** The inputs of the actions that are replaced, as their manifests have them. */
const replaced: Readonly<Record<string, string>> = {
  'docker/setup-buildx-action':
    'version driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline install use endpoint platforms append cache-binary cleanup keep-state name',
  'docker/login-action': 'registry username password scope ecr logout registry-auth',
  'docker/metadata-action':
    'context images tags flavor labels annotations sep-tags sep-labels sep-annotations bake-target github-token',
  'docker/build-push-action':
    'add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs secret-files shm-size ssh tags target ulimit github-token',
  'aquasecurity/trivy-action':
    'scan-ref scan-type image-ref input exit-code ignore-unfixed vuln-type severity format template output skip-dirs skip-files cache-dir timeout ignore-policy hide-progress list-all-pkgs scanners trivyignores github-pat trivy-config tf-vars limit-severities-for-sarif docker-host version cache skip-setup-trivy token-setup-trivy',
}

/** The rows of the table in one section: the inputs there, and what stands beside them. */
function rowsOf(section: string): { there: string[]; here: string }[] {
  const text = page.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? ''
  return text
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => line.split(/(?<!\\) \| /))
    .map(([there = '', here = '']) => ({
      there: [...there.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
      here,
    }))
}

describe('the migration page', () => {
  test('ends its example with inputs that the pipeline takes', () => {
    const after = /```yaml\n# after\n(.*?)```/s.exec(page)?.[1] ?? ''
    expect(() => parse(pipelineInputs, parseYaml(after)[0].with)).not.toThrow()
  })

  test.each(Object.entries(replaced))('says of every input of %s what becomes of it', (action, inputs) => {
    const named = rowsOf(action).flatMap(({ there }) => there)
    expect(named.toSorted()).toEqual(inputs.split(' ').toSorted())
  })

  test('says "the same" only of inputs that the pipeline has', () => {
    const same = Object.keys(replaced).flatMap(action =>
      rowsOf(action)
        .filter(({ here }) => here.startsWith('the same'))
        .flatMap(({ there }) => there),
    )
    expect(same.length).toBeGreaterThan(30)
    expect(same.filter(name => pipelineInputs[name] === undefined)).toEqual([])
  })

  test('says "none" only of inputs that the pipeline lacks, or means otherwise', () => {
    const none = Object.keys(replaced).flatMap(action =>
      rowsOf(action)
        .filter(({ here }) => here.startsWith('none'))
        .flatMap(({ there }) => there),
    )
    expect(none.filter(name => pipelineInputs[name] !== undefined)).toEqual(['platforms'])
  })

  test('begins its answers with inputs that are there', () => {
    const named = Object.keys(replaced).flatMap(action =>
      rowsOf(action).flatMap(({ here }) => /^`([a-z-]+)`/.exec(here)?.[1] ?? []),
    )
    const known = new Set([...Object.keys(pipelineInputs), ...Object.values(tables).flatMap(Object.keys)])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(name => !known.has(name))).toEqual([])
  })
})
