/**
 * Finds the folders that a container wrote into, from the lines of `docker diff` (`A /tmp/x`, `C /tmp`): the parents of
 * everything added, changed or removed, outermost first. The root itself is not among them: nothing can be mounted there.
 */
export function writtenFolders(lines: readonly string[]): string[] {
  const paths = lines.map(line => ({ kind: line[0], path: line.slice(2) }))
  const added = new Set(paths.filter(({ kind }) => kind === 'A').map(({ path }) => path))
  const parents = new Set(paths.flatMap(({ path }) => above(path)))
  const folders = new Set<string>()
  for (const { kind, path } of paths) {
    if (kind === 'C' && parents.has(path)) continue
    const parent = path.slice(0, path.lastIndexOf('/'))
    // Of what was added together with its folder, only the outermost folder's parent counts.
    if (kind === 'A' && added.has(parent)) continue
    // A changed path without changed children is a file, or a folder in which something came and went.
    if (kind === 'C' && parent === '') folders.add(path)
    else if (parent !== '') folders.add(parent)
  }
  const own = [...folders].filter(folder => !/^\/(dev|proc|sys)(\/|$)/.test(folder)).sort()
  const outer = new Set(own)
  return own.filter(folder => !above(folder).some(each => outer.has(each)))
}

/** A path has at most 4,096 characters, so what is above it is bounded. */
function above(path: string): string[] {
  const found: string[] = []
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    found.push(path.slice(0, at))
  return found
}
