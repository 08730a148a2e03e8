import { expect, test } from '@jest/globals'
import { cycloneDx } from '../../../src/scan/sbom/cyclonedx.ts'
import { type PackageList, parsePackages } from '../../../src/scan/sbom/packages.ts'
import { spdx } from '../../../src/scan/sbom/spdx.ts'
import { digestOf } from '../fixture-image.ts'
import { violationsOf } from './schemas.ts'

const about = {
  name: 'ghcr.io/acme/web',
  platform: 'linux/arm64',
  digest: digestOf('the platform'),
  config: digestOf('its config'),
  diffIds: [digestOf('a layer')],
  scanner: '0.76.0',
}

/** Makes the list of a report, in which a scanner may have written anything. */
const listOf = (os: object | undefined, results: readonly object[]): PackageList =>
  parsePackages(
    JSON.stringify({ CreatedAt: '2026-11-27T10:00:00.123456789Z', Metadata: { OS: os }, Results: results }),
  )

const packages = [
  {
    Name: 'a',
    Version: '1',
    Identifier: { PURL: 'pkg:npm/a@1' },
    Licenses: ['MIT', ''],
    FilePath: 'a/package.json',
  },
  { Name: 'a', Version: '1', Identifier: { PURL: 'pkg:npm/a@1' }, Digest: `sha1:${'a'.repeat(40)}` },
  { Name: 'no version', DependsOn: ['x', 'x'], ID: 'x', Digest: 'sha1:none' },
  {
    Name: '“quoted”\n<b>',
    Version: '1:2',
    Licenses: ['a'.repeat(5000)],
    Identifier: { PURL: 'pkg:generic/x y@1' },
  },
]
const lists: Readonly<Record<string, PackageList>> = {
  'no package': listOf(undefined, []),
  'a system and packages of it': listOf({ Family: 'alpine', Name: '3.19.1' }, [
    { Target: 'x (alpine 3.19.1)', Class: 'os-pkgs', Type: 'alpine', Packages: packages },
  ]),
  'packages of a system that is not known': listOf(undefined, [
    { Target: 'x', Class: 'os-pkgs', Type: 'none', Packages: packages },
  ]),
  'packages of applications and files': listOf({ Family: 'debian', Name: '12' }, [
    { Target: 'bin/one', Class: 'lang-pkgs', Type: 'gobinary', Packages: packages },
    { Target: 'Node.js', Class: 'lang-pkgs', Type: 'node-pkg', Packages: packages },
  ]),
}

test.each(Object.entries(lists))('a list of %s is valid, in both forms', (_, list) => {
  expect(violationsOf('cyclonedx', cycloneDx(list, about))).toEqual([])
  expect(violationsOf('spdx', spdx(list, about))).toEqual([])
})

test('the schemas refuse what is wrong', () => {
  const list = lists['a system and packages of it'] as PackageList
  const wrong = (text: string, change: (value: Record<string, never>) => void) => {
    const value = JSON.parse(text)
    change(value)
    return JSON.stringify(value)
  }
  const bom = cycloneDx(list, about)
  for (const change of [
    (value: object) => Object.assign(value, { more: 1 }),
    (value: object) => Object.assign(value, { serialNumber: '7' }),
    ({ components }: { components: object[] }) => Object.assign(components[0] ?? {}, { type: 'thing' }),
    ({ dependencies }: { dependencies: object[] }) => Object.assign(dependencies[0] ?? {}, { ref: '' }),
  ])
    expect(violationsOf('cyclonedx', wrong(bom, change as never))).not.toEqual([])
  const document = spdx(list, about)
  for (const change of [
    (value: object) => Object.assign(value, { more: 1 }),
    ({ packages }: { packages: object[] }) => Object.assign(packages[1] ?? {}, { SPDXID: 'SPDXRef-a b' }),
  ])
    expect(violationsOf('spdx', wrong(document, change as never))).not.toEqual([])
})
