import { readFile } from 'node:fs/promises'

/** A TCP socket that waits for connections inside a container. */
export interface Listening {
  readonly port: number
  /** The address that it is bound to, `[::]` and `0.0.0.0` for all. */
  readonly address: string
  /** It can be reached from the container itself only. */
  readonly loopbackOnly: boolean
}

/**
 * Lists the listening TCP ports in the network namespace of a container's process, without using programs of the image.
 * Undefined where the engine's processes are not on this machine.
 */
export async function listeningPorts(pid: number, containerId: string): Promise<Listening[] | undefined> {
  if (!(await isHere(pid, containerId))) return undefined
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map(table => readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '')),
  )
  return tables.flatMap(parseSockets)
}

/** Returns whether a process id of the engine is a process of that container on this machine. */
export async function isHere(pid: number, containerId: string): Promise<boolean> {
  if (pid <= 0) return false
  const groups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')
  if (groups.includes(containerId.slice(0, 32))) return true
  // With a private cgroup namespace of our own the path may be relative; the mounts of a container name its id too.
  const mounts = await readFile(`/proc/${pid}/mountinfo`, 'utf8').catch(() => '')
  return mounts.includes(containerId.slice(0, 32))
}

/** Reads the listening sockets of `/proc/net/tcp` or `tcp6`. */
export function parseSockets(table: string): Listening[] {
  return (
    table
      .split('\n')
      .slice(1)
      .map(line => line.trim().split(/\s+/))
      // 127.0.0.11 is the engine's own name server in networks that users make.
      .filter(fields => fields[3] === '0A' && !fields[1]?.startsWith('0B00007F:'))
      .map(fields => {
        const [address = '', port = ''] = (fields[1] ?? '').split(':')
        const loopback = /^[0-9A-F]{6}7F$/.test(address) || /^0{24}01000000$|7F$/.test(address)
        return { port: Number.parseInt(port, 16), address: addressOf(address), loopbackOnly: loopback }
      })
  )
}

/** Writes an address of the kernel's tables as people do: its 32-bit words are in the order of the machine's bytes. */
function addressOf(hex: string): string {
  const bytes = Buffer.from(hex, 'hex')
  for (let at = 0; at < bytes.length; at += 4) bytes.subarray(at, at + 4).reverse()
  if (bytes.length === 4) return bytes.join('.')
  if (/^0{20}ffff/.test(bytes.toString('hex'))) return bytes.subarray(12).join('.')
  const groups = Array.from({ length: 8 }, (_, at) => bytes.subarray(2 * at, 2 * at + 2).toString('hex'))
  const text = groups.map(group => group.replace(/^0{1,3}/, '')).join(':')
  return `[${text.replace(/(?:^|:)0(?::0)+(?::|$)/, '::')}]`
}
