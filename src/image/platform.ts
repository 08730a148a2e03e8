/**
 * The platform of an image, as an index entry or a config has it; a missing field is an empty string.
 * https://github.com/opencontainers/image-spec/blob/main/image-index.md
 */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
  /** Of Windows, whose hosts run images of their own release only. */
  readonly osVersion?: string
  readonly osFeatures?: readonly string[]
}

/** Reads a platform from the JSON of a descriptor or a config. */
export function platformIn(value: Readonly<Record<string, unknown>>): Platform {
  const text = (name: string) => (typeof value[name] === 'string' ? (value[name] as string) : '')
  const [variant, osVersion] = [text('variant'), text('os.version')]
  const features = value['os.features']
  const osFeatures = Array.isArray(features) ? features.filter(one => typeof one === 'string') : []
  return {
    os: text('os'),
    architecture: text('architecture'),
    ...(variant !== '' && { variant }),
    ...(osVersion !== '' && { osVersion }),
    ...(osFeatures.length > 0 && { osFeatures }),
  }
}

/**
 * Reads `os/arch[/variant]`, or `os(version+feature)/arch[/variant]` as containerd writes it.
 *
 * @throws Error when the text is not a platform.
 */
export function parsePlatform(text: string): Platform {
  const parts = written.exec(text)?.slice(1)
  if (parts === undefined)
    throw new Error(`"${text}" is not a platform: write os/architecture, for example linux/amd64`)
  const [os = '', osVersion = '', features = '', architecture = '', variant = ''] = parts
  const osFeatures = features.split('+').slice(1)
  return {
    os: decode(os),
    architecture: decode(architecture),
    ...(variant !== '' && { variant: decode(variant) }),
    ...(osVersion !== '' && { osVersion: decode(osVersion) }),
    ...(osFeatures.length > 0 && { osFeatures: osFeatures.map(decode) }),
  }
}

const word = String.raw`(?:[\w.-]|%[\dA-Fa-f]{2})+`
const written = new RegExp(`^(${word})(?:\\((${word})?((?:\\+${word})*)\\))?/(${word})(?:/(${word}))?$`)

/** Formats a platform in its canonical form: equal platforms have equal texts. */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant = '', osVersion = '', osFeatures = [] } = normalizePlatform(platform)
  const options = [encode(osVersion), ...osFeatures.map(feature => `+${encode(feature)}`)].join('')
  const system = options === '' ? encode(os) : `${encode(os)}(${options})`
  return [system, encode(architecture), ...(variant === '' ? [] : [encode(variant)])].join('/')
}

/**
 * Normalizes a platform: `arm64/v8` is `arm64`, `arm` is `arm/v7`, `amd64/v1` is `amd64`.
 * https://github.com/containerd/platforms/blob/main/database.go
 */
export function normalizePlatform({ os, architecture, variant, osVersion, osFeatures }: Platform): Platform {
  const system = os.toLowerCase()
  const usual = usualArchitecture(architecture.toLowerCase(), (variant ?? '').toLowerCase())
  const features = [...new Set(osFeatures)].sort()
  return {
    os: system === 'macos' ? 'darwin' : system,
    architecture: usual.architecture,
    ...(usual.variant !== '' && { variant: usual.variant }),
    ...(osVersion && { osVersion }),
    ...(features.length > 0 && { osFeatures: features }),
  }
}

/** Returns the canonical form of a text; a text that is not a platform is returned unchanged. */
export function canonicalPlatform(text: string): string {
  const platform = readPlatform(text)
  return platform === undefined ? text : formatPlatform(platform)
}

/** Returns whether two platforms are the same, with all their fields. A text that is not a platform equals only itself. */
export function samePlatform(one: string, other: string): boolean {
  return canonicalPlatform(one) === canonicalPlatform(other)
}

/** Returns operating system and architecture without variant and version. */
export function machineOf(text: string): string {
  const { os, architecture } = readPlatform(text) ?? { os: text, architecture: '' }
  return `${os}/${architecture}`
}

