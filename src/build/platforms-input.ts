import { parsePlatform, samePlatform } from '../image/platform.ts'
import { commaList } from '../inputs/lists.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { listReader } from '../inputs/readers.ts'

/** Takes platforms, each once whatever it is called, in the words of the image specification. */
export const platforms = listReader('platforms, by line or comma', value => {
  const all = commaList(value).map(readPlatform)
  return all.filter((platform, at) => all.findIndex(other => samePlatform(other, platform)) === at)
})

/** Reads `os/arch[/variant]`. @throws Error naming the wrong part. */
export function readPlatform(text: string): string {
  const { os, architecture, variant } = parsePlatform(text)
  const wrong = (why: string) => new Error(`"${text}" is not a platform: ${why}`)
  if (!systems.includes(os)) throw wrong(`the system "${os}" is unknown${meantOrKnown(os, systems)}`)
  const known = kernelNames[architecture]
  if (known !== undefined) throw wrong(`images call "${architecture}" ${known}, write ${os}/${known}`)
  if (!architectures.includes(architecture))
    throw wrong(`the architecture "${architecture}" is unknown${meantOrKnown(architecture, architectures)}`)
  if (variant !== undefined && !/^v\d+$/.test(variant))
    throw wrong(`the variant "${variant}" is not v and a number, for example v7`)
  return text
}

const systems = ['linux', 'windows', 'darwin', 'freebsd', 'wasip1', 'wasi']
const architectures = [
  ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64', 'mips64le'],
  ...['ppc64le', 'riscv64', 's390x', 'wasm'],
]
const kernelNames: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm/v7',
  armv7l: 'arm/v7',
  i386: '386',
}

function meantOrKnown(word: string, words: readonly string[]): string {
  return didYouMean(word, words) || `: write one of ${words.join(', ')}`
}
