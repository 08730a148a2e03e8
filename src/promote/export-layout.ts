import type { StoredManifest } from '../image/manifest.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { Transport } from '../registry/transport.ts'
import type { Artifact } from '../store/artifact.ts'
import { writeLayout } from '../store/layout/write-layout.ts'
import { openStore } from '../store/open-store.ts'
import { findReferrers, noReferrers } from '../store/referrers.ts'
import { type CopyResult, notCopied, type Referrers } from './copy-image.ts'
import type { Planned } from './plan.ts'
import { formatSource, type Source } from './source.ts'
import type { LayoutTarget } from './target.ts'

/** The content of OCI layouts. */
export interface LayoutExport {
  readonly source: Source
  readonly root: StoredManifest
  /** The paths of the layouts. */
  readonly layouts: readonly string[]
  readonly plan: readonly (Planned & LayoutTarget)[]
  readonly referrers: Referrers
  /** What happens to layers that may not be distributed. */
  readonly nondistributableLayers?: 'skip' | 'copy'
  /** Evidence of this run. */
  readonly artifacts: readonly Artifact[]
}

/** Writes the image with its tags and referrers into OCI layouts. */
export async function exportLayout(saving: LayoutExport, transport: Transport): Promise<CopyResult> {
  const { source, root, layouts, referrers, artifacts } = saving
  const { reader, ...home } = openStore(source.source, transport)
  try {
    const { found, warnings } =
      referrers === 'none' ? noReferrers : await findReferrers({ reader, ...home }, root)
    const lines: string[] = []
    let said: readonly string[] = warnings
    const everything = saving.nondistributableLayers === 'copy'
    for (const path of layouts) {
      const names = namesIn(path, saving)
      const writing = { reader, root, referrers: found, artifacts, names, path, everything }
      said = said.concat(notCopied(path, await writeLayout(writing)))
      const beside = found.length + artifacts.length
      lines.push(`${path}: ${source.digest}${beside > 0 ? `, ${beside} signatures and other referrers` : ''}`)
    }
    return { lines, warnings: said }
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause
    throw new UserError(`copying ${formatSource(source)} to ${layouts.join(', ')}: ${describe(cause)}`, {
      cause,
      hint: cause.hint,
    })
  }
}

function namesIn(path: string, { plan }: LayoutExport) {
  return plan.filter(({ layout, action }) => layout === path && action !== 'hold-back')
}
