import { joinPath } from './layer.ts'

/** Stores paths; an index of the names below each folder, which makes removing a folder cheap, is built on demand. */
export function createPathTree<T>() {
  const entries = new Map<string, T>()
  let children: Map<string, Set<string>> | undefined

  function below(): Map<string, Set<string>> {
    if (children === undefined) {
      children = new Map()
      for (const path of entries.keys()) note(children, path)
    }
    return children
  }

  function removeBelow(folder: string): (readonly [string, T])[] {
    const names = below().get(folder)
    if (names === undefined) return []
    below().delete(folder)
    return [...names].flatMap(name => remove(joinPath(folder, name)))
  }

  function remove(path: string): (readonly [string, T])[] {
    const found = entries.get(path)
    const held = removeBelow(path)
    entries.delete(path)
    below().get(folderOf(path))?.delete(nameOf(path))
    return found === undefined ? held : [[path, found], ...held]
  }

  return {
    get: (path: string) => entries.get(path),
    set(path: string, item: T): void {
      entries.set(path, item)
      if (children) note(children, path)
    },
    remove,
    removeBelow,
    all: (): ReadonlyMap<string, T> => entries,
  }
}

function note(children: Map<string, Set<string>>, path: string): void {
  for (let at = path; at !== ''; at = folderOf(at)) {
    const folder = folderOf(at)
    const names = children.get(folder)
    if (names) names.add(nameOf(at))
    else children.set(folder, new Set([nameOf(at)]))
    if (names) return
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
