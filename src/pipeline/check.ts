import { whyNotWritten } from '../inputs/push-input.ts'
import { parse } from '../inputs/table.ts'
import { InputError, type Problem } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { contradictions } from './contradictions.ts'
import { removeEarlierReport } from './earlier-report.ts'
import { pipelineInputs } from './pipeline-inputs.ts'
import { valuesOf } from './pipeline-values.ts'
import { problemsOf } from './problems.ts'

/**
 * Finds all that is wrong with the whole pipeline before its first stage begins: wrong inputs, and inputs that can come to no
 * good end together, or not on this event. Says in one line that nothing will be published, where that is so, and removes the
 * report of an earlier run, which the build would take.
 *
 * @throws InputError naming every problem.
 */
export async function checkAll(texts: Readonly<Record<string, string>>, tools: Tools): Promise<void> {
  const wrong = wrongInputs(texts, tools)
  // What is wrong by itself is left out, so that the others are looked at all the same.
  const rest = Object.fromEntries(
    Object.entries(texts).filter(([name]) => !wrong.some(({ input }) => input === name)),
  )
  const values = wrongInputs(rest, tools).length > 0 ? undefined : valuesOf(rest)
  const clashes = values === undefined ? [] : await contradictions(values, tools)
  const of = new Set(wrong.map(({ input }) => input))
  const problems = [...wrong, ...clashes.filter(({ input }) => !of.has(input))]
  if (problems.length > 0) throw new InputError(problems)
  const unwritten = values && whyNotWritten(values.promote, tools.host.facts)
  if (unwritten !== undefined) tools.log.info(`nothing is published: ${unwritten}`)
  await removeEarlierReport(texts, tools.host)
}

/** Returns what is wrong with single inputs. */
export function wrongInputs(
  texts: Readonly<Record<string, string>>,
  { host }: Pick<Tools, 'host'>,
): readonly Problem[] {
  return problemsOf(() => parse(pipelineInputs, texts, { mask: secret => host.mask(secret) }))
}
