/** A mutant that no test can or need notice, and why. */
export interface ExplainedSurvivor {
  readonly file: string
  /** The mutated code, lines joined by a blank. */
  readonly code: string
  readonly replacement: string
  readonly why: string
}

/** Every survivor of `script/mutants`. */
export const explained: readonly ExplainedSurvivor[] = [
  {
    file: 'src/pipeline/contradictions.ts',
    code: 'problems.length > 0',
    replacement: 'true',
    why: 'an error about no input is read back as no problem',
  },
  {
    file: 'src/pipeline/contradictions.ts',
    code: 'problems.length > 0',
    replacement: 'problems.length >= 0',
    why: 'an error about no input is read back as no problem',
  },
  {
    file: 'src/scan/suppression/suppression-state.ts',
    code: 'head !== undefined',
    replacement: 'true',
    why: 'only entries that the checkout has are looked at here',
  },
  {
    file: 'src/stage/finding-diff.ts',
    code: 'head.length > 0',
    replacement: 'head.length >= 0',
    why: 'the highest severity of no finding is below every other, and none of them has a fix',
  },
  {
    file: 'src/stage/finding-diff.ts',
    code: 'head.length > 0',
    replacement: 'true',
    why: 'the highest severity of no finding is below every other, and none of them has a fix',
  },
  {
    file: 'src/report/attempts.ts',
    code: 'platforms.length === 0',
    replacement: 'false',
    why: 'a record without platforms shares none with a newer one, so nothing replaces it here',
  },
  {
    file: 'src/size/budgets.ts',
    code: 'exceeded.length > 0',
    replacement: 'false',
    why: 'where only warnings are exceeded, the strictest of all limits is one of them',
  },
  {
    file: 'src/size/limits.ts',
    code: 'asked !== undefined',
    replacement: 'true',
    why: 'no platform matches one that is absent; the comparison is there for the type',
  },
  {
    file: 'src/image/tag-version.ts',
    code: 'index < Math.max(a.numbers.length, b.numbers.length)',
    replacement: 'index <= Math.max(a.numbers.length, b.numbers.length)',
    why: 'behind the last number of both there is no difference',
  },
  {
    file: 'src/image/tag-line.ts',
    code: 'line.otherSuffix === undefined',
    replacement: 'false',
    why: 'nothing is found where the suffix is absent; the check is there for the type',
  },
  {
    file: 'src/tags/floating.ts',
    code: 'line === undefined',
    replacement: 'false',
    why: 'without a line there is no higher version; the check is there for the type',
  },
  {
    file: 'src/tags/class.ts',
    code: "!text.includes('{{')",
    replacement: 'false',
    why: 'without an expression nothing is found either; the shortcut saves the search',
  },
  {
    file: 'src/identity/context-changes.ts',
    code: 'a.path < b.path',
    replacement: 'a.path <= b.path',
    why: 'each path is there once',
  },
  {
    file: 'src/identity/commit-tag.ts',
    code: 'rule !== undefined',
    replacement: 'true',
    why: 'a rule that is absent names no commit; the check is there for the type',
  },
  {
    file: 'src/promote/evidence-commit.ts',
    code: 'source === undefined',
    replacement: 'false',
    why: 'a tag that is absent names no commit; the check is there for the type',
  },
  {
    file: 'src/hosts/facts.ts',
    code: 'told?.pullRequest === undefined',
    replacement: 'true',
    why: 'every CI system that tells of a pull request tells by which sign',
  },
  {
    file: 'src/store/runnable-images.ts',
    code: 'sum + blob.size',
    replacement: 'sum - blob.size',
    why: 'a size is shown, and decides nothing; `size/` has its own',
  },
  {
    file: 'src/promote/held-order.ts',
    code: 'known.filter(({ version }) => compareVersions(version, line.version) <= 0)',
    replacement: 'known',
    why: 'the caller has found no higher version in this list',
  },
  {
    file: 'src/promote/held-order.ts',
    code: 'compareVersions(version, line.version) <= 0',
    replacement: 'true',
    why: 'the caller has found no higher version in this list',
  },
  {
    file: 'src/promote/held-order.ts',
    code: '!isExpected(error)',
    replacement: 'false',
    why: 'whatever a transport throws is an error of the registry; another one is a mistake of this program',
  },
  {
    file: 'src/promote/reread.ts',
    code: '!isExpected(error)',
    replacement: 'false',
    why: 'whatever a transport throws is an error of the registry; another one is a mistake of this program',
  },
  {
    file: 'src/promote/reread.ts',
    code: 'round === 0',
    replacement: 'true',
    why: 'it reads less only where a third run takes one of several tags between two rounds, and that run looks once more itself',
  },
  {
    file: 'src/promote/commit-ancestry.ts',
    code: "[before, ...pushed].filter(id => typeof id === 'string')",
    replacement: '[before, ...pushed]',
    why: 'the list is only searched for a text, and nothing but a text equals one; the filter is there for the type',
  },
  {
    file: 'src/promote/commit-ancestry.ts',
    code: "typeof id === 'string'",
    replacement: 'true',
    why: 'the list is only searched for a text, and nothing but a text equals one; the filter is there for the type',
  },
  {
    file: 'src/promote/forward-only-commit.ts',
    code: 'label !== undefined',
    replacement: 'true',
    why: 'a label that is absent is read as the text "undefined", which is no commit; the check is there for the type',
  },
  {
    file: 'src/promote/forward-only-version.ts',
    code: 'target.before !== undefined',
    replacement: 'true',
    why: 'a floating tag that names nothing has no saved image, and neither an empty list nor none holds it back',
  },
  {
    file: 'src/promote/forward-only.ts',
    code: '!found.some(moving)',
    replacement: 'false',
    why: 'where no tag moves, nothing is asked and each target is returned as it is; the shortcut saves reading the tags',
  },
  {
    file: 'src/promote/forward-only.ts',
    code: 'stays !== undefined',
    replacement: 'true',
    why: 'the plan treats a reason that is undefined as one that is absent, and nothing else reads it',
  },
  {
    file: 'src/promote/forward-only.ts',
    code: 'stays === undefined',
    replacement: 'false',
    why: 'the plan treats a reason that is undefined as one that is absent, and nothing else reads it',
  },
]
