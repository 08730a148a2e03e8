import { readdir, readFile } from 'node:fs/promises'

/** Lists the processes of this machine that have a word among their arguments. */
export async function processesNaming(word: string): Promise<string[]> {
  const lines = await Promise.all(
    (await readdir('/proc'))
      .filter(name => /^\d+$/.test(name))
      .map(pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  // The programs that start a sandbox carry the whole command; what runs inside is what counts.
  return lines
    .filter(line => line.split('\0').includes(word) && line.includes('sleep'))
    .filter(line => !/docker|endless/.test(line))
}
