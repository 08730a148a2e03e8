import { camel, type Input, type Table, type Values } from '../inputs/table.ts'
import { scanInputs } from '../scan/inputs.ts'
import { smokeInputs } from '../smoke/inputs.ts'

/** Makes an input of a check one of a stage that takes checks of other runs: where it is absent, the rule of that run stands. */
function asked<Value>({ reader }: Input<Value>, what: string): Input<Value | undefined> {
  return {
    reader,
    description: `${what} Checks of another run are judged again by it; where it is not given, by the rule of that run.`,
  }
}

/** The rules of the checks, for the stages that take what another run has checked. */
export const ruleInputs = {
  'fail-on': asked(scanInputs['fail-on'], 'The lowest severity that may not be found.'),
  'only-fixed': asked(scanInputs['only-fixed'], 'Whether only findings that a newer version fixes count.'),
  'scan-gate': asked(
    scanInputs['scan-gate'],
    'Whether only findings count that the baseline of that run did not have (`introduced`), or `all`.',
  ),
  'inherited-findings': asked(
    scanInputs['inherited-findings'],
    'Whether findings of the base image count, or only `warn`.',
  ),
  'scan-secrets': asked(
    scanInputs['scan-secrets'],
    'With `fail` an image that was not scanned for secrets, or has any, is not proven.',
  ),
  'scan-empty': asked(
    scanInputs['scan-empty'],
    'With `fail` an image in which nothing was recognised is not proven.',
  ),
  'db-max-age': asked(
    scanInputs['db-max-age'],
    'How old the vulnerability database may have been when the image was scanned.',
  ),
  scanners: asked(scanInputs.scanners, 'What must have been looked for.'),
  'skip-dirs': scanInputs['skip-dirs'],
  'skip-files': scanInputs['skip-files'],
  'ignore-policy': scanInputs['ignore-policy'],
  'trivy-config': scanInputs['trivy-config'],
  'scan-deny': scanInputs['scan-deny'],
  'trivy-ignorefile': scanInputs['trivy-ignorefile'],
  'trivy-vex': scanInputs['trivy-vex'],
  'suppression-require': scanInputs['suppression-require'],
  smoke: asked(smokeInputs.smoke, 'Checks that the smoke test must have made.'),
  'smoke-file': smokeInputs['smoke-file'],
  'smoke-path': smokeInputs['smoke-path'],
  'smoke-healthcheck': asked(
    smokeInputs['smoke-healthcheck'],
    'Unless it is `off`, the smoke test must have used the `HEALTHCHECK` of the image.',
  ),
  'smoke-stay-up': asked(smokeInputs['smoke-stay-up'], 'How long the container must have kept running.'),
  'smoke-require': smokeInputs['smoke-require'],
} satisfies Table
export type Rules = Values<typeof ruleInputs>

/** Separates the rules from the other values of a stage. */
export function withoutRules<T extends Rules>(values: T): { rules: Rules; others: Omit<T, keyof Rules> } {
  const names = new Set(Object.keys(ruleInputs).map(camel))
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name) === wanted))
  return { rules: pick(true) as Rules, others: pick(false) as Omit<T, keyof Rules> }
}
