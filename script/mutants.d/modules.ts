/** A module that decides, and the tests that have to notice when it decides otherwise. */
export interface DecidingModule {
  readonly name: string
  readonly files: readonly string[]
  /** Folders and files below `__tests__/`. */
  readonly tests: readonly string[]
}

/** What is mutated: the modules whose answer lets something through or holds it back. */
export const modules: readonly DecidingModule[] = [
  { name: 'gate', files: ['src/promote/evidence/gate.ts'], tests: ['promote/evidence*.test.ts'] },
  { name: 'plan', files: ['src/promote/plan.ts'], tests: ['promote/plan.test.ts'] },
  { name: 'commit', files: ['src/promote/commit.ts'], tests: ['promote/commit.test.ts'] },
  { name: 'scan-gate', files: ['src/scan/gate.ts'], tests: ['scan/gate.test.ts'] },
  { name: 'new-findings', files: ['src/stage/finding-diff.ts'], tests: ['stage/finding-diff.test.ts'] },
  {
    name: 'platforms',
    files: ['src/image/platform.ts', 'src/image/index-entry.ts', 'src/store/runnable-images.ts'],
    tests: ['image/platform.test.ts', 'store/runnable-images.test.ts'],
  },
  { name: 'attempts', files: ['src/report/attempts.ts'], tests: ['report/attempts.test.ts'] },
  {
    name: 'comment-subject',
    files: ['src/report/comment/subject.ts'],
    tests: ['report/comment/post.test.ts'],
  },
  {
    name: 'identity',
    files: [
      'src/identity/compare.ts',
      'src/identity/commit-tag.ts',
      'src/identity/publish.ts',
      'src/identity/changes.ts',
      'src/promote/evidence/build-of.ts',
      'src/promote/misnamed.ts',
    ],
    tests: [
      'identity/compare.test.ts',
      'identity/publish.test.ts',
      'identity/identify*.test.ts',
      'promote/build-of.test.ts',
    ],
  },
  { name: 'budgets', files: ['src/size/budgets.ts', 'src/size/limits.ts'], tests: ['size/*.test.ts'] },
]
