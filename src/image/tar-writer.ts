import { blockSize } from './tar-header.ts'

/** The largest size that the octal digits of a header can represent. */
const mostOctal = 8 ** 11 - 1

/** The end of an archive. */
export const tarEnd = Buffer.alloc(2 * blockSize)

/** Writes the header block of a plain file with a short name; without owner and time, so that equal content results in equal archives. */
export function tarHeader({ name, size }: { readonly name: string; readonly size: number }): Buffer {
  const block = Buffer.alloc(blockSize)
  block.write(name, 0, 100)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  if (size <= mostOctal) block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  else {
    // Base 256, as GNU tar writes it and every reader supports it.
    block.writeBigUInt64BE(BigInt(size), 128)
    block[124] = 0x80
  }
  block.write('00000000000\0', 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** Returns the bytes of a file in an archive, with its header and padding. */
export function tarSpace(size: number): number {
  return blockSize + Math.ceil(size / blockSize) * blockSize
}
