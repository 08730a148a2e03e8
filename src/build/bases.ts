import { imageMaterials } from '../image/materials.ts'
import { canonicalPlatform } from '../image/platform.ts'
import type { BuildSection } from '../stage/record/build.ts'

/** An image that a build was made from. */
export type Base = NonNullable<BuildSection['bases']>[number]

/** Most images that are recorded. */
const most = 50

/** Images with which the builder itself works: the reader of the Dockerfile, the generator of an SBOM. */
const ofBuilder =
  /^(?:docker\.io\/)?(?:docker\/(?:dockerfile|buildkit-syft-scanner)|docker\/dockerfile-upstream)(?::|@|$)/

/** Lists the images that a build read, each with its digest, from the provenances that the builder tells. */
export function basesIn(provenances: readonly unknown[]): Base[] {
  const bases = provenances
    .flatMap(imageMaterials)
    .filter(({ name, digest }) => !ofBuilder.test(name) && /^sha256:[0-9a-f]{64}$/.test(digest))
    .map(({ name, digest, platform }) => ({
      name: name.slice(0, 1000),
      digest: digest as Base['digest'],
      ...(platform && { platform: inCanonicalForm(platform) }),
    }))
  const distinct = new Map(bases.map(base => [`${base.name} ${base.digest} ${base.platform}`, base]))
  return [...distinct.values()].slice(0, most)
}

function inCanonicalForm(platform: string): string {
  try {
    return canonicalPlatform(platform)
  } catch {
    return platform.slice(0, 100)
  }
}
