import { expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { createArguments } from '../../src/setup/builder.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { parseInspect } from '../../src/setup/inspect.ts'
import { type Node, readNodes } from '../../src/setup/nodes.ts'

/** The arguments for the first node, from the texts that a user writes. */
function first(texts: Record<string, string>, configPath?: string): string[] {
  const { driver, endpoint, driverOpts, buildkitImage, buildkitdFlags } = parse(setupInputs, texts)
  const node: Node = { index: 0, endpoint, driverOpts, buildkitdFlags }
  if (driver === 'auto' || driver === 'docker') throw new Error('such a builder is not created')
  return createArguments('b', { driver, buildkitImage }, { node, first: true, last: true, configPath })
}
const create = ['buildx', 'create', '--name', 'b', '--driver']

test.each<[string, Record<string, string>, string | undefined, string[]]>([
  ['nothing more', {}, undefined, [...create, 'docker-container', '--bootstrap']],
  [
    'an image and options, whose quotes stay',
    {
      'buildkit-image': 'moby/buildkit:v0.33.0',
      'driver-opts': 'network=host\n"env.no_proxy=localhost,127.0.0.1"\n\n',
    },
    undefined,
    [
      ...[...create, 'docker-container', '--bootstrap', '--driver-opt', 'image=moby/buildkit:v0.33.0'],
      ...['--driver-opt', 'network=host', '--driver-opt', '"env.no_proxy=localhost,127.0.0.1"'],
    ],
  ],
  [
    'several options in one line, as Buildx splits them',
    { 'driver-opts': 'network=host,"env.no_proxy=a,b"' },
    undefined,
    [...create, 'docker-container', '--bootstrap', '--driver-opt', 'network=host,"env.no_proxy=a,b"'],
  ],
  [
    'flags and a configuration',
    { 'buildkitd-flags': '--debug' },
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
  [
    'what only a cluster knows',
    { driver: 'kubernetes', 'driver-opts': 'namespace=ci\nreplicas=2\n"nodeselector=a=b,c=d"' },
    undefined,
    [
      ...[...create, 'kubernetes', '--bootstrap', '--driver-opt', 'namespace=ci'],
      ...['--driver-opt', 'replicas=2', '--driver-opt', '"nodeselector=a=b,c=d"'],
    ],
  ],
])('a builder is made with %s', (_, texts, config, expected) => {
  expect(first({ driver: 'docker-container', ...texts }, config)).toEqual(expected)
})

test('an option that Buildx would split at the comma of its value is refused, with how to write it', () => {
  expect(() => parse(setupInputs, { 'driver-opts': 'env.no_proxy=localhost,127.0.0.1' })).toThrow(
    '"127.0.0.1" is not key=value: write for example network=host. An option with a comma in its value stands in quotes as a whole, for example "env.no_proxy=localhost,127.0.0.1"',
  )
})

test('further nodes are appended, and the last one boots all', async () => {
  const nodes = await readNodes(`
- endpoint: ssh://me@arm
  name: graviton
  platforms: linux/arm64, linux/arm/v7
  driver-opts:
    - network=host
    - '"env.no_proxy=a,b"'
  buildkitd-flags: --debug
- endpoint: tcp://10.0.0.2:1234
  driver-opts: |
    a=1
    b=2
`)
  const args = nodes.map((node, at) =>
    createArguments(
      'b',
      { driver: 'docker-container', buildkitImage: undefined },
      { node, first: false, last: at === 1, configPath: undefined },
    ),
  )
  expect(args).toEqual([
    [
      ...['buildx', 'create', '--name', 'b', '--append', '--node', 'graviton'],
      ...['--platform', 'linux/arm64,linux/arm/v7', '--driver-opt', 'network=host'],
      ...['--driver-opt', '"env.no_proxy=a,b"', '--buildkitd-flags', '--debug', 'ssh://me@arm'],
    ],
    [
      ...['buildx', 'create', '--name', 'b', '--append', '--bootstrap', '--driver-opt', 'a=1'],
      ...['--driver-opt', 'b=2', 'tcp://10.0.0.2:1234'],
    ],
  ])
  expect(nodes.map(({ index }) => index)).toEqual([1, 2])
})

test.each([
  ['endpoint: a', 'append: is not a YAML list: begin each node with "- endpoint:"'],
  ['- [', 'append: cannot be read: it is not YAML: look at its line 1'],
  ['- endpont: a', 'append: node 1: "endpont" is not a key, did you mean endpoint?'],
  ['- endpoint: --evil', 'append: node 1: endpoint "--evil" starts with "-"'],
  ['- name: -x', 'append: node 1: name "-x" starts with "-"'],
  ['- just text', 'append: node 1: has no keys'],
  ['- driver-opts: a,b', 'append: node 1: "a" is not key=value'],
])('nodes that are written as %j are refused', async (text, message) => {
  await expect(readNodes(text)).rejects.toThrow(message)
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
    nodes: 2,
  })
})
