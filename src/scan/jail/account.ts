import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { nobody } from './jail.ts'

/** Accounts that nothing else uses, by the list of systemd: https://systemd.io/UIDS-GIDS/ */
const [first, last] = [0x70000000, 0x7ffffffe]

/**
 * Returns an account without files, processes and keys, for one sandbox: Linux counts the processes of an account, and
 * those of other sandboxes or containers would count too. In a container that has no such accounts it is `nobody`.
 */
export async function unusedAccount(): Promise<number> {
  const lines = (await readFile('/proc/self/uid_map', 'latin1')).trim().split('\n')
  const ranges = lines.map(line => line.trim().split(/ +/).map(Number))
  const has = ranges.some(([from = 0, , count = 0]) => from <= first && from + count > last)
  return has ? randomInt(first, last) : nobody
}

/** Returns whether this process is root with the right to make namespaces (CAP_SYS_ADMIN): in a container it may lack it. */
export async function mayBecomeAnother(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  const status = await readFile('/proc/self/status', 'latin1')
  const [, effective = '0'] = /^CapEff:\s*([0-9a-f]+)$/m.exec(status) ?? []
  return ((BigInt(`0x${effective}`) >> 21n) & 1n) === 1n
}
