import { bytes, listed, plural } from '../../image/units.ts'
import { cause } from '../failure.ts'
import { code, prose, sentence, text } from '../markdown/escape.ts'
import { outcomeWords } from '../parts/promote.ts'
import { firstFailure, type ImageReport, type Missing } from '../view.ts'
import { growthSentences } from './growth.ts'
import { scanSentences } from './scan-words.ts'

/** Below this download size no cause is given. */
const leastPull = 1_000_000

/** Options of the lines of causes. */
export interface Around {
  readonly said: 'cause is in the headline' | 'nothing yet'
  readonly imageReports: 'one' | 'several'
  readonly acceptLabel?: string
}

/** Explains the result of each image: one line for each image with a cause. */
export function causeLine(
  imageReport: ImageReport,
  { said, imageReports, acceptLabel }: Around,
): string | undefined {
  const news = [
    failureSentence(imageReport, said),
    ...scanSentences(imageReport),
    ...growthSentences(imageReport),
    ...twinSentences(imageReport),
    rebuiltSentence(imageReport),
  ]
  // With several images, an image gets no line for unchanged warnings about its Dockerfile.
  const checks =
    imageReports === 'one' || news.some(sentence => sentence !== undefined)
      ? checksSentence(imageReport)
      : undefined
  const sentences = [
    ...news,
    checks,
    planSentence(imageReport),
    acceptSentence(imageReport, acceptLabel),
  ].filter(sentence => sentence !== undefined)
  return sentences.length === 0 ? undefined : `**${text(imageReport.name)}**: ${sentences.join(' ')}`
}

/** Explains why the record of an image cannot be read. */
export function absenceLine({ name, reason }: Missing, said: Around['said']): string | undefined {
  if (reason === undefined || said === 'cause is in the headline') return undefined
  return `**${text(name)}**: ${sentence(prose(reason))}`
}

function failureSentence({ run }: ImageReport, said: Around['said']): string | undefined {
  const ended = firstFailure(run)
  if (ended === undefined || ended.stage === 'size') return undefined
  const why = said === 'nothing yet' ? cause(run, ended) : undefined
  const advice =
    ended.stage === 'smoke' ? run.smoke?.platforms.find(row => row.advice !== undefined)?.advice : undefined
  const parts = [why && sentence(prose(why)), advice && sentence(prose(advice))].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join(' ')
}

function acceptSentence({ run }: ImageReport, label: string | undefined): string | undefined {
  const failed = (run.size?.budgets ?? []).some(({ outcome }) => outcome === 'failed')
  return failed && label !== undefined ? `To accept it, add the label ${code(label)}.` : undefined
}

function twinSentences({ run }: ImageReport): string[] {
  const changes = (run.size?.platforms ?? []).flatMap(({ contents }) =>
    contents?.read ? contents.changes : [],
  )
  const twins = changes.filter(({ sameAs, bytes: size }) => sameAs !== undefined && size > 0)
  return twins
    .slice(0, 2)
    .map(
      ({ sameAs = '', bytes: size }) =>
        `${code(sameAs, 70)} is stored twice, ${bytes(size)} each uncompressed.`,
    )
}

function rebuiltSentence({ run }: ImageReport): string | undefined {
  const rebuilt = (run.size?.platforms ?? []).flatMap(({ layers }) =>
    layers.filter(({ state }) => state === 'rebuilt' || state === 'recompressed'),
  )
  const size = rebuilt.reduce((sum, layer) => sum + (layer.size ?? 0), 0)
  if (size < leastPull) return undefined
  const what = rebuilt.length === 1 ? 'One layer was' : `${plural(rebuilt.length, 'layer')} were`
  return `${sentence(`${what} rebuilt with **0 files changed**, and every host downloads ${bytes(size)} for it`)} Probably a cache miss: layers cached between runs (input \`cache\`) avoid this.`
}

function checksSentence({ run }: ImageReport): string | undefined {
  const checks = run.build?.checks ?? []
  if (checks.length === 0) return undefined
  const rules = [...new Set(checks.map(({ rule }) => rule))].slice(0, 3).map(rule => code(rule, 60))
  return `${plural(checks.length, 'build check')} ${checks.length === 1 ? 'warns' : 'warn'}: ${listed(rules)}.`
}

function planSentence({ run }: ImageReport): string | undefined {
  const { promote } = run
  if (promote === undefined || !promote.dryRun) return undefined
  const planned = promote.tags.filter(({ outcome }) => outcome === 'would-create' || outcome === 'would-move')
  if (planned.length === 0) return undefined
  const names = planned
    .slice(0, 5)
    .map(({ reference, outcome }) => `${code(reference, 80)} ${outcomeWords[outcome]}`)
  const more = planned.length > 5 ? ` and ${planned.length - 5} more` : ''
  return `Planned: ${names.join(', ')}${more}.`
}
