import { expect, test } from '@jest/globals'
import { createArguments, type Recipe } from '../../src/setup/builder.ts'
import { parseInspect } from '../../src/setup/inspect.ts'

const recipe: Recipe = {
  driver: 'docker-container',
  endpoint: undefined,
  driverOpts: [],
  buildkitImage: undefined,
  buildkitdFlags: undefined,
  buildkitdConfig: undefined,
  buildkitdConfigInline: undefined,
}
const create = ['buildx', 'create', '--name', 'b', '--driver']

test.each<[string, Partial<Recipe>, string | undefined, string[]]>([
  ['nothing more', {}, undefined, [...create, 'docker-container', '--bootstrap']],
  [
    'an image and options',
    { buildkitImage: 'moby/buildkit:v0.33.0', driverOpts: ['network=host', '"env.NO_PROXY=a,b"'] },
    undefined,
    [
      ...[...create, 'docker-container', '--bootstrap', '--driver-opt', 'image=moby/buildkit:v0.33.0'],
      ...['--driver-opt', 'network=host', '--driver-opt', '"env.NO_PROXY=a,b"'],
    ],
  ],
  [
    'flags and a configuration',
    { buildkitdFlags: '--debug' },
    '/c.toml',
    [
      ...create,
      'docker-container',
      '--bootstrap',
      '--buildkitd-config',
      '/c.toml',
      '--buildkitd-flags',
      '--debug',
    ],
  ],
  [
    'an address',
    { driver: 'remote', endpoint: 'tcp://b:1' },
    undefined,
    [...create, 'remote', '--bootstrap', 'tcp://b:1'],
  ],
])('a builder is made with %s', (_, more, config, expected) => {
  expect(createArguments('b', { ...recipe, ...more }, config)).toEqual(expected)
})

test('the nodes of a builder share one list of platforms', () => {
  const text = `Name:          fleet
Driver:        docker-container
Nodes:
Name:             fleet0
Platforms:        linux/amd64*, linux/amd64/v2
Name:             fleet1
Platforms:        linux/arm64, linux/amd64`
  expect(parseInspect(text)).toEqual({
    driver: 'docker-container',
    platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/arm64'],
  })
})
