/** How a package was installed. */
export type PackageKind = 'deb' | 'apk' | 'python' | 'npm'

/** Packages of a layer: versions by kind and name. A name may occur in several versions. */
export interface Packages {
  readonly versions: ReadonlyMap<string, readonly string[]>
  /** Kinds whose single database file is in this layer: only then it lists all packages of that kind. */
  readonly databases: ReadonlySet<PackageKind>
}

/** A package that differs between two images. */
export interface PackageChange {
  readonly kind: PackageKind
  readonly name: string
  readonly before?: string
  readonly after?: string
}

/** Bytes that the files of a kind have at most: content is kept in memory, and JSON takes many times its length. */
const longest: Readonly<Record<PackageKind, number>> = {
  deb: 32 * 1024 * 1024,
  apk: 32 * 1024 * 1024,
  python: 1024 * 1024,
  npm: 256 * 1024,
}

/** As many versions of one package, and as many packages, as an image can have. */
const [mostVersions, mostPackages] = [100, 100_000]
const python = /(^|\/)[^/]+\.dist-info\/METADATA$/
const npm = /(^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/

/** Collects packages from the files of a layer as it is read. */
export function createPackageReader() {
  const versions = new Map<string, string[]>()
  const databases = new Set<PackageKind>()
  const add = (kind: PackageKind, name: string | undefined, version: string | undefined) => {
    if (!name || !version || name.length > 256 || version.length > 256) return
    const key = `${kind}\n${name}`
    const known = versions.get(key)
    if (known === undefined && versions.size < mostPackages) versions.set(key, [version])
    else if (known !== undefined && known.length < mostVersions) known.push(version)
  }
  return {
    wants(path: string, size: number): boolean {
      const kind = kindOf(path)
      return kind !== undefined && size <= longest[kind]
    },
    read(path: string, body: Buffer): void {
      const kind = kindOf(path)
      const text = body.toString('utf8')
      if (kind === 'npm') {
        const { name, version } = manifest(text)
        add(kind, name, version)
      } else if (kind === 'python') add(kind, field(text, 'Name: '), field(text, 'Version: '))
      else if (kind === 'apk') {
        databases.add(kind)
        for (const paragraph of paragraphs(text)) add(kind, field(paragraph, 'P:'), field(paragraph, 'V:'))
      } else if (kind === 'deb') {
        if (path === dpkgStatus) databases.add(kind)
        for (const paragraph of paragraphs(text)) {
          const status = field(paragraph, 'Status: ')
          if (status !== undefined && !status.endsWith(' installed')) continue
          add(kind, field(paragraph, 'Package: '), field(paragraph, 'Version: '))
        }
      }
    },
    found: (): Packages => ({ versions, databases }),
  }
}

/** Joins the packages of several layers; a database replaces those below it. */
export function joinPackages(layers: readonly Packages[]): Packages {
  const versions = new Map<string, readonly string[]>()
  const databases = new Set<PackageKind>()
  for (const layer of layers) {
    for (const kind of layer.databases) {
      databases.add(kind)
      for (const key of versions.keys()) if (key.startsWith(`${kind}\n`)) versions.delete(key)
    }
    for (const [key, found] of layer.versions) versions.set(key, [...(versions.get(key) ?? []), ...found])
  }
  return { versions, databases }
}

/**
 * Compares packages. A kind with one database for all is skipped when only one side has it: the other one's is in a
 * layer that was not read.
 */
export function diffPackages(after: Packages, before: Packages): PackageChange[] {
  const keys = new Set([...after.versions.keys(), ...before.versions.keys()])
  return [...keys].sort().flatMap(key => {
    const [kind, name] = key.split('\n') as [PackageKind, string]
    if (after.databases.has(kind) !== before.databases.has(kind)) return []
    const gone = without(before.versions.get(key) ?? [], after.versions.get(key) ?? [])
    const came = without(after.versions.get(key) ?? [], before.versions.get(key) ?? [])
    return Array.from({ length: Math.max(gone.length, came.length) }, (_, index) => ({
      kind,
      name,
      ...(gone[index] !== undefined && { before: gone[index] }),
      ...(came[index] !== undefined && { after: came[index] }),
    }))
  })
}

const dpkgStatus = 'var/lib/dpkg/status'

function kindOf(path: string): PackageKind | undefined {
  if (path === 'lib/apk/db/installed' || path === 'usr/lib/apk/db/installed') return 'apk'
  if (path === dpkgStatus) return 'deb'
  if (path.startsWith('var/lib/dpkg/status.d/') && !path.endsWith('.md5sums')) return 'deb'
  if (path.endsWith('/package.json')) return npm.test(path) ? 'npm' : undefined
  return path.endsWith('/METADATA') && python.test(path) ? 'python' : undefined
}

/** Gives what stands between empty lines, one at a time: a list of them can take many times the text. */
function* paragraphs(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n\n', at)
    const paragraph = text.slice(at, end === -1 ? undefined : end)
    if (paragraph !== '') yield paragraph
    if (end === -1) return
    at = end + 2
    while (text.startsWith('\n', at)) at++
  }
}

function field(paragraph: string, name: string): string | undefined {
  const at = paragraph.startsWith(name) ? 0 : paragraph.indexOf(`\n${name}`) + 1
  if (at === 0 && !paragraph.startsWith(name)) return undefined
  const end = paragraph.indexOf('\n', at)
  return paragraph.slice(at + name.length, end === -1 ? undefined : end).trim()
}

function manifest(text: string): { name?: string; version?: string } {
  try {
    const { name, version } = JSON.parse(text) as Record<string, unknown>
    return typeof name === 'string' && typeof version === 'string' ? { name, version } : {}
  } catch {
    return {}
  }
}

/** Removes the items of `other`, each once. */
function without(items: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return [...new Set(items)].filter(item => {
    const at = left.indexOf(item)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}
