import type { Exec } from '../../stage/stage.ts'
import type { Cause } from '../container/cause.ts'
import type { EngineImage } from '../engine/image-config.ts'
import { fileCause } from './file-cause.ts'
import type { LogFault } from './log-fault.ts'
import { type ProgramFile, programFile } from './program-file.ts'

/** Where a path of the log is looked up. */
export interface Looked {
  readonly exec: Exec
  readonly container: string
  readonly image: Pick<EngineImage, 'user' | 'workdir' | 'volumes'>
  readonly exitCode?: number
}

/** Completes what the log says with what is at the path that it names; nothing where that contradicts it. */
export async function explainFault(fault: LogFault, looked: Looked): Promise<Cause | undefined> {
  const { kind, sentence, advice, path } = fault
  if (sentence !== undefined) return { kind, sentence, ...(advice !== undefined && { advice }) }
  switch (kind) {
    case 'program-not-found':
    case 'missing-file':
      return await missing(path ?? '', looked)
    case 'read-only':
      return {
        kind,
        sentence: `it writes to ${path ?? 'a file system'}, which is read-only`,
        advice: 'Let it write to a volume or a tmpfs, or run it without `read_only`.',
      }
    default:
      return await refused(path, looked)
  }
}

async function missing(named: string, looked: Looked): Promise<Cause | undefined> {
  const isFile = named.includes('/') || /\.[a-z]{1,5}$/i.test(named)
  if (!isFile)
    return {
      kind: 'program-not-found',
      sentence: `it calls ${named}, which is not in the image`,
      advice: 'Install it in the final stage of the Dockerfile.',
    }
  const path = absolute(named, looked)
  const file = await programFile(looked.exec, looked.container, path)
  if (file !== undefined && file.kind !== 'absent') return await fileCause(file, 'absent', looked)
  return {
    kind: 'missing-file',
    sentence: `the file ${path} is not in the image`,
    advice: 'Copy it into the final stage of the Dockerfile, and check the path and the working directory.',
  }
}

async function refused(named: string | undefined, looked: Looked): Promise<Cause> {
  const { image, exitCode } = looked
  const who = image.user || 'root'
  if (named === undefined)
    return {
      kind: 'permission-denied',
      sentence: `something was refused to it (permission denied); it runs as ${who}`,
      advice: 'Give the user of the image the files it needs: `COPY --chown`, `RUN chown` before `USER`.',
    }
  const path = absolute(named, looked)
  const found = await nearest(path, looked)
  if (found?.path === path && exitCode === 126 && (found.mode & 0o111) === 0 && found.kind !== 'folder')
    return {
      kind: 'program-not-executable',
      sentence: `"${path}" is not executable: its mode is ${octal(found)}`,
      advice: 'Give it the executable bit: `COPY --chmod=755`, or `git update-index --chmod=+x FILE`.',
    }
  const owner =
    found === undefined ? '' : `: ${found.path} belongs to ${found.uid}:${found.gid}, mode ${octal(found)}`
  const inVolume = image.volumes.some(volume => path === volume || path.startsWith(`${volume}/`))
  const place = found?.path ?? path
  return {
    kind: 'permission-denied',
    sentence: `it has no permission for ${path}${owner}, and it runs as ${who}`,
    advice: `Give it to that user: \`COPY --chown\`, or \`RUN chown -R USER ${place}\`${inVolume ? ', before the line with VOLUME' : ' before `USER`'}.`,
  }
}

/** Reads a path, or the nearest folder above it that exists: its owner decides who may create what is below. */
async function nearest(path: string, { exec, container }: Looked): Promise<ProgramFile | undefined> {
  let at = path
  for (let steps = 0; steps < 6 && at !== ''; steps++) {
    const found = await programFile(exec, container, at)
    if (found !== undefined && found.kind !== 'absent') return found
    at = at.slice(0, at.lastIndexOf('/'))
  }
  return undefined
}

function absolute(path: string, { image }: Looked): string {
  if (path.startsWith('/')) return path.length > 1 ? path.replace(/\/$/, '') : path
  return `${(image.workdir || '/').replace(/\/$/, '')}/${path.replace(/^\.\//, '')}`
}

function octal({ mode }: ProgramFile): string {
  return `0${(mode & 0o7777).toString(8)}`
}
