import { noRecord } from './failure.ts'
import { blocks } from './markdown/blocks.ts'
import { prose, text } from './markdown/escape.ts'
import { richest, summaryLimit } from './markdown/limits.ts'
import { marks } from './markdown/marks.ts'
import { buildPart } from './parts/build.ts'
import { checksPart, warningsPart } from './parts/checks.ts'
import { factsPart, platformsPart } from './parts/image.ts'
import { promotePart } from './parts/promote.ts'
import { rulesPart } from './parts/rules.ts'
import { scanPart } from './parts/scan.ts'
import { type SizeDetail, sizePart } from './parts/size.ts'
import { smokePart } from './parts/smoke.ts'
import { stagesPart } from './parts/stages.ts'
import { trendPart } from './parts/trend.ts'
import { verdict } from './verdict.ts'
import { hasFailed, type ImageReport, type View } from './view.ts'

/** Limits of one rendering. */
interface Detail {
  readonly rows: number
  readonly logLines: number
  readonly size: SizeDetail
}

const details: readonly Detail[] = [
  { rows: 200, logLines: 100, size: { files: 200, packages: 200, layers: 'all' } },
  { rows: 30, logLines: 40, size: { files: 25, packages: 25, layers: 'changed' } },
  { rows: 0, logLines: 0, size: { files: 0, packages: 0, layers: 'none' } },
]

/** Renders the page of a run: the verdict first, then the content of the records, as far as it fits. */
export function renderSummary(view: View): string {
  return richest(summaryLimit, [
    ...details.map(detail => () => page(view, imageReport => imageReportPart(imageReport, detail))),
    () => page({ ...view, imageReports: view.imageReports.slice(0, 200) }, stagesPart),
    () => heading(view),
  ])
}

/** Renders the heading of a page or comment. */
export function heading(view: View): string {
  return `### Buildonce: ${hasFailed(view) ? marks.failed : marks.passed} ${verdict(view)}`
}

function page(view: View, part: (imageReport: ImageReport) => string | undefined): string {
  const several = view.imageReports.length > 1
  const imageReports = view.imageReports.map(imageReport =>
    blocks([several ? `### ${text(imageReport.name)}` : undefined, part(imageReport)]),
  )
  const missing = view.missing.map(
    ({ name, reason }) =>
      `### ${text(name)}\n\n❌ ${reason === undefined ? `There is no record: ${noRecord}.` : prose(reason, 600)}`,
  )
  return `${blocks([heading(view), ...imageReports, ...missing, titled('Trend', trendPart(view.history))])}\n`
}

function imageReportPart(imageReport: ImageReport, { rows, logLines, size }: Detail): string {
  return blocks([
    factsPart(imageReport),
    stagesPart(imageReport),
    titled('Platforms', platformsPart(imageReport)),
    titled('Build', buildPart(imageReport, Math.min(logLines, 20))),
    titled('Smoke test', smokePart(imageReport, logLines)),
    titled('Vulnerabilities', scanPart(imageReport, rows)),
    titled('Size', sizePart(imageReport, size)),
    titled('Tags', blocks([promotePart(imageReport, Math.max(rows, 20)), rulesPart(imageReport.run, rows)])),
    titled('Build checks', checksPart(imageReport, rows)),
    titled('Warnings', warningsPart(imageReport, Math.max(rows, 5))),
    `<sub>1 MB = 10⁶ bytes. Sizes are compressed, as a registry stores them, unless noted otherwise.</sub>`,
  ])
}

function titled(title: string, part: string | undefined): string | undefined {
  return part === undefined || part === '' ? undefined : `#### ${title}\n\n${part}`
}