/**
 * Returns whether a platform matches a requested one: a version or feature that is not requested may be any, and
 * `10.0.17763` matches all updates of that release.
 */
export function matchesPlatform(asked: string, platform: string): boolean {
  const [wanted, given] = [readPlatform(asked), readPlatform(platform)]
  if (wanted === undefined || given === undefined) return asked === platform
  return (
    samePlace(wanted, given) &&
    (wanted.osVersion === undefined || `${given.osVersion ?? ''}.`.startsWith(`${wanted.osVersion}.`)) &&
    (wanted.osFeatures ?? []).every(feature => given.osFeatures?.includes(feature))
  )
}

/** Something that is for one platform. */
interface ForPlatform {
  readonly platform: string
  readonly digest?: string | undefined
}

/**
 * Pairs images with images for the same platform; each is used once. Equal digests are preferred, then equal platforms,
 * then the same release of Windows, whose version changes with each update.
 */
export function pairPlatforms<One extends ForPlatform, Other extends ForPlatform>(
  images: readonly One[],
  others: readonly Other[],
): ReadonlyMap<One, Other> {
  const pairs = new Map<One, Other>()
  const left = new Set(others)
  const tiers: readonly ((one: One, other: Other) => boolean)[] = [
    (one, other) => one.digest !== undefined && one.digest === other.digest,
    () => true,
  ]
  const places: readonly ((one: string, other: string) => boolean)[] = [samePlatform, sameRelease]
  for (const isSame of places)
    for (const fits of tiers)
      for (const one of images) {
        if (pairs.has(one)) continue
        for (const other of left) {
          if (!isSame(one.platform, other.platform) || !fits(one, other)) continue
          pairs.set(one, other)
          left.delete(other)
          break
        }
      }
  return pairs
}

/** Returns whether a part of a platform is `unknown`, as in entries of attestations; no host selects such an entry. */
export function isUnknown({ os, architecture }: Platform): boolean {
  return os === 'unknown' || architecture === 'unknown'
}

function usualArchitecture(architecture: string, variant: string) {
  switch (architecture) {
    case 'i386':
      return { architecture: '386', variant: '' }
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return { architecture: 'amd64', variant: variant === 'v1' ? '' : variant }
    case 'aarch64':
    case 'arm64':
      return { architecture: 'arm64', variant: ['8', 'v8', 'v8.0'].includes(variant) ? '' : variant }
    case 'armhf':
      return { architecture: 'arm', variant: 'v7' }
    case 'armel':
      return { architecture: 'arm', variant: 'v6' }
    case 'arm':
      return { architecture, variant: variant === '' ? 'v7' : variant.replace(/^(?=\d)/, 'v') }
    default:
      return { architecture, variant }
  }
}

function samePlace(one: Platform, other: Platform): boolean {
  return one.os === other.os && one.architecture === other.architecture && one.variant === other.variant
}

/** The first three numbers of a version of Windows are its release, the fourth counts its updates. */
function sameRelease(one: string, other: string): boolean {
  const [a, b] = [readPlatform(one), readPlatform(other)]
  if (a?.os !== 'windows' || b === undefined || !samePlace(a, b)) return false
  const release = ({ osVersion = '' }: Platform) => osVersion.split('.').slice(0, 3).join('.')
  return release(a) === release(b) && String(a.osFeatures) === String(b.osFeatures)
}

function readPlatform(text: string): Platform | undefined {
  try {
    return normalizePlatform(parsePlatform(text))
  } catch {
    return undefined
  }
}

/** Percent-encodes all but plain characters: the text comes from a registry and is used in logs, tables and file names. */
function encode(text: string): string {
  const bytes = (part: string) =>
    [...Buffer.from(part)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  return text.replace(/[^A-Za-z0-9_.-]+/g, bytes)
}

function decode(text: string): string {
  return text.replace(/(?:%[\dA-Fa-f]{2})+/g, bytes =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  )
}
