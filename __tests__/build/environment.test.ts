import { expect, test } from '@jest/globals'
import { neededVariables } from '../../src/build/environment.ts'

const service = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_CACHE_SERVICE_V2',
]
const nothing = { secrets: [], secretEnvs: [], secretFiles: [], buildArgs: [] }

test.each([
  [[], [], []],
  [['type=registry,ref=a/b:gha'], ['type=local,dest=type=gha'], []],
  [['type=gha,scope=a'], [], service],
  [[], ['mode=max,type=gha'], service],
])('a build from the cache %j to %j gets of the tokens of the job %j', (from, to, expected) => {
  expect(neededVariables(nothing, { from, to })).toEqual(expected)
})

test('a variable that the workflow names as a secret or a build argument is handed on', () => {
  const secretEnvs = [{ name: 'token', value: 'ACTIONS_RUNTIME_TOKEN' }]
  const buildArgs = ['BUILDONCE_A', 'B=ACTIONS_RESULTS_URL']
  const asked = { ...nothing, secretEnvs, buildArgs }
  expect(neededVariables(asked, { from: [], to: [] })).toEqual(['ACTIONS_RUNTIME_TOKEN', 'BUILDONCE_A'])
})
