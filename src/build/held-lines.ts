/** Bytes of a held line; a longer one is printed. */
const longest = 1024 * 1024

const newline = 0x0a

/**
 * Prints output as it arrives but for the lines that begin with an error of BuildKit: `ERROR: …`, `#7 ERROR: …`. It writes the cause of a
 * failure twice, and what the build says of it at its end would be the third time. Returns those lines at the end.
 */
export function holdErrors(print: (chunk: Uint8Array) => void): {
  write(chunk: Buffer): void
  end(): string[]
} {
  const held: string[] = []
  /** The beginning of a line of which it is not known yet what it is, or a line that is held. */
  let start: Buffer[] = []
  let length = 0
  let state: 'at the start' | 'printing' | 'holding' = 'at the start'
  const release = () => {
    if (start.length > 0) print(Buffer.concat(start))
    start = []
    length = 0
  }
  const take = (piece: Buffer, whole: boolean) => {
    if (state === 'printing') print(piece)
    else {
      start.push(piece)
      length += piece.length
      if (state === 'at the start') {
        const begin = Buffer.concat(start).toString('latin1', 0, 32)
        if (/^(?:#\d{1,9} )?ERROR: /.test(begin)) state = 'holding'
        else if (whole || !mayBecome(begin)) {
          release()
          state = 'printing'
        }
      }
      if (state === 'holding' && length > longest) {
        release()
        state = 'printing'
      }
    }
    if (!whole) return
    if (state === 'holding') held.push(Buffer.concat(start).toString('utf8').trimEnd())
    start = []
    length = 0
    state = 'at the start'
  }
  return {
    write(chunk) {
      let from = 0
      let printed = 0
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
        // Lines that are printed whole go out in one piece.
        if (state === 'at the start' && start.length === 0 && !isError(chunk, from)) {
          from = at + 1
          continue
        }
        if (printed < from) print(chunk.subarray(printed, from))
        take(chunk.subarray(from, at + 1), true)
        from = at + 1
        printed = from
      }
      if (printed < from) print(chunk.subarray(printed, from))
      if (from < chunk.length) take(chunk.subarray(from), false)
    },
    end() {
      if (start.length > 0) take(Buffer.alloc(0), true)
      return held
    },
  }
}

/** Returns whether an error of BuildKit begins at a place of a chunk that has its whole line. */
function isError(chunk: Buffer, from: number): boolean {
  let at = from
  if (chunk[at] === 0x23) {
    do at++
    while (at - from < 10 && isDigit(chunk[at]))
    if (chunk[at++] !== 0x20) return false
  }
  return chunk[at] === 0x45 && chunk.toString('latin1', at, at + 7) === 'ERROR: '
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

/** Returns whether a line that begins so may still be an error of BuildKit. */
function mayBecome(begin: string): boolean {
  return (
    'ERROR: '.startsWith(begin) ||
    /^#\d{0,9}$/.test(begin) ||
    /^#\d{1,9} (?:E(?:R(?:R(?:O(?:R(?::)?)?)?)?)?)?$/.test(begin)
  )
}
