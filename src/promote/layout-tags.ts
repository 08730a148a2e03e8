import { hasName, tagOf } from '../image/layout.ts'
import type { Transport } from '../registry/transport.ts'
import { openImage } from '../store/image-reader.ts'
import { readEntries } from '../store/layout/layout-store.ts'
import { holdsLayout } from '../store/layout/write-folder.ts'
import { isArchive } from '../store/layout/write-layout.ts'
import type { ResolvedTarget } from './plan.ts'
import { type LayoutTarget, sourceAt } from './target.ts'

/** Looks a tag up in an OCI layout. An archive is replaced, so nothing in it can conflict. */
export async function resolveInLayout(target: LayoutTarget, transport: Transport): Promise<ResolvedTarget> {
  if (isArchive(target.layout) || !(await holdsLayout(target.layout))) return {}
  const entry = (await readEntries(target.layout)).find(each => hasName(each, target))
  if (entry === undefined) return {}
  const saved = await openImage(sourceAt(target), transport).manifest(entry.digest)
  return { before: saved.digest, saved }
}

/** Lists the tags in an OCI layout, without those of other repositories; an archive is replaced and so has none. */
export async function tagsInLayout({ layout, tag, reference }: LayoutTarget): Promise<string[]> {
  if (isArchive(layout) || !(await holdsLayout(layout))) return []
  const named = (name: string) => reference && `${reference.slice(0, -tag.length)}${name}`
  return (await readEntries(layout)).flatMap(entry => {
    const name = tagOf(entry)
    return name !== undefined && hasName(entry, { tag: name, reference: named(name) }) ? [name] : []
  })
}
