import { firstOf, listed, plural } from '../../image/units.ts'
import { code, text } from '../markdown/escape.ts'
import type { Reported } from '../view.ts'

type Scan = NonNullable<Reported['scan']>

/**
 * Describes in small print what a scan was judged by: the threshold, the baseline, suppressions, the base image, the
 * scanner.
 */
export function scanLine({
  digest,
  scanner,
  failOn,
  gate,
  policy,
  baseline,
  platforms,
  suppressions = [],
  unmatchedVex = [],
}: Scan): string {
  const blocked = failOn === 'none' ? 'No severity blocks' : `Blocks at ${failOn} or higher`
  const scope = gate?.scope === 'introduced' && failOn !== 'none' ? ', new findings only' : ''
  const counted = [
    gate?.introduced !== undefined && `${gate.introduced} new`,
    gate?.fixed !== undefined && `${gate.fixed} fixed`,
    gate && gate.tolerated > 0 && `${gate.tolerated} of that severity tolerated`,
  ].filter(Boolean)
  const hidden = platforms.flatMap(({ suppressed = [] }) => suppressed)
  const byVex = hidden.filter(({ vex }) => vex !== undefined).length
  const byPolicy = hidden.filter(({ policy }) => policy).length
  const skipped = [...(policy?.skipDirs ?? []), ...(policy?.skipFiles ?? [])]
  const listedOnly = platforms.filter(({ fromSbom }) => fromSbom !== undefined).length
  const base = platforms.find(({ base }) => base !== undefined && base.findings > 0)?.base
  const old = platforms.find(({ os }) => os?.endOfLife)?.os
  const sentences = [
    `${blocked}${scope}.`,
    counted.length > 0 ? `${listed(counted as string[])}.` : '',
    baseline === undefined ? '' : baselineWords(baseline),
    hidden.length > byVex + byPolicy
      ? `${plural(hidden.length - byVex - byPolicy, 'finding')} hidden by an ignore file.`
      : '',
    byPolicy > 0 ? `${plural(byPolicy, 'finding')} hidden by a policy.` : '',
    listedOnly > 0
      ? `Judged by ${listedOnly === platforms.length ? 'the bill of materials' : `the bills of materials of ${listedOnly} of ${platforms.length} platforms`} of an earlier scan, without the layers.`
      : '',
    // What is scanned without an image has no digest; there such comments do not count.
    digest !== undefined && platforms.some(({ misconfigurations }) => misconfigurations !== undefined)
      ? 'Comments such as `trivy:ignore` in files of the image hide misconfigurations, and Trivy does not say which.'
      : '',
    skipped.length > 0 ? `Not scanned: ${listed(skipped.slice(0, 10).map(path => code(path, 60)))}.` : '',
    byVex > 0 ? `${plural(byVex, 'finding')} hidden by a VEX document.` : '',
    suppressionWords(suppressions),
    unmatchedVex.length > 0
      ? `VEX statements that match nothing here: ${listed(firstOf(unmatchedVex, 5).map(words => text(words, 200)))}.`
      : '',
    base === undefined
      ? ''
      : `The base image ${code(base.name, 120)} contains ${plural(base.findings, 'finding')}: update the base.`,
    old === undefined ? '' : `⚠️ ${text(old.family, 40)} ${text(old.name, 40)} no longer gets security fixes.`,
    scanner === undefined
      ? ''
      : `${text(scanner.name, 40)} ${text(scanner.version, 40)}${databaseOf(scanner)}.`,
  ]
  return `<sub>${sentences.filter(sentence => sentence !== '').join(' ')}</sub>`
}

/** Lists the entries of an ignore file that need attention, and why. */
function suppressionWords(entries: NonNullable<Scan['suppressions']>): string {
  type Entry = (typeof entries)[number]
  const of = (state: Entry['state']) => (entry: Entry) => entry.state === state
  const said = (words: string, fits: (entry: Entry) => boolean) => {
    const ids = entries.filter(fits).map(({ id }) => code(id, 60))
    return ids.length === 0 ? [] : [`${words}: ${listed(firstOf(ids, 5))}.`]
  }
  return [
    ...said('Added by this pull request and not in effect before it is merged', of('untrusted')),
    ...said('Suppressions without a reason or an expiry date do not count', of('incomplete')),
    ...said('Expired suppressions', of('expired')),
    ...said('Suppressions that expire soon', of('expiring')),
    ...said('Suppressions that hide nothing here', entry => of('active')(entry) && entry.findings === 0),
  ].join(' ')
}

function baselineWords({ how, reason = '' }: NonNullable<Scan['baseline']>): string {
  if (how === 'stored') return ''
  const why = text(reason, 300)
  return how === 'again' ? `The baseline was scanned again: ${why}.` : `Every finding counts: ${why}.`
}

function databaseOf({ databaseTime }: NonNullable<Scan['scanner']>): string {
  const time = databaseTime === undefined ? undefined : /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(databaseTime)?.[0]
  return time === undefined ? '' : `, database of ${time.replace('T', ' ')} UTC`
}
