import type { PromoteSection } from '../stage/record/promote.ts'
import type { Timed } from '../stage/record/section.ts'
import { layoutPath } from '../store/layout/layout-path.ts'

/** The step outputs of the promote stage. */
export const promoteOutputs = {
  digest: 'The digest of the tags.',
  'built-from':
    'The commit that the image was built from, where evidence tells it; a retagged image keeps it.',
  outcome:
    'How it ended: `promoted`, `unchanged`, `would-change` (dry run), `refused-evidence`, `refused-immutable`, `unknown-state`, `partial` or `rolled-back`.',
  changed: '`true` when a tag was created or moved.',
  references: 'The references that name the digest now, one per line.',
  plan: 'JSON list of all tags: `reference`, `class`, `outcome`, `before`, `after`, in a dry run `next`, `reason`.',
}

/** Returns the values of the step outputs. */
export function outputs(section: Timed<PromoteSection>): Record<keyof typeof promoteOutputs, string> {
  const named = section.tags.filter(({ after }) => after !== undefined && after === section.digest)
  return {
    digest: section.digest ?? '',
    'built-from': section.builtFrom ?? '',
    outcome: section.outcome ?? section.status,
    changed: String(section.tags.some(({ outcome }) => outcome === 'created' || outcome === 'moved')),
    references: named.map(({ reference }) => reference).join('\n'),
    plan: JSON.stringify(section.tags),
  }
}

/**
 * Lists the published images as lines for the runner's artifact file, each repository once.
 * https://github.com/actions/runner/pull/4527
 */
export function artifactLines({ digest, tags }: Timed<PromoteSection>): string[] {
  if (digest === undefined) return []
  const named = tags
    .filter(({ after, reference }) => after === digest && !layoutPath(reference))
    .map(({ reference }) => reference)
  return [
    ...new Set(named.map(reference => `oci://${reference.slice(0, reference.lastIndexOf(':'))}@${digest}`)),
  ]
}
