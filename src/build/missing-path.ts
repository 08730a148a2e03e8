import { existsSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { readRegularNow } from '../files/read.ts'
import { readIgnoreFile } from '../identity/ignore-file.ts'
import { ignoreFileOf, ignoringOf, isKept, keptEntries, readIgnoring } from '../identity/kept.ts'
import { isRemoteContext } from '../identity/remote.ts'
import { didYouMean } from '../inputs/nearest.ts'
import type { BuildFailure } from './failure.ts'

/** Where a build looks for what it copies. */
export interface CopySource {
  readonly workspace: string
  readonly context: string
  /** The Dockerfile on this machine. */
  readonly dockerfile: string | undefined
}

/** Entries of a context that are compared with a path: more would take long. */
const mostEntries = 50_000

/** Explains why a path that COPY or ADD names is not there; nothing for other failures. */
export function explainMissingPath(
  { message, step = '' }: Pick<BuildFailure, 'message' | 'step'>,
  { workspace, context, dockerfile }: CopySource,
): string | undefined {
  const [, named, looked] =
    /"\/([^"]*)": not found$|\blstat \/(.*): no such file or directory$/.exec(message) ?? []
  const missing = named ?? looked
  if (missing === undefined || !/\] (?:COPY|ADD) /.test(step)) return undefined
  const from = /\s--from=(\S+)/.exec(step)?.[1]
  if (from !== undefined)
    return `There is no \`/${missing}\` in \`${from}\`: look at where its steps write what is to be copied.`
  if (isRemoteContext(context))
    return `The context is what ${context.split('#')[0]} has at its commit; what earlier steps of this job have made is not in it, and is with \`context: .\`.`
  const folder = resolve(workspace, context)
  const shown = context === '.' ? 'the context' : `the context \`${context}\``
  if (existsSync(join(folder, missing))) return leftOut(missing, folder, dockerfile, workspace)
  const outside = existsSync(join(workspace, missing)) && relative(workspace, folder) !== ''
  if (outside)
    return `\`${missing}\` is in the checkout, but outside of ${shown}: paths of COPY count from there. With \`context: .\` and \`file\` the whole checkout is the context.`
  const names = keptEntries(folder, readIgnoring(folder, dockerfile))
    .slice(0, mostEntries)
    .map(({ path }) => path)
  const same = names.find(path => basename(path).toLowerCase() === basename(missing).toLowerCase())
  const near =
    same === undefined ? didYouMean(missing, names, near => `\`${near}\``) : `, did you mean \`${same}\`?`
  const what = `There is no \`${missing}\` in ${shown}`
  return near === ''
    ? `${what}: paths of COPY count from there, and files that Git does not have are made by a step before the build.`
    : `${what}${near}`
}

/** Names the line of the ignore file by which the builder does not get a path that is there. */
function leftOut(
  path: string,
  folder: string,
  dockerfile: string | undefined,
  workspace: string,
): string | undefined {
  const file = ignoreFileOf(folder, dockerfile)
  const patterns = readIgnoreFile(readRegularNow(file)?.toString('utf8') ?? '')
  if (isKept(path, ignoringOf(patterns))) return undefined
  const culprit = patterns.findLast(
    (pattern, at) => !pattern.startsWith('!') && isKept(path, ignoringOf(patterns.toSpliced(at, 1))),
  )
  const by = culprit === undefined ? '' : ` by its line \`${culprit}\``
  return `\`${path}\` is there, but ${relative(workspace, file)} leaves it out${by}: take it back in with a later line \`!${path}\`.`
}
