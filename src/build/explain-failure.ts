import { resolve } from 'node:path'
import { readRegularNow } from '../files/read.ts'
import { listed } from '../image/units.ts'
import { didYouMean } from '../inputs/nearest.ts'
import type { Tools } from '../stage/stage.ts'
import { basePlatforms } from './base-platforms.ts'
import { readStages } from './dockerfile-stages.ts'
import type { BuildFailure } from './failure.ts'
import { explainFullDisk, tellsOfFullDisk } from './full-disk.ts'
import { explainMissingPath } from './missing-path.ts'
import { describeLimit, type PullLimit } from './pull-limit.ts'

/** What a failed build was made of. */
export interface FailedBuild {
  readonly failure: BuildFailure
  readonly context: string
  /** Path of the Dockerfile below the workspace. */
  readonly dockerfile: string | undefined
  readonly limit?: PullLimit
  /** Name of the image in the engine. */
  readonly name: string
}

/** Returns how to fix a failure, with what the checkout and the registry tell about it. */
export async function explainFailure(
  { failure, context, dockerfile, limit, name }: FailedBuild,
  tools: Tools,
): Promise<string | undefined> {
  const { workspace } = tools.host
  const words = [failure.message, ...failure.log.slice(-40)].join('\n')
  if (tellsOfFullDisk(words))
    return explainFullDisk({ text: words, name, inStep: failure.command === true }, tools)
  const file = dockerfile === undefined ? undefined : resolve(workspace, dockerfile)
  const missing = explainMissingPath(failure, { workspace, context, dockerfile: file })
  if (missing !== undefined) return missing
  const stages = () => (file === undefined ? [] : readStages(readRegularNow(file)?.toString('utf8') ?? ''))
  const wanted = /target stage "?([^"\s]+)"? could not be found/.exec(failure.message)?.[1]
  if (wanted !== undefined) return stagesThere(wanted, stages().map(stageName), failure) ?? failure.hint
  if (limit !== undefined) return [describeLimit(limit, tools.now()), failure.hint].filter(Boolean).join(' ')
  const { base } = failure
  if (base === undefined) return failure.hint
  if (/no match for platform in manifest/.test(failure.message)) {
    const platforms = await basePlatforms(base, tools)
    if (platforms.length > 0)
      return `${base} exists for ${listed(platforms.map(platform => `\`${platform}\``))} only: choose another base image, or fewer \`platforms\`.`
  }
  const near = /^docker\.io\/library\/([^:/@]+):latest$/.exec(base)?.[1]
  const names = stages().flatMap(({ name }) => name ?? [])
  const meant = near === undefined ? '' : didYouMean(near, names, name => `the stage \`${name}\``)
  return meant === '' ? failure.hint : `There is no stage \`${near}\` before this line${meant}`
}

function stageName({ name }: { readonly name?: string }, at: number): string {
  return name ?? String(at)
}

function stagesThere(
  wanted: string,
  names: readonly string[],
  { message }: BuildFailure,
): string | undefined {
  if (names.length === 0) return undefined
  // Newer versions of BuildKit ask this themselves.
  const near = message.includes('did you mean') ? '' : didYouMean(wanted, names, name => `\`${name}\``)
  return `The Dockerfile has the stages ${listed(names.slice(0, 20).map(name => `\`${name}\``))}${near || '.'}`
}
