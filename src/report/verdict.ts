import { bytes, listed, plural, seconds } from '../image/units.ts'
import { absence, failure } from './failure.ts'
import { text } from './markdown/escape.ts'
import { firstFailure, type ImageReport, type Reported, type View } from './view.ts'

/** The overall result in one sentence, in Markdown; the important part is bold. */
export function verdict(view: View): string {
  const failed = view.imageReports.filter(({ run }) => firstFailure(run) !== undefined)
  const { missing } = view
  const ended = failed[0] && firstFailure(failed[0].run)
  if (failed.length === 1 && missing.length === 0 && failed[0] && ended) return failure(failed[0], ended)
  if (failed.length === 0 && missing.length === 1 && missing[0]) return absence(missing[0])
  const bad = [...failed, ...missing].map(({ name }) => name)
  if (bad.length > 0) {
    const total = view.imageReports.length + missing.length
    return `**${bad.length} of ${plural(total, 'image')} failed**: ${names(bad)}`
  }
  if (view.imageReports.length === 1 && view.imageReports[0]) return success(view.imageReports[0])
  const promoted = view.imageReports.filter(({ run }) => isPromoted(run)).length
  const what =
    promoted === 0 ? 'passed' : promoted === view.imageReports.length ? 'passed and are promoted' : 'passed'
  return `**${plural(view.imageReports.length, 'image')} ${what}**: ${names(view.imageReports.map(({ name }) => name))}`
}

/** Returns whether the run moved or created tags. */
export function isPromoted({ promote }: Reported): boolean {
  return promote?.status === 'passed' && !promote.dryRun && promote.tags.length > 0
}

function success({ name, run }: ImageReport): string {
  if (isPromoted(run)) {
    const tags = run.promote?.tags ?? []
    const version = run.tags?.version
    const title = version ? `${text(name)}:${text(version)}` : text(name)
    return `**${title} is promoted**: ${plural(tags.length, 'tag')} on one digest${proofs(run)}`
  }
  return `**${text(name)} passed**${proofs(run)}`
}

function proofs({ build, scan, smoke }: Reported): string {
  const facts: string[] = []
  const [platform] = build?.platforms ?? []
  if (platform && build?.platforms.length === 1) facts.push(bytes(platform.size))
  else if (build && build.platforms.length > 1) facts.push(plural(build.platforms.length, 'platform'))
  if (scan?.status === 'passed') facts.push(findings(scan))
  const ready = smoke?.status === 'passed' ? smoke.platforms.find(({ emulated }) => !emulated) : undefined
  if (ready?.readySeconds !== undefined) facts.push(`ready in ${seconds(ready.readySeconds)}`)
  return facts.length === 0 ? '' : `, ${listed(facts)}`
}

function findings(scan: NonNullable<Reported['scan']>): string {
  const total = scan.platforms.flatMap(({ counts }) => Object.values(counts)).reduce((sum, n) => sum + n, 0)
  if (total === 0) return 'no known vulnerability'
  return scan.failOn === 'none' ? plural(total, 'finding') : `no findings at ${scan.failOn} or higher`
}

function names(values: readonly string[]): string {
  const shown = values.slice(0, 6).map(value => text(value, 60))
  return values.length > 6 ? `${shown.join(', ')} and ${values.length - 6} more` : listed(shown)
}
