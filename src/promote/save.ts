import { describe, UserError } from '../errors.ts'
import type { StoredManifest } from '../image/manifest.ts'
import type { Artifact } from '../registry/artifact.ts'
import { findCompanions, nothingBeside } from '../registry/companions.ts'
import { writeLayout } from '../registry/layout-writer.ts'
import { openHome } from '../registry/open-home.ts'
import type { Transport } from '../registry/transport.ts'
import type { Brought, Referrers } from './bring.ts'
import type { Planned } from './plan.ts'
import { formatSource, type Source } from './source.ts'
import type { LayoutTarget } from './target.ts'

/** What goes into OCI layouts. */
export interface Saving {
  readonly source: Source
  readonly top: StoredManifest
  /** The paths of the layouts. */
  readonly layouts: readonly string[]
  readonly plan: readonly (Planned & LayoutTarget)[]
  readonly referrers: Referrers
  /** Evidence of this run. */
  readonly artifacts: readonly Artifact[]
}

/** Writes the image with its tags, and what refers to it, into OCI layouts. */
export async function save(saving: Saving, transport: Transport): Promise<Brought> {
  const { source, top, layouts, referrers, artifacts } = saving
  if (layouts.length === 0) return { lines: [], warnings: [] }
  const { reader, ...home } = openHome(source.source, transport)
  try {
    const { found, warnings } =
      referrers === 'none' ? nothingBeside : await findCompanions({ reader, ...home }, top)
    const lines: string[] = []
    for (const path of layouts) {
      const names = namesIn(path, saving)
      await writeLayout({ reader, top, companions: found, artifacts, names, path })
      const beside = found.length + artifacts.length
      lines.push(`${path}: ${source.digest}${beside > 0 ? `, ${beside} signatures and other referrers` : ''}`)
    }
    return { lines, warnings }
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause
    throw new UserError(`copying ${formatSource(source)} to ${layouts.join(', ')}: ${describe(cause)}`, {
      cause,
      hint: cause.hint,
    })
  }
}

function namesIn(path: string, { plan }: Saving) {
  return plan.filter(({ layout, action }) => layout === path && action !== 'hold-back')
}
