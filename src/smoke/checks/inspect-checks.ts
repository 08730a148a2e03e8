import type { Tools } from '../../stage/stage.ts'
import type { Cause } from '../container/cause.ts'
import { userOf } from '../container/process-user.ts'
import { pause } from '../container/watch.ts'
import type { EngineImage } from '../engine/image-config.ts'
import type { Variable } from '../inputs.ts'
import type { Target } from '../readiness/condition.ts'
import type { CheckPlan, InspectCheck } from './check-plan.ts'
import {
  type EnvCheck,
  expand,
  type FileCheck,
  formatMatch,
  type ImageCheck,
  matches,
  type UserCheck,
} from './checks.ts'
import { copyFile } from './copied-file.ts'

/** What is inspected: the container, its image, and the variables that were passed to it. */
export interface Inspected {
  readonly target: Pick<Target, 'name' | 'id' | 'pid' | 'hide'>
  readonly image: EngineImage
  readonly variables: readonly Variable[]
}

/** Inspects one expectation and describes how it is not met; nothing when it is. */
export async function inspectCheck(
  check: InspectCheck,
  looked: Inspected,
  tools: Tools,
): Promise<string | undefined> {
  switch (check.kind) {
    case 'file':
      return await fileFault(check, looked, tools)
    case 'user':
      return await userFault(check, looked)
    case 'env':
      return envFault(check, looked)
    case 'image':
      return imageFault(check, looked.image)
  }
}

async function fileFault(
  check: FileCheck,
  { target, image }: Inspected,
  { exec }: Tools,
): Promise<string | undefined> {
  const path = check.expands ? expand(check.path, image.env) : check.path
  const copied = await copyFile(exec, target.name, path)
  if ('error' in copied) return `it cannot be read: ${copied.error}`
  if ('absent' in copied) return check.exists ? 'it does not exist' : undefined
  if (!check.exists) return 'it exists'
  const { mode, uid, gid, type } = copied.entry
  if (check.type !== undefined && (type === 'directory') !== (check.type === 'folder'))
    return `it is a ${type}, not a ${check.type}`
  if (check.mode !== undefined && mode !== check.mode)
    return `its mode is 0${mode.toString(8)}, not 0${check.mode.toString(8)}`
  if (check.anyOf !== undefined && (mode & check.anyOf) === 0)
    return `its mode is 0${mode.toString(8)}, which has none of the bits 0${check.anyOf.toString(8)}`
  const { owner } = check
  if (owner && (uid !== (owner.uid ?? uid) || gid !== (owner.gid ?? gid)))
    return `its owner is ${uid}:${gid}, not ${owner.uid ?? ''}${owner.gid === undefined ? '' : `:${owner.gid}`}`
  if (check.content.length + check.notContent.length === 0) return undefined
  const { content } = copied
  if (content === undefined)
    return 'its content cannot be read: it is not a regular file, or larger than 1 MiB'
  const absent = check.content.find(match => !matches(match, content))
  if (absent) return `${formatMatch(absent)} is not in it`
  const present = check.notContent.find(match => matches(match, content))
  return present && `${formatMatch(present)} is in it`
}

async function userFault({ user }: UserCheck, { target, image }: Inspected): Promise<string | undefined> {
  const uid = await userOf(target.pid, target.id)
  const named = image.user.split(':')[0] || 'root'
  const seen = uid === undefined ? named : `${uid}${named === String(uid) ? '' : ` (${named})`}`
  if (user === '!root' || user === '!0') {
    const root = uid === undefined ? ['root', '0'].includes(named) : uid === 0
    return root ? 'it runs as root' : undefined
  }
  const wanted = user === 'root' ? '0' : user
  const is = [named, uid === undefined ? '' : String(uid), named === 'root' ? '0' : '']
  return is.includes(wanted) ? undefined : `it runs as ${seen}`
}

/** Values are never shown: any of them may be a secret. */
function envFault({ name, value, absent }: EnvCheck, { image, variables }: Inspected): string | undefined {
  const fromImage = image.env.find(each => each.startsWith(`${name}=`))?.slice(name.length + 1)
  const found = variables.findLast(each => each.name === name)?.value ?? fromImage
  if (absent) return found === undefined ? undefined : 'it is set'
  if (found === undefined) return 'it is not set'
  if (value === undefined) return undefined
  const same = value.by === 'text' ? found === value.text : matches(value, found)
  return same ? undefined : 'it has another value'
}

function imageFault({ property, value, not }: ImageCheck, image: EngineImage): string | undefined {
  const lists = {
    entrypoint: [JSON.stringify(image.entrypoint)],
    cmd: [JSON.stringify(image.cmd)],
    workdir: [image.workdir || '/'],
    user: [image.user || 'root'],
    'exposed-port': image.exposedPorts.map(String),
    volume: image.volumes,
    label: Object.entries(image.labels).map(([key, text]) => `${key}=${text}`),
  }
  const found = lists[property]
  const has = found.some(each => (value.by === 'text' ? each === value.text : matches(value, each)))
  if (has !== not) return undefined
  return not
    ? 'the image has it'
    : `the image has ${found.length === 0 ? 'none' : found.slice(0, 5).join(', ')}`
}

/** Files may still be written when the container becomes ready. */
const patienceMs = 5000

/** Inspects every check that is not waited for, and returns the cause for the first that does not hold. */
export async function inspectChecks(
  { looks }: CheckPlan,
  looked: Inspected,
  { ended }: { readonly ended: boolean },
  tools: Tools,
): Promise<Cause | undefined> {
  const until = tools.now() + (ended ? 0 : patienceMs)
  for (const check of looks) {
    let fault = await inspectCheck(check, looked, tools)
    while (fault !== undefined && check.kind === 'file' && tools.now() < until) {
      tools.signal.throwIfAborted()
      await pause(250, tools.signal)
      fault = await inspectCheck(check, looked, tools)
    }
    if (fault !== undefined)
      return {
        kind: 'check-failed',
        sentence: `the check \`${looked.target.hide(check.line)}\` does not hold: ${fault}`,
      }
  }
  return undefined
}
