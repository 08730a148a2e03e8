import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** A subject that a step declared in `GITHUB_ARTIFACTS`. */
export type Subject = { readonly name: string; readonly digest: string; readonly kind: 'oci' | 'file' }

/** Adds the subjects of one step's file to those of the job; throws, and adds nothing, on a malformed line. */
export function addSubjects(subjects: Map<string, Subject>, text: string, workspace: string): void {
  const size = Buffer.byteLength(text)
  if (size > largestFile)
    throw new Error(`$GITHUB_ARTIFACTS supports content up to 1024k, got ${size >> 10}k`)
  const lines = text.split('\n').map((line, i) => ({ text: line.trim(), number: i + 1 }))
  const parsed = lines
    .filter(line => line.text !== '' && !line.text.startsWith('#'))
    .map(line => ({ ...line, subject: at(line.number, () => readSubject(line.text, workspace)) }))
  for (const { subject, number } of parsed)
    at(number, () => {
      const known = subjects.get(subject.name)
      if (known?.digest === subject.digest) return
      if (known)
        throw new Error(`'${subject.name}' was declared with ${known.digest} and now with ${subject.digest}`)
      if (subjects.size >= mostSubjects)
        throw new Error(`a job may declare at most ${mostSubjects} artifacts`)
      subjects.set(subject.name, subject)
    })
}

/** Renders the list that later steps read through `GITHUB_ARTIFACTS_LIST`. */
export function renderSubjects(subjects: Map<string, Subject>): string {
  const sorted = [...subjects.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return JSON.stringify({ version: 1, subjects: sorted })
}

const largestFile = 1024 * 1024
const mostSubjects = 500
const hexLength: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }

function readSubject(line: string, workspace: string): Subject {
  if (line.includes('=')) throw new Error("entries containing '=' are reserved and not permitted")
  const oci = /^(?:oci:\/\/)?(.+)@(sha256|sha384|sha512):([0-9a-f]+)$/i.exec(line)
  const isOci = line.toLowerCase().startsWith('oci://')
  if (oci && oci[3]?.length === hexLength[(oci[2] ?? '').toLowerCase()])
    return { name: oci[1] ?? '', digest: `${oci[2]}:${oci[3]}`.toLowerCase(), kind: 'oci' }
  if (isOci) throw new Error('oci:// entries must include an @sha{256,384,512}:<hex> digest')
  const path = line.replace(/^file:\/\//i, '')
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) throw new Error('unsupported URI scheme')
  const file = resolve(workspace, path)
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`file '${path}' does not exist`)
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex')
  return { name: basename(file), digest: `sha256:${digest}`, kind: 'file' }
}

function at<T>(line: number, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new Error(`Invalid line ${line} in $GITHUB_ARTIFACTS: ${(cause as Error).message}`, { cause })
  }
}
