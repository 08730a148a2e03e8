import { type Built, readOutput } from '../../src/build/buildx.ts'

/** Reads what buildx printed, as a build that ended with this code. */
export function outputOf(text: string, exitCode = 1): Built {
  const reader = readOutput()
  for (const line of text.split('\n')) reader.read(line)
  return { exitCode, errors: [], ...reader.output() }
}
