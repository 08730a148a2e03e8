import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { readBody } from '../system/read-body.ts'
import { openFolder } from './build-folders.ts'

/** Bytes; BuildKit reads no longer Dockerfile either. */
const longest = 16 * 1024 * 1024
const mostRedirects = 5

/** Returns whether a Dockerfile is not a file of this machine: an address, or `-` for standard input. */
export function isForeignFile(file: string | undefined): file is string {
  return file !== undefined && (file === '-' || /^https?:\/\//.test(file))
}

/**
 * Gets a Dockerfile that is an address or standard input, as buildx does, and returns the path of a copy: what is built is
 * then known before it is built. Any other path is returned as it is.
 */
export async function dockerfileOf(file: string | undefined, tools: Tools): Promise<string | undefined> {
  if (!isForeignFile(file)) return file
  const bytes = file === '-' ? await readInput(tools) : await download(new URL(file), tools)
  const path = join(await openFolder('buildonce-dockerfile', tools), 'Dockerfile')
  await writeFile(path, bytes, { flag: 'wx' })
  return path
}

async function readInput({ host }: Tools): Promise<Uint8Array> {
  const bytes = await host.standardInput?.(longest)
  if (bytes === undefined || bytes.length === 0)
    throw new UserError('file is "-", and standard input holds no Dockerfile', {
      hint: 'A step of a workflow has no standard input: write the Dockerfile to a file in a step before.',
    })
  return bytes
}

async function download(address: URL, tools: Tools): Promise<Uint8Array> {
  let url = address
  for (let hop = 0; hop <= mostRedirects; hop++) {
    // Only the first address is the workflow's; where it leads must not be inside a network.
    const response = await tools.http({ method: 'GET', url, ...(hop > 0 && { namedBy: address }) })
    const [location] = response.headers.location ?? []
    if (response.status >= 300 && response.status < 400 && location !== undefined) {
      response.body.destroy()
      url = new URL(location, url)
      continue
    }
    if (response.status !== 200) {
      response.body.destroy()
      throw new UserError(`the Dockerfile ${shown(address)} could not be read: HTTP ${response.status}`)
    }
    const bytes = await readBody(response, longest)
    if (bytes !== undefined) return bytes
    throw new UserError(`the Dockerfile ${shown(address)} is longer than ${longest} bytes`)
  }
  throw new UserError(`the Dockerfile ${shown(address)} leads through more than ${mostRedirects} redirects`)
}

/** An address may hold a password, and a token in its query. */
function shown({ origin, pathname }: URL): string {
  return `${origin}${pathname}`
}
