import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { checkoutRoot } from './checkout.ts'
import type { Declared } from './declared.ts'
import { folderOf, inDefaultContext, isForeignContext, isRemoteContext, readRemoteContext } from './remote.ts'

/** Where a build takes its files from, each as the commit would name it. */
export interface Place {
  /** The folder of the context on this machine; absent where the builder fetches it. */
  readonly folder?: string
  /** The Dockerfile on this machine. */
  readonly dockerfile?: string
  /** Named contexts that are folders of this machine. */
  readonly named: readonly { readonly name: string; readonly folder: string }[]
  /** The path of the context in its checkout, or its address. */
  readonly context: string
  /** The path of the Dockerfile in the checkout. */
  readonly file: string
  /** By name: the path in the checkout, or the address. */
  readonly buildContexts: Readonly<Record<string, string>>
  /** What the address of a context names: the commit of this run, one of its own, or none that is known. */
  readonly remote?: { readonly commit?: string; readonly ofRun?: true }
}

/**
 * Finds where a build takes its files from. Paths count from the root of the checkout, so that two jobs that check it out in
 * different folders, or have the builder fetch it, mean the same by them.
 */
export function placeOf(
  {
    context,
    file,
    fileName = file,
    buildContexts,
  }: Pick<Declared, 'context' | 'file' | 'fileName' | 'buildContexts'>,
  workspace: string,
): Place {
  const ofRun = inDefaultContext(context)
  if (ofRun === undefined && !isRemoteContext(context)) {
    const folder = real(resolve(workspace, context))
    const root = checkoutRoot(folder) ?? real(workspace)
    const dockerfile = file === undefined ? defaultDockerfile(folder) : real(resolve(workspace, file))
    return {
      folder,
      dockerfile,
      context: relative(root, folder),
      file: fileName === file ? relative(root, dockerfile) : `${fileName}`,
      ...namedOf(buildContexts, workspace, root),
    }
  }
  const remote =
    ofRun === undefined
      ? readRemoteContext(context)
      : { address: '', folder: folderOf(ofRun), ofRun: true as const }
  return {
    context: remote.address === '' ? remote.folder : `${remote.address}#:${remote.folder}`,
    file: fileName === file ? folderOf(`${remote.folder}/${file ?? 'Dockerfile'}`) : `${fileName}`,
    ...namedOf(buildContexts, workspace, checkoutRoot(real(workspace)) ?? real(workspace)),
    // One of this machine is sent along.
    ...(file !== undefined && isAbsolute(file) && { dockerfile: real(file) }),
    remote,
  }
}

function namedOf(contexts: Declared['buildContexts'], workspace: string, root: string) {
  const local = contexts
    .filter(({ value }) => !isForeignContext(value))
    .map(({ name, value }) => ({ name, folder: real(resolve(workspace, value)) }))
  const paths = new Map(local.map(({ name, folder }) => [name, relative(root, folder)]))
  return {
    named: local,
    buildContexts: Object.fromEntries(
      contexts.map(({ name, value }) => [name, paths.get(name) ?? value.replace(/\/\/[^/@]*@/, '//')]),
    ),
  }
}

/** Takes the lower-case name where there is no other, as buildx does. */
function defaultDockerfile(folder: string): string {
  const [usual, lower] = ['Dockerfile', 'dockerfile'].map(name => join(folder, name)) as [string, string]
  return real(existsSync(usual) || !existsSync(lower) ? usual : lower)
}

/** Follows links; what is not there stays as it is. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
