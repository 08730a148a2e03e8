import { bytes } from '../../image/units.ts'

/** What the programs in a sandbox may use together, whatever kind of sandbox it is. */
export interface Resources {
  /** Bytes of memory, beside those of `temporary`. */
  readonly memory: number
  /** Size of the temporary folder in bytes; it is memory too. */
  readonly temporary: number
  /** Processes and threads. */
  readonly processes: number
}

/** Trivy has some twenty threads. */
const processes = 512

/** Returns what the inputs allow. */
export function resourcesOf(inputs: { readonly scanMemory: number; readonly scanTmp: number }): Resources {
  return { memory: inputs.scanMemory, temporary: inputs.scanTmp, processes }
}

/** Why a program was ended, as the end of a sentence. */
export const tooMuch = {
  memory: ({ memory, temporary }: Resources) =>
    `it used more than ${bytes(memory + temporary)} of memory ("scan-memory" and "scan-tmp" together)`,
  processes: ({ processes }: Resources) => `it started more than ${processes} processes and threads`,
}
