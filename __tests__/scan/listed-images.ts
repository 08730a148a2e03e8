import { readFileSync } from 'node:fs'
import { bootstrapped } from '../bootstrapped.ts'
import { jar } from '../fakes/jar.ts'
import { type Advisory, advisories } from '../fakes/trivy-db.ts'
import { alpine, type Files, npmPackage } from './fixture-image.ts'

/** Advisories for each of the images below. */
export const everyAdvisory: readonly Advisory[] = [
  ...advisories,
  ...advisoriesOf({
    'pip flask': '3.0.0',
    'rubygems rack': '3.0.0',
    'composer acme/widget': '2.0.0',
    'debian 12 openssl': '3.0.12-1',
    'debian 13 openssl': '3.0.12-1',
    'ubuntu 22.04 openssl': '3.0.2-9',
    'wolfi openssl': '3.1.4-r9',
    'chainguard openssl': '3.1.4-r9',
    'alpine 3.18 openssl': '3.1.4-r9',
    'alpine edge openssl': '3.1.4-r9',
    'go stdlib': '99.0.0',
    'go github.com/opencontainers/go-digest': '9.0.0',
    'nuget newtonsoft.json': '13.0.1',
    'npm @acme/thing': '2.0.0',
  }),
]

/** Makes an advisory of each `source package` and its fixed version. */
function advisoriesOf(fixed: Readonly<Record<string, string>>): Advisory[] {
  return Object.entries(fixed).map(([name, version], at) => {
    const parts = name.split(' ')
    return {
      id: `CVE-2099-01${String(at).padStart(2, '0')}`,
      source: parts.slice(0, -1).join(' '),
      package: parts.at(-1) ?? '',
      fixed: version,
      severity: 'HIGH',
    }
  })
}

const dpkg = (name: string, version: string, source?: string, maintainer = 'a') =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\n${source ? `Source: ${source}\n` : ''}Version: ${version}\nMaintainer: ${maintainer}\nDescription: a\n\n`
const debian = (packages: string): Files => ({
  'etc/os-release': 'ID=debian\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n',
  'etc/debian_version': '12.5\n',
  'var/lib/dpkg/status': packages,
})
const ubuntu: Files = {
  'etc/os-release': 'ID=ubuntu\nNAME="Ubuntu"\nVERSION_ID="22.04"\n',
  'etc/lsb-release': 'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=22.04\n',
  'var/lib/dpkg/status': dpkg('libssl3', '3.0.2-1', 'openssl'),
}
const wolfi = (id: string): Files => ({
  'etc/os-release': `ID=${id}\nNAME="x"\nVERSION_ID="20230214"\n`,
  'lib/apk/db/installed': 'P:libssl3\nV:3.1.4-r4\nA:x86_64\no:openssl\nL:MIT\n\n',
})
const wheel = (name: string, version: string): Files => ({
  [`usr/lib/python3/site-packages/${name}-${version}.dist-info/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n\n`,
})
const gemspec = 'Gem::Specification.new do |s|\n  s.name = "rack".freeze\n  s.version = "2.0.0"\nend\n'
const widget = jar({ group: 'org.example', artifact: 'widget', version: '1.0' })
const ssl = alpine({ libssl3: ['3.1.4-r4', 'openssl'] })
const fromRelease = (release: string): Files => ({
  ...ssl,
  'etc/apk/repositories': `https://dl-cdn.alpinelinux.org/alpine/${release}/main\n`,
})
const spdxInside = {
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'thing',
  documentNamespace: 'urn:thing',
  creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: a'] },
  packages: [
    {
      SPDXID: 'SPDXRef-a',
      name: 'lodash',
      versionInfo: '4.17.19',
      downloadLocation: 'NOASSERTION',
      externalRefs: [
        {
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator: 'pkg:npm/lodash@4.17.19',
        },
      ],
    },
  ],
  relationships: [
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-a' },
  ],
}
const library = 'Newtonsoft.Json/9.0.1'
const runtime = '.NETCoreApp,Version=v6.0'

