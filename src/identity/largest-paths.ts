import type { SizedFile } from './content-digest.ts'

/** Share of a folder's bytes above which the folder or file inside it is named instead. */
const deepEnough = 0.9

interface Node {
  readonly path: string
  readonly children: Map<string, Node>
  bytes: number
}

/** Adds up files by folder. */
export function measureFiles(): {
  add(file: SizedFile): void
  /** Lists the largest files and folders of the top level, each as deep as one path has nearly all of its bytes. */
  largest(most: number): SizedFile[]
  total(): { readonly bytes: number; readonly files: number }
} {
  const root: Node = { path: '', children: new Map(), bytes: 0 }
  let files = 0
  return {
    add({ path, bytes }) {
      files++
      let node = root
      node.bytes += bytes
      for (const name of path.split('/')) {
        const child = node.children.get(name) ?? {
          path: node.path === '' ? name : `${node.path}/${name}`,
          children: new Map(),
          bytes: 0,
        }
        child.bytes += bytes
        node.children.set(name, child)
        node = child
      }
    },
    largest: most =>
      [...root.children.values()]
        .filter(({ bytes }) => bytes > 0)
        .sort((one, other) => other.bytes - one.bytes)
        .slice(0, most)
        .map(deepest),
    total: () => ({ bytes: root.bytes, files }),
  }
}

function deepest(node: Node): SizedFile {
  const { path, bytes, children } = node
  const main = [...children.values()].find(child => child.bytes >= bytes * deepEnough)
  if (main !== undefined) return deepest(main)
  return { path: children.size === 0 ? path : `${path}/`, bytes }
}
