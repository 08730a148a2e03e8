import { createHash } from 'node:crypto'
import type { ListedPackage, PackageGroup, PackageList } from './packages.ts'

/** The image that a bill of materials is about, and what made it. */
export interface ListedImage {
  /** Its repository, or another name. */
  readonly name: string
  readonly platform: string
  /** Digest of the manifest of this platform. */
  readonly digest: string
  /** Digest of its config. */
  readonly config: string
  readonly diffIds: readonly string[]
  /** Version of Trivy. */
  readonly scanner: string
}

/**
 * Writes the packages of an image as CycloneDX 1.6, with the properties from which Trivy detects in the list what it detects
 * in the image. https://cyclonedx.org/docs/1.6/json/
 */
export function cycloneDx(list: PackageList, image: ListedImage): string {
  const { os, groups } = list
  const root = { ref: `${image.name}@${image.digest}` }
  const system = os && { ref: `os/${os.family}@${os.name}` }
  const applications = groups
    .filter(({ kind }) => kind === 'application')
    .map((group, at) => ({ group, ref: `application/${at}/${group.target}` }))
  const inGroup = (group: PackageGroup) => group.packages.map(({ ref }) => ref)
  const ofKind = (kind: PackageGroup['kind']) => groups.filter(group => group.kind === kind)
  return `${JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(`${image.digest} ${list.createdAt}`)}`,
    version: 1,
    metadata: {
      timestamp: list.createdAt,
      tools: {
        components: [
          { type: 'application', name: 'buildonce' },
          { type: 'application', group: 'aquasecurity', name: 'trivy', version: image.scanner },
        ],
      },
      component: {
        'bom-ref': root.ref,
        type: 'container',
        name: image.name,
        version: image.digest,
        properties: properties([
          ...image.diffIds.map(diffId => ['DiffID', diffId] as const),
          ['ImageID', image.config],
          ['SchemaVersion', '2'],
        ]),
      },
    },
    components: [
      ...(system && os
        ? [
            {
              'bom-ref': system.ref,
              type: 'operating-system',
              name: os.family,
              version: os.name,
              properties: properties([
                ['Class', 'os-pkgs'],
                ['Type', os.family],
              ]),
            },
          ]
        : []),
      ...applications.map(({ group, ref }) => ({
        'bom-ref': ref,
        type: 'application',
        name: group.target,
        properties: properties([
          ['Class', 'lang-pkgs'],
          ['Type', group.type],
        ]),
      })),
      ...groups.flatMap(({ packages }) => packages.map(component)),
    ],
    dependencies: [
      {
        ref: root.ref,
        dependsOn: [
          ...(system ? [system.ref] : ofKind('os').flatMap(inGroup)),
          ...applications.map(({ ref }) => ref),
          ...ofKind('files').flatMap(inGroup),
        ],
      },
      ...(system ? [{ ref: system.ref, dependsOn: ofKind('os').flatMap(inGroup) }] : []),
      ...applications.map(({ group, ref }) => ({ ref, dependsOn: inGroup(group) })),
      ...groups.flatMap(({ packages }) => dependencies(packages)),
    ],
  })}\n`
}

function component({ ref, name, version, purl, licenses, sha1, properties: own }: ListedPackage) {
  return {
    'bom-ref': ref,
    type: 'library',
    name,
    ...(version && { version }),
    ...(sha1 && { hashes: [{ alg: 'SHA-1', content: sha1 }] }),
    ...(licenses.length > 0 && { licenses: licenses.map(license => ({ license: { name: license } })) }),
    ...(purl && { purl }),
    properties: properties(own),
  }
}

/** Names in a group are unique where others depend on them. */
function dependencies(packages: readonly ListedPackage[]) {
  const refs = new Map(packages.map(({ id, ref }) => [id, ref]))
  return packages.map(({ ref, dependsOn }) => ({
    ref,
    dependsOn: [...new Set(dependsOn.flatMap(id => refs.get(id) ?? []))],
  }))
}

function properties(pairs: readonly (readonly [name: string, value: string])[]) {
  return pairs.map(([name, value]) => ({ name: `aquasecurity:trivy:${name}`, value }))
}

/** Makes a UUID of a text: the same list has the same number. */
export function uuidOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 3) | 8).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
