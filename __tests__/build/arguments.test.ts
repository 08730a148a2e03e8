import { describe, expect, test } from '@jest/globals'
import { type BuildPlaces, buildArgs } from '../../src/build/arguments.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { parse } from '../../src/inputs/table.ts'

const places: BuildPlaces = {
  builder: undefined,
  layout: '/t/layout',
  name: 'ghcr.io/acme/web:buildonce-1',
  engineExport: 'image',
  metadataFile: '/t/metadata.json',
  secretFiles: [],
  cacheFrom: [],
  cacheTo: [],
  imageLabels: {},
  imageAnnotations: [],
  builderId: undefined,
}
const args = (texts: Record<string, string>, more: Partial<BuildPlaces> = {}) =>
  buildArgs(parse(buildInputs, texts), { ...places, ...more })

/** The values of one flag. */
const of = (flag: string, all: readonly string[]) =>
  all.flatMap((arg, at) => (arg === flag ? [all[at + 1]] : []))

test('a build without inputs exports one layout and the engine’s image under one name', () => {
  expect(args({})).toEqual([
    ...['buildx', 'build', '--progress', 'plain', '--attest', 'type=provenance,mode=min'],
    ...[
      '--output',
      'type=oci,tar=false,dest=/t/layout,name=ghcr.io/acme/web:buildonce-1,oci-mediatypes=true',
    ],
    ...['--output', 'type=image,push=false,name=ghcr.io/acme/web:buildonce-1,oci-mediatypes=true'],
    ...['--metadata-file', '/t/metadata.json', '.'],
  ])
})

describe('every input reaches its flag', () => {
  test.each<[Record<string, string>, string, string[]]>([
    [{ file: 'app.Dockerfile' }, '--file', ['app.Dockerfile']],
    [{ target: 'test' }, '--target', ['test']],
    [{ platforms: 'linux/amd64, linux/arm64' }, '--platform', ['linux/amd64,linux/arm64']],
    [{ 'build-args': 'A=1,2\nB' }, '--build-arg', ['A=1,2', 'B']],
    [{ 'build-contexts': 'a=docker-image://b:1' }, '--build-context', ['a=docker-image://b:1']],
    [{ 'secret-envs': 'a=ENV_A,b=ENV_B' }, '--secret', ['id=a,env=ENV_A', 'id=b,env=ENV_B']],
    [{ 'secret-files': 'a=./a, b.txt' }, '--secret', ['id=a,"src=./a, b.txt"']],
    [{ secrets: 'id=pip,src=./pip.conf' }, '--secret', ['id=pip,src=./pip.conf']],
    [{ secrets: 'type=env,id=a/b,src=NPM' }, '--secret', ['id=a/b,env=NPM']],
    [{ platforms: 'windows(10.0.17763)/amd64' }, '--platform', ['windows(10.0.17763)/amd64']],
    [{ ssh: 'default' }, '--ssh', ['default']],
    [{ ssh: '"default=/a,/b"' }, '--ssh', ['default=/a,/b']],
    [{ labels: 'a=1\nb=x,y' }, '--label', ['a=1', 'b=x,y']],
    [{ annotations: 'manifest:a=1' }, '--annotation', ['manifest:a=1']],
    [{ 'no-cache-filters': 'a,b' }, '--no-cache-filter', ['a', 'b']],
    [{ allow: 'network.host' }, '--allow', ['network.host']],
    [{ 'add-hosts': 'a:1.2.3.4' }, '--add-host', ['a:1.2.3.4']],
    [{ ulimit: 'nofile=1024:2048' }, '--ulimit', ['nofile=1024:2048']],
    [{ network: 'none' }, '--network', ['none']],
    [{ 'shm-size': '128m' }, '--shm-size', ['128m']],
    [{ 'cgroup-parent': 'ci' }, '--cgroup-parent', ['ci']],
  ])('%j', (texts, flag, values) => {
    expect(of(flag, args(texts))).toEqual(values)
  })

  test('pull and no-cache are flags', () => {
    expect(args({ pull: 'true', 'no-cache': 'true' })).toEqual(
      expect.arrayContaining(['--pull', '--no-cache']),
    )
    expect(args({})).not.toContain('--pull')
  })

  test('builder and caches come from the stages before', () => {
    const all = args({}, { builder: 'fleet', cacheFrom: ['type=gha'], cacheTo: ['type=gha,mode=max'] })
    expect([...of('--builder', all), ...of('--cache-from', all), ...of('--cache-to', all)]).toEqual([
      'fleet',
      'type=gha',
      'type=gha,mode=max',
    ])
  })
})

