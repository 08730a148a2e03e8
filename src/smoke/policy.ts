import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Behavior } from '../stage/check-names.ts'
import { type SmokePolicy, smokePolicy } from '../stage/record/smoke.ts'
import { readCheckFile } from './checks/check-file.ts'
import type { Check } from './checks/checks.ts'
import type { Wanted } from './inputs.ts'

/** The inputs by which a smoke test is judged; what is absent is not asked for. */
export interface AskedSmoke {
  readonly smoke?: Wanted
  readonly smokeFile?: string
  readonly smokePath?: string
  readonly smokeHealthcheck?: SmokePolicy['healthcheck']
  readonly smokeStayUp?: number
  readonly smokeRequire: readonly Behavior[]
}

/** Reads the policy from the inputs. @throws UserError where the file of checks cannot be read. */
export async function smokePolicyOf(asked: AskedSmoke, workspace: string): Promise<SmokePolicy> {
  const file = asked.smokeFile === undefined ? undefined : await readCheckFile(asked.smokeFile, workspace)
  const given = Array.isArray(asked.smoke) ? (asked.smoke as readonly Check[]) : []
  return policyFrom(asked, [...given, ...(file?.checks ?? [])])
}

/** Tells the policy of a smoke test whose checks are read already. */
export function policyFrom(
  { smokePath, smokeHealthcheck, smokeStayUp, smokeRequire }: AskedSmoke,
  checks: readonly Check[],
): SmokePolicy {
  const all = [
    ...checks.map(({ line: _, ...check }) => JSON.stringify(check)),
    ...(smokePath === undefined ? [] : [JSON.stringify({ path: smokePath })]),
  ]
  return {
    checks: [...new Set(all.map(short))].toSorted(),
    require: [...new Set(smokeRequire)].toSorted(),
    healthcheck: smokeHealthcheck ?? 'fast',
    stayUp: smokeStayUp ?? 0,
  }
}

/** Says in which respect a stored smoke test asked less of the image than this run does; nothing where it asked as much. */
export function judgeStoredSmoke(stored: unknown, asked: SmokePolicy): string | undefined {
  const parsed = v.safeParse(v.looseObject({ policy: smokePolicy }), stored)
  if (!parsed.success) return 'it does not say what it asked of the image'
  const { policy } = parsed.output
  const unchecked = asked.checks.filter(check => !policy.checks.includes(check)).length
  const unasked = asked.require.filter(name => !policy.require.includes(name))
  const less = [
    ...(unchecked > 0
      ? [`without ${unchecked === 1 ? 'one' : unchecked} of the checks of this run (smoke)`]
      : []),
    ...(unasked.length > 0 ? [`without ${unasked.join(', ')} (smoke-require)`] : []),
    ...(policy.healthcheck === 'off' && asked.healthcheck !== 'off'
      ? ['without the HEALTHCHECK (smoke-healthcheck)']
      : []),
    ...(policy.stayUp < asked.stayUp
      ? [`for ${policy.stayUp} ms, and not ${asked.stayUp} (smoke-stay-up)`]
      : []),
  ]
  return less.length === 0 ? undefined : `it was tested ${less.join(', ')}`
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