/** Images whose bills of materials have to have the findings of the image. */
export const likeTheirList: Readonly<Record<string, () => readonly Files[]>> = {
  Alpine: () => [
    alpine({
      libssl3: ['3.1.4-r4', 'openssl'],
      libcrypto3: ['3.1.4-r4', 'openssl'],
      busybox: ['1.36.1-r15', 'busybox'],
    }),
  ],
  'Alpine with its own package repositories': () => [fromRelease('v3.19')],
  'Alpine with Node.js': () => [ssl, npmPackage('lodash', '4.17.19')],
  Wolfi: () => [wolfi('wolfi')],
  Chainguard: () => [wolfi('chainguard')],
  'packages in two layers and twice in one': () => [
    npmPackage('lodash', '4.17.19', 'a'),
    {
      ...npmPackage('lodash', '4.17.19', 'b'),
      ...npmPackage('lodash', '4.17.20', 'c'),
      ...npmPackage('minimist', '1.2.5', 'c'),
    },
  ],
  'npm packages of a scope': () => [
    { 'app/node_modules/@acme/thing/package.json': '{"name":"@acme/thing","version":"1.0.0"}' },
  ],
  'Debian, epochs and other source packages': () => [
    debian(
      dpkg('zlib1g', '1:1.2.13.dfsg-1', 'zlib') +
        dpkg('libssl3', '3.0.11-1~deb12u2', 'openssl') +
        dpkg('busybox', '1:1.35.0-4+b3', 'busybox (1:1.35.0-4)'),
    ),
  ],
  'Debian without os-release': () => [
    { 'etc/debian_version': '13.1\n', 'var/lib/dpkg/status': dpkg('libssl3', '3.0.2-1', 'openssl') },
  ],
  'Debian without a package manager': () => [
    {
      ...debian(''),
      'var/lib/dpkg/status.d/zlib1g': dpkg('zlib1g', '1:1.2.13.dfsg-1', 'zlib'),
    },
  ],
  Ubuntu: () => [ubuntu],
  Python: () => [wheel('Flask', '2.0.0')],
  'Python, installed as an egg': () => [
    {
      'usr/lib/python3/site-packages/Flask-2.0.0.egg-info/PKG-INFO':
        'Metadata-Version: 1.1\nName: Flask\nVersion: 2.0.0\n\n',
    },
  ],
  'Debian with Python': () => [
    debian(dpkg('libssl3', '3.0.11-1~deb12u2', 'openssl')),
    wheel('Flask', '2.0.0'),
  ],
  'a system that is not recognised, with Ruby, twice': () => [
    {
      'usr/share/gems/specifications/rack-2.0.0.gemspec': gemspec,
      'opt/gems/specifications/rack-2.0.0.gemspec': gemspec,
    },
  ],
  Java: () => [{ 'app/widget.jar': widget }],
  'Java in several archives': () => [{ 'app/x.war': widget, 'app/lib/y.jar': widget }],
  PHP: () => [
    {
      'app/vendor/composer/installed.json': JSON.stringify({
        packages: [{ name: 'acme/widget', version: '1.0.0', license: ['MIT'] }],
        dev: false,
      }),
    },
  ],
  'a program in Go with many modules': () => [
    { 'bin/registry': readFileSync(bootstrapped('BUILDONCE_TEST_REGISTRY_3_BIN')) },
  ],
  'two programs in Go on Alpine': () => [
    ssl,
    {
      'usr/local/bin/one': readFileSync(bootstrapped('BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN')),
      'usr/local/bin/two': readFileSync(bootstrapped('BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN')),
    },
  ],
  '.NET': () => [
    {
      'app/app.deps.json': JSON.stringify({
        runtimeTarget: { name: runtime },
        targets: { [runtime]: { [library]: { runtime: { 'lib/x.dll': {} } } } },
        libraries: { [library]: { type: 'package', serviceable: true, sha512: '' } },
      }),
    },
  ],
  'a list of packages in the image': () => [
    { 'opt/bitnami/thing/.spdx-thing.spdx': JSON.stringify(spdxInside) },
  ],
  'everything together': () => [
    ssl,
    { ...npmPackage('lodash', '4.17.19'), ...wheel('Flask', '2.0.0') },
    { 'app/widget.jar': widget },
  ],
}

/** Images that have something else than a list can tell, what that is, and whether it shows with these advisories. */
export const unlikeTheirList: Readonly<
  Record<string, { readonly layers: readonly Files[]; readonly untold: string; readonly shows: boolean }>
> = {
  'Alpine with the packages of an older release': {
    layers: [fromRelease('v3.18')],
    untold: 'packages of Alpine 3.18 in 3.19',
    shows: true,
  },
  'Alpine with the packages of edge': {
    layers: [fromRelease('edge')],
    untold: 'packages of Alpine edge in 3.19',
    shows: true,
  },
  'Debian with a package of somebody else': {
    layers: [debian(dpkg('libssl3', '3.0.1-1', 'openssl', 'Docker <support@docker.com>'))],
    untold: '1 packages that are not of the distribution',
    shows: true,
  },
  'Ubuntu with extended maintenance': {
    layers: [
      {
        ...ubuntu,
        'var/lib/ubuntu-advantage/status.json': '{"services":[{"name":"esm-infra","status":"enabled"}]}',
      },
    ],
    untold: 'the extended maintenance of ubuntu',
    shows: false,
  },
  'packages of a type that was not compared': {
    layers: [
      {
        'opt/conda/envs/x/conda-meta/openssl-1.1.1-h1.json':
          '{"name":"openssl","version":"1.1.1","license":"OpenSSL"}',
      },
      npmPackage('lodash', '4.17.19'),
    ],
    untold: 'packages of the type conda-pkg',
    shows: false,
  },
}
