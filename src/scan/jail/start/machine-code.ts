import { type Architecture, type ErrorName, errors, numberOf, type SystemCallName } from './system-calls.ts'

/** Bytes whose address is passed, or bytes that hold the address of others. */
export type Data = Uint8Array | ((addressOf: AddressOf) => Uint8Array)
export type AddressOf = (data: Uint8Array) => number

/** A system call with constant arguments. */
export interface Call {
  readonly name: SystemCallName
  readonly args: readonly (number | Data)[]
  /** Errors after which the program goes on; after any other it says which call failed, and ends. */
  readonly tolerated?: readonly ErrorName[] | 'all'
}

/** How one architecture writes what the program consists of; the length never depends on the values. */
interface Encoding {
  /** Sets the arguments and the number, and calls. */
  call(number: number, args: readonly number[]): number[]
  /** Skips `length` bytes when the last call did not fail. */
  skipUnlessFailed(length: number): number[]
  /** Skips `length` bytes when the last call failed with this error. */
  skipIfError(error: number, length: number): number[]
  /** Replaces the program by the one that the first argument names; that gets the arguments after it, and the environment. */
  execute(number: number): number[]
}

/** Status of the program when a call fails. */
export const failed = 125

/** Writes the code of a sequence of calls that ends by executing the program in the arguments. */
export function machineCode(
  calls: readonly Call[],
  architecture: Architecture,
  addressOf: AddressOf,
): number[] {
  const encoding = encodings[architecture]
  const number = (name: SystemCallName) => {
    const found = numberOf(name, architecture)
    if (found === undefined) throw new Error(`${architecture} does not have the system call ${name}`)
    return found
  }
  const failure = (name: SystemCallName) => {
    const message = Buffer.from(`the sandbox was not completed: Linux refused ${name}\n`)
    return [
      ...encoding.call(number('write'), [2, addressOf(message), message.length]),
      ...encoding.call(number('exit_group'), [failed]),
    ]
  }
  const guarded = ({ name, args, tolerated = [] }: Call) => {
    const values = args.map(arg =>
      typeof arg === 'number' ? arg : addressOf(typeof arg === 'function' ? arg(addressOf) : arg),
    )
    const code = encoding.call(number(name), values)
    if (tolerated === 'all') return code
    const rest = [failure(name)]
    for (const error of tolerated) rest.unshift(encoding.skipIfError(errors[error], lengthOf(rest)))
    return [...code, ...encoding.skipUnlessFailed(lengthOf(rest)), ...rest.flat()]
  }
  return [...calls.flatMap(guarded), ...encoding.execute(number('execve')), ...failure('execve')]
}

function lengthOf(parts: readonly (readonly number[])[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function word(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff]
}

/** https://www.felixcloutier.com/x86/ */
const x64: Encoding = {
  call(number, args) {
    // mov edi, esi, edx, r10d, r8d; mov eax; syscall
    const registers = [[0xbf], [0xbe], [0xba], [0x41, 0xba], [0x41, 0xb8]]
    return [
      ...args.flatMap((value, at) => [...(registers[at] ?? []), ...word(value)]),
      ...[0xb8, ...word(number)],
      ...[0x0f, 0x05],
    ]
  },
  // cmp rax, -4095; jb near
  skipUnlessFailed: length => [0x48, 0x3d, ...word(-4095), 0x0f, 0x82, ...word(length)],
  // cmp rax, -error; je near
  skipIfError: (error, length) => [0x48, 0x3d, ...word(-error), 0x0f, 0x84, ...word(length)],
  execute: number => [
    ...[0x48, 0x8b, 0x7c, 0x24, 0x10], // mov rdi, [rsp+16]
    ...[0x48, 0x8d, 0x74, 0x24, 0x10], // lea rsi, [rsp+16]
    ...[0x48, 0x8b, 0x04, 0x24], // mov rax, [rsp]
    ...[0x48, 0x8d, 0x54, 0xc4, 0x10], // lea rdx, [rsp+rax*8+16]
    ...[0xb8, ...word(number)], // mov eax, number
    ...[0x0f, 0x05], // syscall
  ],
}

/** https://developer.arm.com/documentation/ddi0602/latest/Base-Instructions */
const arm64: Encoding = {
  call: (number, args) => [
    ...args.flatMap((value, register) => load(register, value)),
    ...load(8, number),
    ...word(0xd4000001), // svc #0
  ],
  // cmn x0, #4095; b.lo
  skipUnlessFailed: length => [...word(compareNegative(4095)), ...word(branch(3, length))],
  // cmn x0, #error; b.eq
  skipIfError: (error, length) => [...word(compareNegative(error)), ...word(branch(0, length))],
  execute: number => [
    ...word(0xf94003e9), // ldr x9, [sp]
    ...word(0xf9400be0), // ldr x0, [sp, #16]
    ...word(0x910043e1), // add x1, sp, #16
    ...word(0x8b090c22), // add x2, x1, x9, lsl #3
    ...load(8, number),
    ...word(0xd4000001), // svc #0
  ],
}

/** Loads 32 bits into an arm64 register: movz, then movk for the upper half. */
function load(register: number, value: number): number[] {
  const low = (0xd2800000 | ((value & 0xffff) << 5) | register) >>> 0
  const high = (0xf2a00000 | ((value >>> 16) << 5) | register) >>> 0
  return [...word(low), ...word(high)]
}

function compareNegative(value: number): number {
  return (0xb100001f | (value << 10)) >>> 0
}

/** Branches over `length` bytes; the distance counts from the branch, in instructions. */
function branch(condition: number, length: number): number {
  return (0x54000000 | ((length / 4 + 1) << 5) | condition) >>> 0
}

const encodings: Readonly<Record<Architecture, Encoding>> = { x64, arm64 }
