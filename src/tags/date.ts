import type { Moment } from 'moment'

/** Formats a time; the tokens are those of Moment: https://momentjs.com/docs/#/displaying/format/ */
export type FormatDate = (date: FormattedDate) => string

/** A time and its format. */
export interface FormattedDate {
  /** Milliseconds since 1970, or RFC 3339. */
  readonly time: number | string
  /** Without one it is the format of ISO 8601, as Moment writes it. */
  readonly format: string | undefined
  /** Name of a time zone; UTC when absent. */
  readonly zone?: string
  /** Reports an unknown time or zone. */
  readonly remark: (message: string) => void
}

/** Loads what the dates in these texts need: the time zone data is larger than the rest together. */
export async function loadDates(texts: string): Promise<FormatDate> {
  const { default: moment } = await import('moment')
  const inZone = texts.includes('tz') ? await loadZones() : undefined
  return ({ time, format, zone, remark }) => {
    const date = typeof time === 'number' ? moment.utc(time) : moment.utc(time, moment.ISO_8601)
    if (!date.isValid()) remark(`"${time}" is not a time`)
    if (zone === undefined) return date.format(format)
    const local = inZone?.(date, zone)
    if (local === undefined) remark(`time zone "${zone}" is not known, write for example tz='Europe/Paris'`)
    return (local ?? date).format(format)
  }
}

async function loadZones(): Promise<(date: Moment, zone: string) => Moment | undefined> {
  const { default: moment } = await import('moment-timezone')
  return (date, zone) => (moment.tz.zone(zone) === null ? undefined : moment.tz(date.valueOf(), zone))
}
