import * as v from 'valibot'
import { oneLine } from '../foreign-text.ts'
import { parseReport } from '../report-shape.ts'

const most = 50_000
const text = v.optional(v.pipe(v.string(), v.maxLength(10_000)))

const found = v.object({
  ID: text,
  Name: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)),
  Identifier: v.nullish(v.object({ PURL: text, UID: text })),
  Version: text,
  Release: text,
  Epoch: v.optional(v.number()),
  SrcName: text,
  SrcVersion: text,
  SrcRelease: text,
  SrcEpoch: v.optional(v.number()),
  Modularitylabel: text,
  Licenses: v.nullish(v.pipe(v.array(v.string()), v.maxLength(1000))),
  DependsOn: v.nullish(v.pipe(v.array(v.string()), v.maxLength(most))),
  Layer: v.nullish(v.object({ Digest: text, DiffID: text })),
  Repository: v.nullish(v.object({ Class: text })),
  FilePath: text,
  Digest: text,
})
type Found = v.InferOutput<typeof found>

const report = v.object({
  CreatedAt: text,
  Metadata: v.object({
    OS: v.nullish(v.object({ Family: text, Name: text, extended: v.optional(v.boolean()) })),
  }),
  Results: v.nullish(
    v.pipe(
      v.array(
        v.object({
          Target: v.optional(v.string(), ''),
          Class: v.optional(v.string(), ''),
          Type: v.optional(v.string(), ''),
          Packages: v.nullish(v.pipe(v.array(found), v.maxLength(most))),
        }),
      ),
      v.maxLength(10_000),
    ),
  ),
})

/** One package of an image, as a bill of materials lists it. */
export interface ListedPackage {
  /** Unique in the image. */
  readonly ref: string
  /** Trivy's name of it within its group; other packages of the group depend on it by that. */
  readonly id?: string
  readonly name: string
  readonly version: string
  readonly purl?: string
  readonly licenses: readonly string[]
  /** Names of other packages of the group. */
  readonly dependsOn: readonly string[]
  readonly path?: string
  /** SHA-1 of the file, where the package is one file. */
  readonly sha1?: string
  /** Whether it is of the distribution; absent where Trivy does not say it. */
  readonly official?: boolean
  /** What Trivy needs to detect in the list what it detects in the image; its names. */
  readonly properties: readonly (readonly [name: string, value: string])[]
}

/** Packages that were found together: those of the operating system, or of one lock file or program. */
export interface PackageGroup {
  readonly kind: 'os' | 'application' | 'files'
  /** Trivy's type, for example `alpine` or `gobinary`. */
  readonly type: string
  /** The file they were found in. */
  readonly target: string
  readonly packages: readonly ListedPackage[]
}

/** All packages of one platform. */
export interface PackageList {
  readonly os?: {
    readonly family: string
    readonly name: string
    /** Trivy uses the advisories of paid maintenance. */
    readonly extended?: boolean
  }
  readonly groups: readonly PackageGroup[]
  /** RFC 3339. */
  readonly createdAt: string
}

/** Types whose packages are files of their own, not entries of one. */
const ofFiles = ['python-pkg', 'conda-pkg', 'gemspec', 'node-pkg', 'jar']

/** Reads the packages from a report that was checked to be about this image. */
export function parsePackages(json: string): PackageList {
  const { Metadata, Results, CreatedAt } = parseReport(report, json)
  const refs = new Set<string>()
  const groups = (Results ?? []).flatMap(({ Target, Class, Type, Packages }): PackageGroup[] => {
    if (!Packages?.length) return []
    const type = oneLine(Type)
    const kind = Class === 'os-pkgs' ? 'os' : ofFiles.includes(Type) ? 'files' : 'application'
    return [
      { kind, type, target: oneLine(Target, 1024), packages: Packages.map(one => listed(one, type, refs)) },
    ]
  })
  const { OS } = Metadata
  return {
    groups,
    createdAt: new Date(CreatedAt === undefined ? 0 : Date.parse(CreatedAt) || 0).toISOString(),
    ...(OS?.Family &&
      OS.Name && {
        os: {
          family: oneLine(OS.Family),
          name: oneLine(OS.Name),
          ...(OS.extended && { extended: true }),
        },
      }),
  }
}

function listed(one: Found, type: string, refs: Set<string>): ListedPackage {
  const { Name, Identifier, Licenses, DependsOn, Layer, FilePath, Digest, Repository } = one
  const locator = oneLine(Identifier?.PURL ?? '', 2048)
  const purl = /^pkg:\S+$/.test(locator) ? locator : undefined
  const version = versionOf(one.Version, one.Release, one.Epoch)
  const property = (name: string, value: string | number | undefined) =>
    value === undefined || value === '' || value === 0 ? [] : [[name, oneLine(`${value}`, 2048)] as const]
  return {
    ref: unique(purl ?? `${type}/${oneLine(Name)}@${version}`, refs),
    name: oneLine(Name, 1024),
    version: oneLine(version),
    ...(one.ID && { id: oneLine(one.ID, 1024) }),
    ...(purl && { purl }),
    licenses: (Licenses ?? []).map(name => oneLine(name)).filter(name => name !== ''),
    dependsOn: (DependsOn ?? []).map(id => oneLine(id, 1024)),
    ...(Repository?.Class && { official: Repository.Class === 'official' }),
    ...(FilePath && { path: oneLine(FilePath, 2048) }),
    ...(Digest?.startsWith('sha1:') && /^[0-9a-f]{40}$/.test(Digest.slice(5)) && { sha1: Digest.slice(5) }),
    properties: [
      ...property('FilePath', FilePath),
      ...property('LayerDiffID', Layer?.DiffID),
      ...property('LayerDigest', Layer?.Digest),
      ...property('Modularitylabel', one.Modularitylabel),
      ...property('PkgID', one.ID),
      ...property('PkgType', type),
      ...property('SrcEpoch', one.SrcEpoch),
      ...property('SrcName', one.SrcName),
      ...property('SrcRelease', one.SrcRelease),
      ...property('SrcVersion', one.SrcVersion),
    ],
  }
}

function versionOf(version = '', release = '', epoch = 0): string {
  return `${epoch > 0 ? `${epoch}:` : ''}${version}${release === '' ? '' : `-${release}`}`
}

/** One package may be there several times, at different paths. */
function unique(ref: string, refs: Set<string>): string {
  let name = ref
  for (let copy = 2; refs.has(name); copy++) name = `${ref}#${copy}`
  refs.add(name)
  return name
}
