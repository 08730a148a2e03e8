import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { download } from '../../src/files/download/download.ts'
import type { ProposeTools } from './release.ts'

/** A file of another project. */
export interface Witness {
  readonly url: string
  readonly text: string
}

/** Those who publish the release: what they say of it is no second source. */
const publishers = ['aquasecurity', 'aquasec', 'aqua-security']

/** Downloads the files that are named into a folder. @throws Error where one is of Trivy's own owner. */
export async function witnessesOf(
  urls: readonly string[],
  folder: string,
  tools: ProposeTools,
): Promise<Witness[]> {
  const found: Witness[] = []
  for (const url of urls) {
    const owner = ownerOf(url)
    if (publishers.includes(owner.split('/').at(-1) ?? ''))
      throw new Error(`${url} is of ${owner}, who publishes the release: name files of others`)
    const path = join(folder, randomUUID())
    await download(url, path, tools)
    found.push({ url, text: await readFile(path, 'utf8') })
  }
  return found
}

/** Names who owns a file: the account at a code host. Two files of one account are one source. */
export function ownerOf(url: string): string {
  const { host, pathname } = new URL(url)
  const [account = ''] = pathname.split('/').filter(part => part !== '' && part !== 'repos')
  const at = /(^|\.)github(usercontent)?\.com$/.test(host) ? 'github.com' : host
  return `${at}/${account.toLowerCase()}`
}
