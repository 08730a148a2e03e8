import { arch } from 'node:os'
import {
  formatPlatform,
  normalizePlatform,
  type Platform,
  parsePlatform,
  samePlatform,
} from '../image/platform.ts'
import { commaList } from '../inputs/lists.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { listReader } from '../inputs/readers.ts'

/** Takes platforms, each once whatever it is called, in the words of the image specification. */
export const platforms = listReader('platforms, by line or comma', value => {
  const all = commaList(value).map(readPlatform)
  return all.filter((platform, at) => all.findIndex(other => samePlatform(other, platform)) === at)
})

/**
 * Reads a platform as buildx takes it: `os/arch[/variant]` by any name of the architecture, an architecture alone, a system
 * with its version, or `local`. https://github.com/containerd/platforms/blob/main/platforms.go
 *
 * @throws Error naming the wrong part.
 */
export function readPlatform(text: string): string {
  if (text === 'local') return formatPlatform(localPlatform())
  const platform = normalizePlatform(parsePlatform(withSystem(text)))
  const { os, architecture, variant } = platform
  const wrong = (why: string) => new Error(`"${text}" is not a platform: ${why}`)
  if (!systems.includes(os)) throw wrong(`the system "${os}" is unknown${meantOrKnown(os, systems)}`)
  if (!architectures.includes(architecture))
    throw wrong(`the architecture "${architecture}" is unknown${meantOrKnown(architecture, architectures)}`)
  if (variant !== undefined && !/^v\d+(?:\.\d+)?$/.test(variant))
    throw wrong(`the variant "${variant}" is not v and a number, for example v7`)
  return formatPlatform(platform)
}

/** An architecture alone is one of Linux, a system alone has this machine's architecture. */
function withSystem(text: string): string {
  if (text.includes('/')) return text
  const { architecture } = normalizePlatform({ os: 'linux', architecture: text })
  if (architectures.includes(architecture)) return `linux/${text}`
  const system = text.split('(')[0]?.toLowerCase() ?? ''
  if (systems.includes(system)) return `${text}/${localPlatform().architecture}`
  return text
}

/** What containers of this machine run: buildx looks at its own program, too. */
function localPlatform(): Platform {
  const name = arch()
  return normalizePlatform({ os: 'linux', architecture: nodeNames[name] ?? name })
}

const systems = ['linux', 'windows', 'darwin', 'freebsd', 'wasip1', 'wasi']
const architectures = [
  ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mipsle', 'mips64', 'mips64le'],
  ...['ppc64', 'ppc64le', 'riscv64', 's390x', 'wasm'],
]

/** https://nodejs.org/api/os.html#osarch */
const nodeNames: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  mipsel: 'mipsle',
  ppc64: 'ppc64le',
}

function meantOrKnown(word: string, words: readonly string[]): string {
  return didYouMean(word, words) || `: write one of ${words.join(', ')}`
}
