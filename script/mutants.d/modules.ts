/** A module that decides, and the tests that have to notice when it decides otherwise. */
export interface DecidingModule {
  readonly name: string
  readonly files: readonly string[]
  /** Folders and files below `__tests__/`. */
  readonly tests: readonly string[]
}

/** What is mutated: the modules whose answer lets something through or holds it back. */
export const modules: readonly DecidingModule[] = [
  { name: 'gate', files: ['src/promote/evidence/gate.ts'], tests: ['promote/evidence-gate.test.ts'] },
  {
    name: 'writing',
    files: ['src/hosts/may-publish.ts', 'src/inputs/push-input.ts'],
    tests: ['hosts/facts.test.ts', 'hosts/ci/*.test.ts', 'inputs/push-input.test.ts'],
  },
  {
    name: 'facts',
    files: ['src/hosts/facts.ts'],
    tests: ['hosts/facts.test.ts', 'hosts/ci/*.test.ts'],
  },
  {
    name: 'tags',
    files: [
      'src/image/tag.ts',
      'src/image/tag-follow.ts',
      'src/image/tag-line.ts',
      'src/image/tag-version.ts',
    ],
    tests: ['image/tag.test.ts'],
  },
  {
    name: 'tag-class',
    files: ['src/tags/class.ts', 'src/tags/floating.ts', 'src/stage/pre-release.ts'],
    tests: ['tags/class.test.ts', 'tags/known-tags.test.ts', 'stage/pre-release.test.ts'],
  },
  {
    name: 'plan',
    files: ['src/promote/plan.ts', 'src/promote/destinations.ts'],
    tests: ['promote/plan.test.ts'],
  },
  {
    name: 'forward-only',
    files: [
      'src/promote/forward-only.ts',
      'src/promote/forward-only-version.ts',
      'src/promote/forward-only-commit.ts',
      'src/promote/read-held-version.ts',
      'src/promote/commit-ancestry.ts',
    ],
    tests: [
      'promote/{commit-ancestry,forward-only-version,read-held-version}.test.ts',
      'promote/{forward,branch}.test.ts',
    ],
  },
  {
    name: 'reread',
    files: ['src/promote/reread.ts', 'src/promote/held-order.ts'],
    tests: ['promote/overtaken.test.ts'],
  },
  {
    name: 'transaction',
    files: ['src/promote/transaction.ts'],
    tests: ['promote/transaction-record.test.ts', 'promote/transaction.test.ts', 'promote/overtaken.test.ts'],
  },
  {
    name: 'existing',
    files: [
      'src/pipeline/existing.ts',
      'src/pipeline/take-existing.ts',
      'src/promote/evidence/proven.ts',
      'src/promote/gather-evidence.ts',
    ],
    tests: ['pipeline/existing.test.ts', 'promote/proven.test.ts', 'promote/gather-evidence.test.ts'],
  },
  {
    name: 'contradictions',
    files: ['src/pipeline/contradictions.ts'],
    tests: ['pipeline/contradictions.test.ts'],
  },
  {
    name: 'given-tags',
    files: ['src/pipeline/promote.ts', 'src/pipeline/commit-tags.ts'],
    tests: ['pipeline/{promote,forward,commit-tags}.test.ts', 'promote/permission.test.ts'],
  },
  {
    name: 'rollback',
    files: ['src/promote/rollback.ts', 'src/promote/outcome.ts'],
    tests: ['promote/{rollback,words,pull-request}.test.ts'],
  },
  {
    name: 'suppressions',
    files: ['src/scan/suppression/suppression-state.ts', 'src/scan/suppression/entry.ts'],
    tests: ['scan/suppression/weigh.test.ts'],
  },
  {
    name: 'stored-scan',
    files: [
      'src/scan/judge-stored.ts',
      'src/scan/judge-others.ts',
      'src/scan/policy.ts',
      'src/pipeline/judge-again.ts',
    ],
    tests: ['scan/judge-stored.test.ts', 'pipeline/judge-again.test.ts'],
  },
  { name: 'smoke-policy', files: ['src/smoke/policy.ts'], tests: ['smoke/policy.test.ts'] },
  { name: 'scan-gate', files: ['src/scan/gate.ts'], tests: ['scan/gate.test.ts'] },
  { name: 'new-findings', files: ['src/stage/finding-diff.ts'], tests: ['stage/finding-diff.test.ts'] },
  {
    name: 'platforms',
    files: ['src/image/platform.ts', 'src/image/index-entry.ts', 'src/store/runnable-images.ts'],
    tests: ['image/platform.test.ts', 'image/index-entry.test.ts', 'store/runnable-images.test.ts'],
  },
  { name: 'attempts', files: ['src/report/attempts.ts'], tests: ['report/attempts.test.ts'] },
  {
    name: 'comment-subject',
    files: ['src/report/comment/same-image.ts'],
    tests: ['report/comment/same-image.test.ts'],
  },
  {
    name: 'identity',
    files: [
      'src/identity/compare.ts',
      'src/identity/commit-tag.ts',
      'src/identity/allowed-tags.ts',
      'src/identity/uncommitted.ts',
      'src/identity/context-changes.ts',
      'src/promote/evidence/build-of.ts',
      'src/promote/evidence-commit.ts',
    ],
    tests: ['identity/{context-changes,commit-tag,compare,allowed-tags}.test.ts', 'promote/build-of.test.ts'],
  },
  { name: 'budgets', files: ['src/size/budgets.ts', 'src/size/limits.ts'], tests: ['size/budgets.test.ts'] },
]
