import { type Call, machineCode } from './machine-code.ts'
import type { Architecture } from './system-calls.ts'

/** Where the file is in memory, and the sizes of the two headers. https://man7.org/linux/man-pages/man5/elf.5.html */
const base = 0x400000
const [fileHeader, programHeader] = [64, 56]
const machines: Readonly<Record<Architecture, number>> = { x64: 62, arm64: 183 }

/**
 * Writes a static Linux program that makes some system calls and then becomes the program that its arguments name. A
 * process keeps what it inherits until it gives it up by itself, and for most of that neither Node nor the programs of a
 * bare Linux system make the calls.
 */
export function startProgram(calls: readonly Call[], architecture: Architecture): Buffer {
  const start = fileHeader + programHeader
  const size = machineCode(calls, architecture, () => 0).length
  const data: Uint8Array[] = []
  let end = align(start + size)
  const code = machineCode(calls, architecture, bytes => {
    const at = base + end
    data.push(padded(bytes))
    end += align(bytes.length)
    return at
  })
  const content = [Buffer.from(code), Buffer.alloc(align(start + size) - start - size), ...data]
  return Buffer.concat([headers(architecture, base + start, end), ...content])
}

function align(length: number): number {
  return Math.ceil(length / 8) * 8
}

function padded(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc(align(bytes.length) - bytes.length)])
}

/** Writes the headers of a program with one segment, which can be read and executed. */
function headers(architecture: Architecture, entry: number, size: number): Buffer {
  const header = Buffer.alloc(fileHeader + programHeader)
  // 64 bits, little endian, version 1
  header.write('\x7fELF\x02\x01\x01', 'latin1')
  header.writeUInt16LE(2, 16)
  header.writeUInt16LE(machines[architecture], 18)
  header.writeUInt32LE(1, 20)
  header.writeBigUInt64LE(BigInt(entry), 24)
  header.writeBigUInt64LE(BigInt(fileHeader), 32)
  header.writeUInt16LE(fileHeader, 52)
  header.writeUInt16LE(programHeader, 54)
  header.writeUInt16LE(1, 56)
  const segment = header.subarray(fileHeader)
  segment.writeUInt32LE(1, 0)
  segment.writeUInt32LE(0b101, 4)
  segment.writeBigUInt64LE(BigInt(base), 16)
  segment.writeBigUInt64LE(BigInt(base), 24)
  segment.writeBigUInt64LE(BigInt(size), 32)
  segment.writeBigUInt64LE(BigInt(size), 40)
  segment.writeBigUInt64LE(0x10000n, 48)
  return header
}
