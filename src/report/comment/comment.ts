import { plural } from '../../image/units.ts'
import { blocks, fold } from '../markdown/blocks.ts'
import { text } from '../markdown/escape.ts'
import { commentLimit, richest } from '../markdown/limits.ts'
import { marks } from '../markdown/marks.ts'
import { failedStep, testOutput, testsPart } from '../parts/build.ts'
import { findingTable, rankedFindings } from '../parts/scan.ts'
import type { SizeDetail } from '../parts/size.ts'
import { lastLines } from '../parts/smoke.ts'
import { firstFailure, hasFailed, type ImageReport, type View } from '../view.ts'
import { absenceLine, causeLine } from './causes.ts'
import { newFindings } from './findings.ts'
import { cutNote, footer } from './footer.ts'
import { headline } from './headline.ts'
import { formatMarker, type Marker } from './parse-marker.ts'
import { imageTable } from './rows.ts'
import { isSignificant } from './significance.ts'
import { sizeFolds } from './size-folds.ts'
import { quietWords } from './unchanged-text.ts'

interface Detail {
  readonly images: number
  readonly findings: number
  readonly logLines: number
  readonly size: SizeDetail
}

const details: readonly Detail[] = [
  { images: 40, findings: 20, logLines: 40, size: { files: 25, packages: 25, layers: 'changed' } },
  { images: 40, findings: 10, logLines: 20, size: { files: 0, packages: 15, layers: 'changed' } },
  { images: 40, findings: 5, logLines: 10, size: { files: 0, packages: 0, layers: 'changed' } },
  { images: 40, findings: 0, logLines: 0, size: { files: 0, packages: 0, layers: 'none' } },
]

/**
 * Renders the comment of a pull request: the most detailed version that fits, or two lines when nothing needs
 * attention.
 */
export function renderComment(view: View, marker: Marker): string {
  const first = formatMarker(marker)
  if (!isSignificant(view)) return `${first}\n${quietWords(view, marker)}\n`
  const title = `### Buildonce: ${mark(view)}${headline(view)}`
  return richest(commentLimit, [
    ...details.map(
      (detail, index) => () =>
        `${first}\n${blocks([title, body(view, detail, marker), cutNote(index, view)])}\n`,
    ),
    () =>
      `${first}\n${blocks([title, imageTable(view.imageReports, view.missing, 20), cutNote(details.length, view)])}\n`,
    () => `${first}\n${blocks([title, cutNote(details.length, view)])}\n`,
  ])
}

function mark(view: View): string {
  return hasFailed(view) ? `${marks.failed} ` : ''
}

function body(view: View, detail: Detail, marker: Marker): string {
  const { imageReports, missing } = view
  // The headline already has the cause when only one image failed or is missing.
  const failed = imageReports.filter(({ run }) => firstFailure(run) !== undefined)
  const said = failed.length + missing.length === 1 ? 'cause is in the headline' : 'nothing yet'
  const { acceptLabel } = view
  const around = {
    said,
    imageReports: imageReports.length === 1 ? 'one' : 'several',
    ...(acceptLabel !== undefined && { acceptLabel }),
  } as const
  return blocks([
    imageTable(imageReports, missing, detail.images),
    [
      ...imageReports.map(imageReport => causeLine(imageReport, around)),
      ...missing.map(image => absenceLine(image, said)),
    ]
      .filter(Boolean)
      .slice(0, detail.images)
      .join('<br>\n'),
    ...imageReports.flatMap(imageReport => folds(imageReport, detail)),
    footer(view, marker),
  ])
}

function folds(imageReport: ImageReport, detail: Detail): (string | undefined)[] {
  return [
    ...buildFolds(imageReport, detail),
    ...smokeFolds(imageReport, detail),
    findingsFold(imageReport, detail),
    ...sizeFolds(imageReport, detail.size),
  ]
}

function buildFolds(
  { name, run: { build } }: ImageReport,
  { logLines, findings }: Detail,
): (string | undefined)[] {
  if (build === undefined) return []
  const [title, lines] = [`<b>${text(name)}</b>: `, Math.min(logLines, 20)]
  return [
    build.test?.status === 'failed' ? `**${text(name)}**: ${testsPart(build, findings)}` : undefined,
    failedStep(build, title, lines),
    testOutput(build, title, lines),
  ]
}

function smokeFolds({ name, run }: ImageReport, { logLines }: Detail): (string | undefined)[] {
  const failed = (run.smoke?.platforms ?? []).filter(({ status }) => status === 'failed')
  return failed.map(row => lastLines(row, `<b>${text(name)}</b>: `, logLines))
}

function findingsFold(imageReport: ImageReport, { findings }: Detail): string | undefined {
  const { scan } = imageReport.run
  if (scan === undefined || findings === 0) return undefined
  const fresh = newFindings(imageReport)
  const shown = fresh.length > 0 ? fresh : scan.status === 'failed' ? rankedFindings(scan) : []
  if (shown.length === 0) return undefined
  const title =
    fresh.length > 0
      ? plural(shown.length, 'new vulnerability', 'new vulnerabilities')
      : plural(shown.length, 'vulnerability', 'vulnerabilities')
  const state = scan.status === 'failed' ? 'open' : 'closed'
  return fold(`<b>${text(imageReport.name)}</b>: ${title}, worst first`, findingTable(shown, findings), state)
}
