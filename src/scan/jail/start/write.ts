import { chmod, writeFile } from 'node:fs/promises'
import { startProgram } from './program.ts'
import { type Start, startCalls } from './steps.ts'
import { type Architecture, startArchitectures } from './system-calls.ts'

/** Writes the program that starts the scanner in a sandbox, executable by every account. */
export async function writeStart(path: string, start: Start, architecture: Architecture): Promise<void> {
  await writeFile(path, startProgram(startCalls(start, architecture), architecture))
  await chmod(path, 0o755)
}

/** Returns the architecture of this machine where the program can be written for it. */
export function startArchitecture(architecture: string): Architecture | undefined {
  return startArchitectures.find(known => known === architecture)
}
