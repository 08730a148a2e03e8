import { open } from 'node:fs/promises'
import { UserError } from '../../messages/errors.ts'

const machines: Record<string, number> = { x64: 62, arm64: 183, arm: 40, ppc64: 21, s390x: 22, riscv64: 243 }
const interpreterSegment = 3

/**
 * Ensures that a program can run without anything else: a Linux program of this machine's architecture that loads no
 * libraries. Trivy's own releases qualify.
 *
 * @throws UserError with what the file is instead.
 */
export async function assertStaticProgram(path: string, architecture: string): Promise<void> {
  const wrong = (what: string) =>
    new UserError(`${path} cannot run in a sandbox: ${what}`, {
      hint: 'Use the program of a Trivy release for this machine: it needs no libraries.',
    })
  const header = await readStart(path)
  if (header.toString('latin1', 0, 4) !== '\x7fELF') {
    throw wrong(header.toString('latin1', 0, 2) === '#!' ? 'it is a script' : 'it is not a Linux program')
  }
  const littleEndian64 = header[4] === 2 && header[5] === 1
  if (!littleEndian64) throw wrong('it is not a 64-bit program')
  if (header.readUInt16LE(18) !== machines[architecture]) throw wrong(`it is not made for ${architecture}`)
  if (segmentTypes(header).includes(interpreterSegment)) throw wrong('it needs shared libraries')
}

/** Lists the types of the program headers. https://man7.org/linux/man-pages/man5/elf.5.html */
function segmentTypes(header: Buffer): number[] {
  const offset = Number(header.readBigUInt64LE(32))
  const size = header.readUInt16LE(54)
  const count = header.readUInt16LE(56)
  return Array.from({ length: count }, (_, index) => offset + index * size)
    .filter(at => at + 4 <= header.length)
    .map(at => header.readUInt32LE(at))
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(4096)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    // A shorter file is padded with zeros, which no relevant program header has.
    return bytesRead < 64 ? Buffer.alloc(64) : buffer
  } finally {
    await file.close()
  }
}
