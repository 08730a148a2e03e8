import * as v from 'valibot'
import { entryNumber } from './suppression/numbered.ts'

/** Where the policy that hides findings is in the sandbox; Trivy names it as the source of what it hid. */
export const policyFile = '/ignore/policy.rego'

/** What Trivy found and hid, as its report has it. */
export const hiddenFindings = v.nullish(
  v.array(
    v.object({
      Type: v.optional(v.string()),
      Status: v.optional(v.string()),
      Statement: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
      Source: v.optional(v.string()),
      Finding: v.unknown(),
    }),
  ),
)
export type HiddenFinding = NonNullable<NonNullable<v.InferOutput<typeof hiddenFindings>>[number]>

/** Says what hid a finding: the policy, or an entry of the ignore file. */
export function hiddenBy({ Source, Statement }: HiddenFinding): {
  readonly policy?: true
  readonly entry?: number
} {
  if (Source?.endsWith(policyFile)) return { policy: true }
  const entry = entryNumber(Statement)
  return entry === undefined ? {} : { entry }
}

/** Reads those of a type that an ignore file or a policy hid. */
export function hiddenOf<Schema extends v.GenericSchema, One>(
  hidden: v.InferOutput<typeof hiddenFindings>,
  { type, shape, read }: { type: string; shape: Schema; read: (finding: v.InferOutput<Schema>) => One },
) {
  return (hidden ?? []).flatMap(one => {
    const found = v.safeParse(shape, one.Finding)
    return one.Type === type && found.success ? [{ ...read(found.output), ...hiddenBy(one) }] : []
  })
}
