import type { LayerFiles } from '../layer-files.ts'
import type { PackageList } from './packages.ts'

/** Systems in whose lists of packages Trivy detects what it detects in the image, as tests on such images show. */
const systems = ['alpine', 'debian', 'ubuntu', 'wolfi', 'chainguard']

/** The same of packages of languages, by Trivy's names of their types. */
const types = ['composer-vendor', 'dotnet-core', 'gemspec', 'gobinary', 'jar', 'node-pkg', 'python-pkg']

/**
 * Lists what decides about findings and is not in a bill of materials, so that an image that has it is scanned again itself:
 * kinds of packages that were not compared, packages that are not of the distribution (Trivy does not judge them by its
 * advisories, and the list does not tell them apart), packages of Alpine that come from another release than the system.
 */
export function untoldBy({ os, groups }: PackageList, files: LayerFiles): string[] {
  const kinds = groups.filter(({ kind }) => kind !== 'os').map(({ type }) => type)
  const others = [...new Set(kinds)].filter(type => !types.includes(type))
  const ofSystem = groups.filter(({ kind }) => kind === 'os').flatMap(({ packages }) => packages)
  const foreign = ofSystem.filter(({ official }) => official === false).length
  const nameless = groups.flatMap(({ packages }) => packages).filter(({ purl }) => purl === undefined).length
  const release = os && releaseOf(os.name)
  const mixed = os?.family === 'alpine' ? files.alpineReleases.filter(each => each !== release) : []
  return [
    ...(os !== undefined && !systems.includes(os.family) ? [`packages of ${os.family}`] : []),
    ...(os?.extended ? [`the extended maintenance of ${os.family}`] : []),
    ...(os === undefined && ofSystem.length > 0 ? ['packages of a system that was not recognised'] : []),
    ...others.map(type => `packages of the type ${type}`),
    ...(foreign > 0 ? [`${foreign} packages that are not of the distribution`] : []),
    ...(nameless > 0 ? [`${nameless} packages without a package URL`] : []),
    ...mixed.map(each => `packages of Alpine ${each} in ${release}`),
  ]
}

/** Alpine's advisories are by release: `3.19` for `3.19.1`. */
function releaseOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}
