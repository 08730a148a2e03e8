import { expect, test } from '@jest/globals'
import { systemCallFilter } from '../../../src/scan/jail/start/filter.ts'
import {
  type Architecture,
  numberOf,
  type SystemCallName,
} from '../../../src/scan/jail/start/system-calls.ts'

const machines = { x64: 0xc000003e, arm64: 0xc00000b7 }
const [allowed, ended] = ['allowed', 'ended']

/** Evaluates a filter as Linux does, for one call. https://www.kernel.org/doc/html/latest/networking/filter.html */
function decision(
  architecture: Architecture,
  number: number,
  args: number[] = [],
  machine = machines[architecture],
) {
  const filter = Buffer.from(systemCallFilter(architecture))
  const data = Buffer.alloc(64)
  data.writeUInt32LE(number >>> 0, 0)
  data.writeUInt32LE(machine, 4)
  for (const [at, value] of args.entries()) data.writeBigUInt64LE(BigInt(value), 16 + 8 * at)
  let loaded = 0
  for (let at = 0; ; at++) {
    const [code, value] = [filter.readUInt16LE(8 * at), filter.readUInt32LE(8 * at + 4)]
    const jump = (held: boolean) => {
      at += filter.readUInt8(8 * at + (held ? 2 : 3))
    }
    if (code === 0x20) loaded = data.readUInt32LE(value)
    else if (code === 0x15) jump(loaded === value)
    else if (code === 0x25) jump(loaded > value)
    else if (code === 0x35) jump(loaded >= value)
    else if (code === 0x45) jump((loaded & value) !== 0)
    else if (value === 0x7fff0000) return allowed
    else if (value === 0x80000000) return ended
    else return { 1: 'EPERM', 38: 'ENOSYS', 97: 'EAFNOSUPPORT' }[value & 0xffff]
  }
}

const thread = 0x3d0f00
const [fork, newUser] = [0x1200011, 0x10000000]
const read = { x64: 0, arm64: 63 }

test.each<[Architecture, SystemCallName | 'read' | number, number[], string]>(
  (['x64', 'arm64'] as const).flatMap(architecture => [
    [architecture, 'read', [0], allowed],
    [architecture, 'execve', [], allowed],
    ...[1, 2, 10].map(
      family => [architecture, 'socket', [family, 1], allowed] as [Architecture, 'socket', number[], string],
    ),
    ...[0, 16, 17, 38, 40, 44].map(
      family =>
        [architecture, 'socket', [family, 1], 'EAFNOSUPPORT'] as [Architecture, 'socket', number[], string],
    ),
    [architecture, 'keyctl', [11], 'EPERM'],
    [architecture, 'add_key', [], 'EPERM'],
    [architecture, 'request_key', [], 'EPERM'],
    [architecture, 'ptrace', [], 'EPERM'],
    [architecture, 'process_vm_readv', [], 'EPERM'],
    [architecture, 'pidfd_getfd', [], 'EPERM'],
    [architecture, 'memfd_create', [], 'EPERM'],
    [architecture, 'shmget', [], 'EPERM'],
    [architecture, 'mount', [], 'EPERM'],
    [architecture, 'unshare', [newUser], 'EPERM'],
    [architecture, 'open_by_handle_at', [], 'EPERM'],
    [architecture, 'clone', [thread], allowed],
    [architecture, 'clone', [fork], allowed],
    [architecture, 'clone', [fork + newUser], 'EPERM'],
    [architecture, 'clone3', [], 'ENOSYS'],
    [architecture, 'io_uring_setup', [], 'ENOSYS'],
    [architecture, 'ioctl', [0, 0x5401], allowed],
    [architecture, 'ioctl', [0, 0x5412], 'EPERM'],
    // Linux looks at the lower half only.
    [architecture, 'ioctl', [0, 0x1_0000_5412], 'EPERM'],
    [architecture, 'ioctl', [0, 0x541c], 'EPERM'],
    [architecture, 463, [], 'ENOSYS'],
    [architecture, 0x40000000, [], 'ENOSYS'],
  ]),
)('on %s the call %s with %j is decided: %s', (architecture, name, args, expected) => {
  const number =
    typeof name === 'number' ? name : name === 'read' ? read[architecture] : numberOf(name, architecture)
  expect(decision(architecture, number ?? -1, args)).toBe(expected)
})

test('a call by the rules of another architecture ends the process', () => {
  expect(decision('x64', 1, [], 0x40000003)).toBe(ended)
  expect(decision('arm64', 1, [], 0x40000028)).toBe(ended)
})
