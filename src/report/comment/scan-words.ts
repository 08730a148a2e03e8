import { firstOf, listed, plural } from '../../image/units.ts'
import { code } from '../markdown/escape.ts'
import { secretsPart } from '../parts/secrets.ts'
import type { ImageReport } from '../view.ts'

/** Describes what a reviewer must know about a scan: new suppressions, and secrets in the image. */
export function scanSentences({ run: { scan } }: ImageReport): string[] {
  if (scan === undefined) return []
  const hiding = (scan.suppressions ?? []).filter(
    ({ state, findings }) => state === 'untrusted' && findings > 0,
  )
  const ids = hiding.map(({ id }) => code(id, 60))
  const count = hiding.reduce((sum, { findings }) => sum + findings, 0)
  const secrets = scan.secrets?.counted ? secretsPart(scan, 5) : undefined
  return [
    ...(hiding.length > 0
      ? [
          `This change adds suppressions for ${listed(firstOf(ids, 5))} (${plural(count, 'finding')}), which take effect once it is merged.`,
        ]
      : []),
    ...(secrets === undefined ? [] : [secrets]),
  ]
}
