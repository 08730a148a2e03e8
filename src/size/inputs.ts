import { parsePlatform } from '../image/platform.ts'
import { commaList } from '../inputs/lists.ts'
import { choice, listReader, size, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'

/** One limit: bytes, or a share of the baseline. */
export interface Limit {
  readonly level: 'fail' | 'warn'
  readonly bytes?: number
  /** 0.05 for 5 %. */
  readonly share?: number
  /** As it was written; without it the limit is for all platforms that have none of their own. */
  readonly platform?: string
}

const limits = listReader('limit, for example `600MB` or `warn 500MB, fail 600MB`', value =>
  itemsOf(value).map(item => limit(item, 'bytes')),
)

const increases = listReader('limit, for example `20MB`, `5%` or `warn 2%, fail 20MB`', value =>
  itemsOf(value).map(item => limit(item, 'bytes or share')),
)

/** The inputs of the size check. */
export const sizeInputs = {
  diff: input(choice('sizes', 'files', 'waste', 'none'), {
    description:
      'How far the image is compared with its baseline. `sizes` reads manifests only; `files` also the layers that differ; `waste` every layer, to find bytes that later layers hide.',
    default: 'files',
  }),
  'diff-limit': input(size, {
    description: 'Maximum compressed bytes of layers to read; above it the file lists are omitted.',
    default: '500MB',
  }),
  baseline: input(text, {
    description:
      'Reference of the image to compare with. Default: the image of the commit the change starts from, else that of the nearest commit before it.',
  }),
  'max-size': input(limits, {
    description:
      'Largest compressed size of a platform. An item may start with `warn` or `fail` (the default), preceded by a platform, whose own limits replace the general ones: `warn 500MB, fail 600MB, linux/arm64 550MB`.',
  }),
  'max-increase': input(increases, {
    description:
      'Largest growth of a platform compared with its baseline, in bytes or per cent; without a baseline it always passes.',
  }),
  'max-increase-floor': input(size, {
    description:
      'Growth below this passes whatever its percentage: a few per cent of a small image are noise.',
    default: '1MB',
  }),
  'max-pull': input(limits, {
    description: 'Largest download for a host running the baseline.',
  }),
  'size-label': input(text, {
    description: 'Label of the pull request that accepts exceeded limits.',
    default: 'size-ok',
  }),
}

/** A comma separates limits, also where it was meant for the point of a decimal. */
function itemsOf(value: string): readonly string[] {
  const decimal = /\d,\d+\s*(?:[kMGT]?i?B|%)/.exec(value)?.[0]
  if (decimal !== undefined)
    throw new Error(
      `"${decimal}" would be two limits: write the decimals of a number behind a point (${decimal.replace(',', '.')}), and a blank between limits`,
    )
  return commaList(value)
}

function limit(item: string, kind: 'bytes' | 'bytes or share'): Limit {
  const [, platform, word, amount = ''] = /^(?:([^\s/]+\/\S+)\s+)?(?:(warn|fail)\s+)?(.*)$/s.exec(item) ?? []
  if (platform !== undefined) parsePlatform(platform)
  const bound = { level: word === 'warn' ? 'warn' : 'fail', ...(platform && { platform }) } as const
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(amount.trim())
  if (share === null) return { ...bound, bytes: size.read(amount) }
  if (kind === 'bytes')
    throw new Error(`"${item}" is a share: only max-increase can be one, write bytes here, for example 600MB`)
  return { ...bound, share: Number(share[1]) / 100 }
}
