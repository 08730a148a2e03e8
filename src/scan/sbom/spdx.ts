import { type ListedImage, uuidOf } from './cyclonedx.ts'
import type { ListedPackage, PackageList } from './packages.ts'

/** Writes the packages of an image as SPDX 2.3. https://spdx.github.io/spdx-spec/v2.3/ */
export function spdx(list: PackageList, image: ListedImage): string {
  const root = 'SPDXRef-Image'
  const numbered = list.groups
    .flatMap(({ target, packages }) => packages.map(one => ({ target, one })))
    .map((found, at) => ({ ...found, id: `SPDXRef-Package-${at + 1}` }))
  const byId = new Map(numbered.map(({ id, target, one }) => [`${target}\n${one.id}`, id]))
  return `${JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${image.name} (${image.platform})`,
    documentNamespace: `urn:uuid:${uuidOf(`spdx ${image.digest} ${list.createdAt}`)}`,
    creationInfo: {
      created: list.createdAt.replace(/\.\d+Z$/, 'Z'),
      creators: ['Tool: buildonce', `Tool: trivy-${image.scanner}`],
    },
    packages: [
      {
        SPDXID: root,
        name: image.name,
        versionInfo: image.digest,
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        primaryPackagePurpose: 'CONTAINER',
      },
      ...numbered.map(({ id, one }) => packageOf(id, one)),
    ],
    relationships: [
      relation('SPDXRef-DOCUMENT', 'DESCRIBES', root),
      ...numbered.map(({ id }) => relation(root, 'CONTAINS', id)),
      ...numbered.flatMap(({ id, target, one }) =>
        one.dependsOn.flatMap(other => {
          const to = byId.get(`${target}\n${other}`)
          return to === undefined ? [] : [relation(id, 'DEPENDS_ON', to)]
        }),
      ),
    ],
  })}\n`
}

/** Names of licences are those of the packages, of which not all are ids of SPDX: they are told as a comment. */
function packageOf(id: string, { name, version, purl, licenses, sha1, path }: ListedPackage) {
  return {
    SPDXID: id,
    name,
    ...(version && { versionInfo: version }),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    ...(sha1 && { checksums: [{ algorithm: 'SHA1', checksumValue: sha1 }] }),
    ...(purl && {
      externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
    }),
    ...(licenses.length > 0 && { licenseComments: licenses.join(', ') }),
    ...(path && { sourceInfo: `found in ${path}` }),
  }
}

function relation(spdxElementId: string, relationshipType: string, relatedSpdxElement: string) {
  return { spdxElementId, relationshipType, relatedSpdxElement }
}
