/**
 * Where an address leads: to a service of the internet; into a private network (RFC 1918, unique local, carrier-grade NAT); or
 * to this machine and what nobody reaches over a network: loopback, link-local with the metadata services of clouds, multicast,
 * and ranges for documentation and tests. https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
export type Reach = 'public' | 'network' | 'machine'

/** Tells where an IP address leads, as text with or without brackets; nothing for what is none. */
export function reachOf(address: string): Reach | undefined {
  const text = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const v4 = parseV4(text)
  if (v4 !== undefined) return reachOfV4(v4)
  const v6 = parseV6(text)
  return v6 && reachOfV6(v6)
}

/** Tells what a host name says of where it leads, before it is looked up: nothing for names that anything may be behind. */
function reachOfName(hostname: string): Reach | undefined {
  const name = hostname.toLowerCase().replace(/\.{1,2}$/, '')
  if (machineName.test(name)) return 'machine'
  return !name.includes('.') || networkName.test(name) ? 'network' : undefined
}

/** This machine, and the services that tell a machine of a cloud its credentials. */
const machineName =
  /^(?:(?:.*\.)?localhost|(?:.*\.)?metadata(?:\.google\.internal|\.goog|\.azure\.internal|\.tencentyun\.com)?|instance-data(?:\..*)?)$/
const networkName = /\.(?:local|localdomain|internal|intranet|lan|home|corp|svc)$/

/**
 * Tells whether a server that another one named lies where that may not lead: on this machine, or in a network in which the
 * other one is not. The same host is where we are already.
 */
export function leadsInside(hostname: string, by: string): boolean {
  if (hostname === by) return false
  const reach = reachOf(hostname) ?? reachOfName(hostname)
  if (reach === 'machine') return true
  return reach === 'network' && (reachOf(by) ?? reachOfName(by)) !== 'network'
}

type Range = readonly [number, number, Reach]

/** First address, length of the prefix. */
const ranges: readonly Range[] = [
  // Metadata services that are not link-local: of Alibaba Cloud and of Azure (wire server).
  [0x646464c8, 32, 'machine'],
  [0xa83f8110, 32, 'machine'],
  [0x00000000, 8, 'machine'],
  [0x0a000000, 8, 'network'],
  [0x64400000, 10, 'network'],
  [0x7f000000, 8, 'machine'],
  [0xa9fe0000, 16, 'machine'],
  [0xac100000, 12, 'network'],
  [0xc0000000, 24, 'machine'],
  [0xc0000200, 24, 'machine'],
  [0xc0586300, 24, 'machine'],
  [0xc0a80000, 16, 'network'],
  [0xc6120000, 15, 'machine'],
  [0xc6336400, 24, 'machine'],
  [0xcb007100, 24, 'machine'],
  [0xe0000000, 4, 'machine'],
  [0xf0000000, 4, 'machine'],
]

function reachOfV4(address: number): Reach {
  const found = ranges.find(([first, length]) => address >>> (32 - length) === first >>> (32 - length))
  return found?.[2] ?? 'public'
}

function reachOfV6(groups: readonly number[]): Reach {
  const [a = 0, b = 0, c = 0] = groups
  const v4 = (at: number) => reachOfV4((((groups[at] ?? 0) << 16) | (groups[at + 1] ?? 0)) >>> 0)
  const zeros = (count: number) => groups.slice(0, count).every(group => group === 0)
  // Mapped and compatible addresses, NAT64 and 6to4 lead to the IPv4 address that they hold.
  if (zeros(5) && groups[5] === 0xffff) return v4(6)
  if (a === 0x64 && b === 0xff9b && groups.slice(2, 6).every(group => group === 0)) return v4(6)
  if (a === 0x2002) return v4(1)
  // Metadata services of AWS and of Google Cloud.
  const [g = 0, h = 0] = groups.slice(6)
  const rest = groups.slice(2, 6).every(group => group === 0)
  if (a === 0xfd00 && b === 0xec2 && rest && g === 0) return 'machine'
  if (a === 0xfd20 && b === 0xce && rest && g === 0 && h === 0x254) return 'machine'
  if ((a & 0xfe00) === 0xfc00 || (a === 0x64 && b === 0xff9b && c === 1)) return 'network'
  if ((a & 0xe000) !== 0x2000) return 'machine'
  const special = (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000)
  return special ? 'machine' : 'public'
}

function parseV4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  if (parts === undefined || parts.some(part => part > 255)) return undefined
  return parts.reduce((all, part) => all * 256 + part, 0)
}

function parseV6(text: string): number[] | undefined {
  if (!text.includes(':') || !/^[0-9a-f:.]{2,45}$/i.test(text)) return undefined
  const dotted = text.slice(text.lastIndexOf(':') + 1)
  const v4 = parseV4(dotted)
  const plain =
    v4 === undefined
      ? text
      : `${text.slice(0, -dotted.length)}${(v4 >>> 16).toString(16)}:${(v4 & 0xffff).toString(16)}`
  const [head = '', tail] = plain.split('::')
  const groupsOf = (part: string) =>
    part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16))
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 0) return undefined
  return [...before, ...Array<number>(missing).fill(0), ...after]
}
