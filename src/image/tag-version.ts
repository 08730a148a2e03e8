import { clean, compare as comparePep440, explain } from '@renovatebot/pep440'
import compareSemver from 'semver/functions/compare.js'
import parse from 'semver/functions/parse.js'

/** By which rules a version is written and ordered. Versions of two schemes are never compared. */
export type Scheme = 'semver' | 'pep440' | 'calendar' | 'number'

/** The names of all schemes. */
export const schemes = ['semver', 'pep440', 'calendar', 'number'] as const

/** What is compared of a version. */
export interface Release {
  readonly scheme: Scheme
  /** The normalised version, without build metadata. */
  readonly text: string
  /** Neither pre-, post- nor development release: only these move floating tags. */
  readonly stable: boolean
  /** The numbers of the release, the heaviest first. */
  readonly numbers: readonly number[]
}

/** A version, as a text tells it. */
export interface Version extends Release {
  /** The text as given. */
  readonly raw: string
  /** What a pattern may name beside `raw` and `version`. */
  readonly fields: Readonly<Record<string, string>>
}

/** Reads a version, or gives nothing when the text is none. */
export type ParseVersion = (text: string) => Version | undefined

/** Reads a version whose scheme nobody has named: a year in front makes a date of it, one number alone is a plain number. */
export function readVersion(text: string): Version | undefined {
  return readCalendar(text) ?? readRelease(text) ?? readNumber(text) ?? readPep440(text)
}

/** Reads a version of one scheme; a text that begins with a year belongs to no other scheme than the calendar. */
export function readAs(scheme: Scheme, text: string): Version | undefined {
  if (scheme === 'calendar') return readCalendar(text)
  if (scheme === 'number') return readNumber(text)
  if (readCalendar(text) !== undefined) return undefined
  return scheme === 'semver' ? readRelease(text) : readPep440(text)
}

/** Returns a version the scheme in which it is ordered: `2026.11.1` is a date, whichever rule has read it. */
export function ordered(version: Version): Version {
  const date = readCalendar(version.text)
  return date === undefined ? version : { ...date, raw: version.raw, stable: version.stable && date.stable }
}

/** Reads a version by the rules of https://semver.org, with an optional `v` in front. */
export function readSemver(text: string): Version | undefined {
  const found = parse(text)
  if (found === null) return undefined
  const { major, minor, patch, prerelease, build } = found
  return {
    scheme: 'semver',
    raw: text,
    text: found.version,
    stable: prerelease.length === 0,
    numbers: [major, minor, patch],
    fields: {
      ...fieldsOf([major, minor, patch]),
      prerelease: prerelease.join(','),
      build: build.join(','),
    },
  }
}

/** Reads a version by the rules of https://peps.python.org/pep-0440/ and normalises it. */
export function readPep440(text: string): Version | undefined {
  const found = explain(text)
  if (found === null) return undefined
  const { release, local } = found
  return {
    scheme: 'pep440',
    raw: text,
    text: local === null ? found.public : `${found.public}+${local}`,
    stable: !found.is_prerelease && !found.is_postrelease && !found.is_devrelease,
    numbers: release,
    fields: fieldsOf(release),
  }
}

/** Reads a version as docker/metadata-action does: the parts of a local version are joined with commas. */
export function readPep440WithCommas(text: string): Version | undefined {
  const version = readPep440(text)
  return version && { ...version, text: clean(text) ?? version.text }
}

/**
 * Compares two versions of one scheme: negative when the first is lower, 0 when they name the same release.
 *
 * @throws TypeError for two schemes: no answer would be right.
 */
export function compareVersions(a: Release, b: Release): number {
  if (a.scheme !== b.scheme) throw new TypeError(`${a.scheme} and ${b.scheme} have no common order`)
  if (a.scheme === 'pep440') return comparePep440(a.text, b.text)
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index++) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  if (a.stable || b.stable) return Number(a.stable) - Number(b.stable)
  if (a.scheme === 'semver') return compareSemver(a.text, b.text)
  return a.text.localeCompare(b.text, 'en', { numeric: true })
}

/** `1.2` stands for the releases 1.2.x, and where somebody writes no third number, for a release itself. */
function readRelease(text: string): Version | undefined {
  const short = /^v?(\d{1,15})\.(\d{1,15})$/.exec(text)
  if (short !== null) return dotted('semver', text, short.slice(1).map(Number))
  // A tag cannot hold the `+` of build metadata: https://helm.sh/docs/topics/registries/
  const version = readSemver(text) ?? readSemver(text.replace('_', '+'))
  return version && { ...version, raw: text }
}

function readNumber(text: string): Version | undefined {
  const [, digits] = /^v?(\d{1,15})$/.exec(text) ?? []
  return digits === undefined ? undefined : dotted('number', text, [Number(digits)])
}

/** `2026.11`, `2026.11.1`, `2026-11-21`, `20261121`, the last two with counters or a time of the day behind. */
const calendarGrammar =
  /^v?((?:19[789]|2[01]\d)\d)(?:((?:\.\d{1,9})+)|((?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))|((?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])))(.*)$/i

/** `-2`, `T10-11-12Z`, `.120000`; seven digits are a short commit. */
const countersGrammar = /^((?:[-._]?T?(?:\d{1,6}|\d{8,9})(?:[-._](?:\d{1,6}|\d{8,9}))*)?)Z?$/i

/** The commit behind a date, which says nothing about the order. */
const commitBehind = /[-._]g?[0-9a-f]{7,40}$/

function readCalendar(text: string): Version | undefined {
  const [, year, dots, dashes, compact, rest = ''] = calendarGrammar.exec(text) ?? []
  if (year === undefined) return undefined
  const date = (dots ?? dashes ?? compact?.replace(/^../, '$&.') ?? '').split(/[.-]/).filter(Boolean)
  // Behind a date that is written out `-2` counts builds; behind dots it is a pre-release, as in SemVer.
  const behind = rest.replace(commitBehind, '')
  const [, counted] = dots === undefined ? (countersGrammar.exec(behind) ?? []) : []
  if (counted === undefined && !/^(?:[-+._a-z].*)?$/i.test(rest)) return undefined
  const counters = counted?.match(/\d+/g) ?? []
  const numbers = [year, ...date, ...counters].map(Number)
  return {
    ...dotted('calendar', text, numbers),
    text: text.replace(/^v/i, '').replace(/\+.*$/, ''),
    stable: counted !== undefined || behind === '' || behind.startsWith('+'),
  }
}

function dotted(scheme: Scheme, raw: string, numbers: readonly number[]): Version {
  const text = raw.replace(/^v/i, '')
  return { scheme, raw, text, stable: true, numbers, fields: fieldsOf(numbers) }
}

function fieldsOf([major = 0, minor = 0, patch = 0]: readonly number[]): Record<string, string> {
  return { major: String(major), minor: String(minor), patch: String(patch) }
}