describe('where the image goes', () => {
  test.each([
    ['docker', ['type=oci', 'type=docker']],
    ['load', ['type=oci']],
    ['none', ['type=oci']],
  ] as const)('%s', (engineExport, types) => {
    expect(of('--output', args({}, { engineExport })).map(output => output?.split(',')[0])).toEqual(types)
  })

  test('a path with a comma is quoted', () => {
    expect(of('--output', args({}, { layout: '/a,b' }))[0]).toContain('"dest=/a,b"')
  })
})

test('a secret is a path in the arguments, never a value', () => {
  const all = args({ secrets: 'token=t0psecret' }, { secretFiles: [{ id: 'token', path: '/t/secret-0' }] })
  expect(of('--secret', all)).toEqual(['id=token,src=/t/secret-0'])
  expect(all.join(' ')).not.toContain('t0psecret')
})

describe('labels and annotations', () => {
  test('given ones win over those of the tags stage', () => {
    const all = args(
      { labels: 'b=mine', annotations: 'index:c=mine' },
      {
        imageLabels: { a: '1', b: '2' },
        imageAnnotations: ['index:c=3', 'manifest:d=4'],
      },
    )
    expect(of('--label', all)).toEqual(['a=1', 'b=mine'])
    expect(of('--annotation', all)).toEqual(['manifest:d=4', 'index:c=mine'])
  })

  test('those for an index are left out where there is none', () => {
    const derived = [
      'index:a=1',
      'index,manifest:b=2',
      'manifest[linux/amd64]:c=3',
      'd=4',
      'index-descriptor:e=5',
    ]
    const all = args({ provenance: 'false' }, { imageAnnotations: derived })
    expect(of('--annotation', all)).toEqual(['index,manifest:b=2', 'manifest[linux/amd64]:c=3', 'd=4'])
    expect(of('--annotation', args({}, { imageAnnotations: derived }))).toEqual(derived)
  })
})

describe('attestations', () => {
  const builder = { builderId: 'https://github.com/acme/web/actions/runs/1/attempts/2' }
  const run = `builder-id=${builder.builderId}`
  test.each<[string, Record<string, string>, string[]]>([
    ['by default record no build arguments', {}, [`type=provenance,mode=min,${run}`]],
    ['true is the same', { provenance: 'true' }, [`type=provenance,mode=min,${run}`]],
    ['attributes stay', { provenance: 'mode=max' }, [`type=provenance,mode=max,${run}`]],
    ['a builder of one’s own stays', { provenance: 'builder-id=x' }, ['type=provenance,builder-id=x']],
    ['false turns provenance off', { provenance: 'false' }, ['type=provenance,disabled=true']],
    ['a bill of materials', { sbom: 'true' }, [`type=provenance,mode=min,${run}`, 'type=sbom']],
    [
      'by a generator',
      { provenance: 'false', sbom: 'generator=g' },
      ['type=provenance,disabled=true', 'type=sbom,generator=g'],
    ],
    [
      'in full words',
      { attests: 'type=provenance,mode=max\ntype=sbom' },
      [`type=provenance,mode=max,${run}`, 'type=sbom'],
    ],
    ['in the fewest words', { attests: 'type=provenance' }, [`type=provenance,${run}`]],
    [
      'turned off in full words',
      { attests: 'type=provenance,disabled=true' },
      ['type=provenance,disabled=true'],
    ],
    [
      'an input wins over them',
      { provenance: 'false', attests: 'type=provenance,mode=max' },
      ['type=provenance,disabled=true'],
    ],
  ])('%s', (_, texts, values) => {
    expect(of('--attest', args(texts, builder))).toEqual(values)
  })
})
