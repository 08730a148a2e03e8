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
  { name: 'scan-gate', files: ['src/scan/gate.ts'], tests: ['scan/gate.test.ts', 'scan/diff.test.ts'] },
  { name: 'budgets', files: ['src/size/budgets.ts', 'src/size/limits.ts'], tests: ['size/*.test.ts'] },
]
