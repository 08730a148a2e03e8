import { bytes, difference, movement, plural, seconds } from '../../image/units.ts'
import type { MeasuredPlatform, SizeSection } from '../../stage/record/size.ts'
import { excess, isExceeded } from '../failure.ts'
import { blocks } from '../markdown/blocks.ts'
import { code, prose, text } from '../markdown/escape.ts'
import type { ImageReport } from '../view.ts'
import { changeTable, layerTable, packageTable, wasteFold } from './size-tables.ts'

/** How many rows of each table are shown. */
export interface SizeDetail {
  readonly files: number
  readonly packages: number
  readonly layers: 'changed' | 'all' | 'none'
}

/** Renders which layers, files and packages changed the size, for each platform. */
export function sizePart({ run }: ImageReport, detail: SizeDetail): string | undefined {
  const { size } = run
  if (size === undefined) return undefined
  const platforms = size.platforms.filter(({ state }) => state === 'compared')
  return blocks([
    baselineLine(size),
    budgetLines(size),
    ...platforms.map(platform => platformPart(platform, detail, platforms.length > 1)),
    costLine(size),
  ])
}

/** Describes the time and the download of the comparison. */
function costLine({ cost }: SizeSection): string | undefined {
  if (cost === undefined) return undefined
  const { requests, bytes: size, seconds: time } = cost
  return `<sub>Comparing took ${seconds(time)}, ${plural(requests, 'request')} and ${bytes(size)}.</sub>`
}

/** Describes what the image is compared with, with commit and distance, or why there is no baseline. */
export function baselineLine({ baseline, noBaseline }: SizeSection): string {
  if (baseline === undefined) return prose(noBaseline ?? 'There is nothing to compare with.')
  const { branch, commit, distance, reference } = baseline
  const at = commit === undefined ? code(reference, 160) : code(commit.slice(0, 7))
  const name = branch === undefined ? at : `${code(branch)} at ${at}`
  const behind = distance === undefined || distance === 0 ? '' : `, ${plural(distance, 'commit')} behind`
  const how = { 'merge-parent': ', parent of this merge', 'branch-tag': ', by its branch tag' } as const
  return `Baseline: ${name}${behind}${how[baseline.how as keyof typeof how] ?? ''}.`
}

function budgetLines({ budgets }: SizeSection): string | undefined {
  const exceeded = budgets.filter(isExceeded)
  if (exceeded.length === 0) return undefined
  const mark = { failed: '❌', warned: '⚠️', accepted: '➖', passed: '' } as const
  return exceeded
    .map(budget => {
      const by = budget.outcome === 'accepted' ? ` (accepted by ${code(budget.label ?? 'a label')})` : ''
      return `- ${mark[budget.outcome]} ${text(excess(budget))}${by}`
    })
    .join('\n')
}

/** Renders one platform's layers, files and packages, as far as they are known. */
export function platformPart(
  platform: MeasuredPlatform,
  detail: SizeDetail,
  titled: boolean,
): string | undefined {
  const { layers, contents } = platform
  const shown = detail.layers === 'none' ? undefined : layerTable(layers, detail.layers)
  const name = titled ? `**${text(platform.platform)}** ` : ''
  const moved = platform.before === undefined ? '' : movement(platform.size, platform.before)
  return blocks([
    name && `${name}${moved}`,
    baseLine(platform),
    shown,
    contents?.read === false ? `<sub>No file list: ${prose(contents.reason)}</sub>` : undefined,
    contents?.read && contents.changes.length > 0 && detail.files > 0
      ? changeTable(contents.changes, detail.files, contents.more)
      : undefined,
    unpackedLine(platform),
    contents?.read ? packageTable(contents.packages, detail.packages) : undefined,
    contents?.read ? wasteFold(contents) : undefined,
  ])
}

/** Describes the uncompressed size of the image, or of the layers that were read. */
function unpackedLine({ unpacked, contents }: MeasuredPlatform): string | undefined {
  const { before, after } = unpacked ?? {}
  if (before !== undefined && after !== undefined) {
    const moved = movement(after, before)
    const from = moved === '±0' ? '' : `${bytes(before)} → `
    return `Uncompressed size ${from}${bytes(after)}: ${moved}, tar headers included.`
  }
  const read = contents?.read ? contents.unpacked : undefined
  if (read?.before === undefined) return undefined
  return `Uncompressed, the layers that differ have ${bytes(read.after)}: ${movement(read.after, read.before)}, tar headers included.`
}

/** Describes how much of a change comes from the base image and how much from the image itself. */
function baseLine({ size, before, base }: MeasuredPlatform): string | undefined {
  if (base === undefined || before === undefined) return undefined
  const own = size - base.size
  const baseMoved = difference(base.size - base.before)
  return `Base image ${bytes(base.size)}: ${baseMoved}. Everything else ${bytes(own)}: ${difference(own - before + base.before)}.`
}
