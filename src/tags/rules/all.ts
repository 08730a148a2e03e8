import type { RuleType } from '../rule.ts'
import { edge } from './edge.ts'
import { match } from './match.ts'
import { pep440 } from './pep440.ts'
import { raw } from './raw.ts'
import { ref } from './ref.ts'
import { schedule } from './schedule.ts'
import { semver } from './semver.ts'
import { sha } from './sha.ts'

/** Every kind of rule. A new one is a file in this folder and an entry here. */
export const ruleTypes: readonly RuleType[] = [schedule, semver, pep440, match, edge, ref, raw, sha]
