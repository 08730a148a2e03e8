import { listed, plural } from '../../image/units.ts'
import { code, text } from '../markdown/escape.ts'
import type { Reported } from '../view.ts'

type Scan = NonNullable<Reported['scan']>

/** Says in small print what a scan judged by: the limit, the baseline, suppressions, the base image, the scanner. */
export function scanLine({ scanner, failOn, gate, baseline, platforms, suppressions = [] }: Scan): string {
  const blocked = failOn === 'none' ? 'No severity blocks' : `Blocks from ${failOn} on`
  const scope = gate?.scope === 'introduced' && failOn !== 'none' ? ', what is new alone' : ''
  const counted = [
    gate?.introduced !== undefined && `${gate.introduced} new`,
    gate?.fixed !== undefined && `${gate.fixed} fixed`,
    gate && gate.tolerated > 0 && `${gate.tolerated} of that severity tolerated`,
  ].filter(Boolean)
  const hidden = platforms.flatMap(({ suppressed = [] }) => suppressed)
  const byVex = hidden.filter(({ vex }) => vex !== undefined).length
  const base = platforms.find(({ base }) => base !== undefined && base.findings > 0)?.base
  const old = platforms.find(({ os }) => os?.endOfLife)?.os
  const sentences = [
    `${blocked}${scope}.`,
    counted.length > 0 ? `${listed(counted as string[])}.` : '',
    baseline === undefined ? '' : baselineWords(baseline),
    hidden.length > byVex ? `${plural(hidden.length - byVex, 'finding')} hidden by an ignore file.` : '',
    byVex > 0 ? `${plural(byVex, 'finding')} hidden by a VEX document.` : '',
    suppressionWords(suppressions),
    base === undefined
      ? ''
      : `The base image ${code(base.name, 120)} brings ${plural(base.findings, 'finding')}: update the base.`,
    old === undefined ? '' : `⚠️ ${text(old.family, 40)} ${text(old.name, 40)} gets no more fixes.`,
    scanner === undefined
      ? ''
      : `${text(scanner.name, 40)} ${text(scanner.version, 40)}${databaseOf(scanner)}.`,
  ]
  return `<sub>${sentences.filter(sentence => sentence !== '').join(' ')}</sub>`
}

/** Names the entries of an ignore file that do not hide what they could, and why. */
function suppressionWords(entries: NonNullable<Scan['suppressions']>): string {
  type Entry = (typeof entries)[number]
  const of = (state: Entry['state']) => (entry: Entry) => entry.state === state
  const said = (words: string, fits: (entry: Entry) => boolean) => {
    const ids = entries.filter(fits).map(({ id }) => code(id, 60))
    const named = ids.length > 5 ? [...ids.slice(0, 5), `${ids.length - 5} more`] : ids
    return ids.length === 0 ? [] : [`${words}: ${listed(named)}.`]
  }
  return [
    ...said('Suppressed by this pull request, which does not count yet', of('untrusted')),
    ...said('Suppressions that lack a reason or an end do not count', of('incomplete')),
    ...said('Suppressions that have expired', of('expired')),
    ...said('Suppressions that expire soon', of('expiring')),
    ...said('Suppressions that hide nothing here', entry => of('active')(entry) && entry.findings === 0),
  ].join(' ')
}

function baselineWords({ how, reason = '' }: NonNullable<Scan['baseline']>): string {
  if (how === 'stored') return ''
  const why = text(reason, 300)
  return how === 'again' ? `The baseline was scanned again: ${why}.` : `Everything counts: ${why}.`
}

function databaseOf({ databaseTime }: NonNullable<Scan['scanner']>): string {
  const time = databaseTime === undefined ? undefined : /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(databaseTime)?.[0]
  return time === undefined ? '' : `, database of ${time.replace('T', ' ')} UTC`
}
