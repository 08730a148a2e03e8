import { rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import * as v from 'valibot'
import { jobFolder, nameFor } from '../pipeline/job-folder.ts'
import type { RecordFile } from '../pipeline/record-file.ts'
import { commandNames } from '../stage/names.ts'
import { notesAt, type PendingCleanup } from './pending-cleanup.ts'

const pending = v.object({
  stage: v.picklist([...commandNames, 'temp']),
  kind: v.string(),
  name: v.string(),
})

/**
 * Takes the notes about a record away and gives them. They are where only this account can write, and even so only what
 * Buildonce makes is removed: folders and files by their names below the temporary folder, and the rest by its own names.
 */
export async function takePending(
  { path, jobTemp }: RecordFile,
  warn: (message: string) => void = () => {},
): Promise<PendingCleanup[]> {
  const folder = await jobFolder(jobTemp)
  const notes = join(folder, nameFor(path, 'left'))
  const text = await notesAt(notes)
  await rm(notes, { force: true })
  await rm(join(folder, nameFor(path, 'made')), { force: true })
  // Other records of this account may still have theirs.
  await rmdir(folder).catch(() => undefined)
  const lines = text.split('\n').filter(Boolean)
  const items = lines.flatMap(itemIn)
  const temps = items.filter(({ stage, name }) => stage === 'temp' && isCommandFolder(name, jobTemp))
  const roots = temps.map(({ name }) => name)
  const ours = items.filter(item => (item.stage === 'temp' ? temps.includes(item) : isOurs(item, roots)))
  const left = lines.length - ours.length
  if (left > 0)
    warn(
      `${left} of ${lines.length} notes about what is to be removed are none of ours; what they name is left`,
    )
  return ours
}

function itemIn(line: string): PendingCleanup[] {
  try {
    return [v.parse(pending, JSON.parse(line))]
  } catch {
    return []
  }
}

/** The folder of one command, as `mkdtemp` names it. */
function isCommandFolder(name: string, jobTemp: string): boolean {
  return dirname(name) === jobTemp && /^buildonce-[A-Za-z0-9]{6}$/.test(basename(name))
}

/** Returns whether an item is named as what its stage makes is named. */
function isOurs({ stage, kind, name }: PendingCleanup, roots: readonly string[]): boolean {
  switch (`${stage} ${kind}`) {
    case 'build folder':
    case 'scan folder':
    case 'smoke folder':
      return isBelow(name, roots) || (name === resolve(name) && /[/-][0-9a-f-]{36}\.part$/.test(name))
    case 'setup builder':
      return /^buildonce-[0-9a-f-]{13}$/.test(name)
    case 'setup login':
      return isLogin(name, roots)
    case 'build image':
      return /^[a-z0-9][\w./:-]*:buildonce-[0-9a-f]{12}$/i.test(name)
    case 'scan container':
      return /^buildonce-scan-[0-9a-f-]{36}$/.test(name)
    case 'smoke label':
      return /^buildonce\.smoke=[0-9a-f]+$/.test(name)
    case 'scan image':
      return /^buildonce-sandbox:[0-9a-f-]{36}$/.test(name)
    case 'smoke compose':
      return /^buildonce-smoke-[\w-]+$/.test(name)
    case 'smoke image':
      return /^[a-z0-9][\w./:@-]*$/i.test(name)
    default:
      return false
  }
}

function isBelow(path: string, roots: readonly string[]): boolean {
  return path === resolve(path) && roots.some(root => path.startsWith(`${root}${sep}`))
}

const login = v.object({
  registry: v.pipe(v.string(), v.regex(/^[a-z0-9][\w.:/[\]-]*$/i)),
  backup: v.optional(v.string()),
})

function isLogin(text: string, roots: readonly string[]): boolean {
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), login), text)
  return success && (output.backup === undefined || isBelow(output.backup, roots))
}
