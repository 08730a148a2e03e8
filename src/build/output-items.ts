import { commaList, plainLines } from '../inputs/lists.ts'
import { listReader } from '../inputs/readers.ts'

/** Something that a build gives besides the image that is proven. */
export type OutputItem =
  /** The files of the image, written by BuildKit in the same build. */
  | {
      readonly kind: 'files'
      readonly type: 'local' | 'tar'
      readonly dest: string
      readonly options: readonly string[]
    }
  /** An archive or a folder with exactly the image that is proven. */
  | {
      readonly kind: 'archive'
      readonly dest: string
      readonly folder: boolean
      readonly options: readonly string[]
    }
  /** Options for the image itself. */
  | { readonly kind: 'image'; readonly options: readonly string[] }

/** Reads outputs in the syntax of buildx. https://docs.docker.com/reference/cli/docker/buildx/build/#output */
export const outputItems = listReader<OutputItem>(
  'list of outputs as buildx takes them, one per line',
  text => plainLines(text).map(readOutput),
)

/** Returns the options that shape the image: there is one, whichever outputs name them. */
export function imageOptions(items: readonly OutputItem[]): string[] {
  return [...new Set(items.flatMap(item => (item.kind === 'files' ? [] : item.options)))].sort()
}

/** Returns the paths that are written. */
export function destinationsOf(items: readonly OutputItem[]): string[] {
  return items.flatMap(item => (item.kind === 'image' ? [] : [item.dest]))
}

function readOutput(item: string): OutputItem {
  const wrong = (why: string) => new Error(`"${item}" ${why}`)
  // A path alone is a folder for the files.
  const fields = item.includes('=') ? commaList(item) : ['type=local', `dest=${item}`]
  const pairs = fields.map(field => {
    const equals = field.indexOf('=')
    if (equals < 1) throw wrong('is neither a path nor a list of key=value')
    return [field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1)] as const
  })
  const get = (name: string) => pairs.find(([key]) => key === name)?.[1]
  const others = (...known: readonly string[]) => pairs.filter(([key]) => !['type', ...known].includes(key))
  const [type, dest] = [get('type'), get('dest')]
  if (dest === '-' || item === '-') throw wrong('would be printed: give a path as dest')
  if (type === 'local' || type === 'tar') {
    if (!dest) throw wrong('needs a path: dest=…')
    return { kind: 'files', type, dest, options: others('dest').map(join) }
  }
  if (type !== 'oci' && type !== 'docker' && type !== 'image')
    throw wrong(type === 'registry' ? notPushed : 'has a type that is not local, tar, oci, docker or image')
  const options = others('dest', 'tar', ...ignored).map(([key, value]) => {
    const why = refused[key]
    if (why !== undefined) throw wrong(why)
    if (!shaping.test(key)) throw wrong(`has the option "${key}", which does not shape an image`)
    return join([key, value])
  })
  const pushed = get('push')
  if (pushed !== undefined && pushed !== 'false') throw wrong(notPushed)
  if (dest === undefined || type === 'image') {
    if (type === 'oci') throw wrong('needs a path: dest=…')
    if (dest !== undefined) throw wrong('has a dest, which an image has not: write type=oci or type=docker')
    return { kind: 'image', options }
  }
  return { kind: 'archive', dest, folder: type === 'oci' && get('tar') === 'false', options }
}

function join([key, value]: readonly [string, string]): string {
  return `${key}=${value}`
}

const notPushed =
  'would push what is not proven yet: leave it out, the image is pushed under image and tags after its checks'

/** What decides where an image goes is this action's: it goes where the checks find it. */
const refused: Readonly<Record<string, string>> = {
  name: 'names the image: write its repository as image, and its tags as tags',
  'push-by-digest': notPushed,
  'name-canonical': notPushed,
  'registry.insecure': 'names a registry: write it in plain-http',
}
const ignored = ['push', 'store', 'unpack', 'dangling-name-prefix', 'context']

/** https://docs.docker.com/build/exporters/image-registry/#synopsis */
const shaping =
  /^(?:compression|compression-level|force-compression|rewrite-timestamp|oci-mediatypes|oci-artifact|annotation(?:-\w+)*(?:\[[^\]]*\])?\..+)$/
