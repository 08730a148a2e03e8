import { dirname, join, posix } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import { UserError } from '../messages/errors.ts'
import { printable } from '../messages/printable.ts'
import type { Tools } from '../stage/stage.ts'
import { keepLast, splitLines } from './output-lines.ts'

/** Characters of the end of the output of tests that are looked at. */
const keptOutput = 65_536

/** How a container of tests ended. */
export interface Tested {
  readonly exitCode: number
  readonly log: readonly string[]
}

/** Starts the container of an image and waits for its end; when the run is cancelled, so is the container. */
export async function runContainer(
  { image, name }: { readonly image: string; readonly name: string },
  { exec, log, signal }: Tools,
): Promise<Tested> {
  return log.foreign(async write => {
    const running = exec.start({ file: 'docker', args: ['run', '--name', name, '--pull', 'never', image] })
    const stop = () => {
      void exec.run({ file: 'docker', args: ['kill', name] }).catch(() => {})
      void running.end().catch(() => {})
    }
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const kept = keepLast(keptOutput)
    const streams = [running.stdout, running.stderr].map(stream => {
      const lines = splitLines(line => kept.push(line))
      stream.on('data', (chunk: Buffer) => {
        write(chunk)
        lines.write(chunk)
      })
      return lines
    })
    try {
      const exitCode = await running.ended
      for (const lines of streams) lines.end()
      return { exitCode, log: printable(kept.lines().join('\n')).split('\n') }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  })
}

/** Creates the container of an image without starting it, so that files can be copied out of it. @throws UserError with what docker says. */
export async function createContainer(image: string, name: string, { exec }: Tools): Promise<void> {
  // An image without a command needs one; it is not started.
  const args = ['create', '--name', name, '--pull', 'never', image, 'none']
  const { exitCode, stderr } = await exec.run({ file: 'docker', args })
  if (exitCode !== 0)
    throw new UserError(`the container of the test stage could not be made: ${stderr.trim()}`)
}

/** Copies a file or folder out of a container, to the same path below a folder; returns whether it was there. */
export async function copyOut(name: string, path: string, folder: string, { exec }: Tools): Promise<boolean> {
  const from = posix.normalize(`/${path}`).replace(/(?<=.)\/$/, '')
  const to = join(folder, dirname(from))
  await makeFolder(to)
  const { exitCode } = await exec.run({ file: 'docker', args: ['cp', `${name}:${from}`, to] })
  return exitCode === 0
}

/** Removes a container; one that is not there is no error. */
export async function removeContainers(names: readonly string[], { exec, log }: Tools): Promise<void> {
  if (names.length === 0) return
  const args = ['rm', '--force', '--volumes', ...names]
  const { exitCode, stderr } = await exec.run({ file: 'docker', args })
  if (exitCode !== 0 && !/no such container/i.test(stderr))
    log.warning(`the container ${names.join(', ')} could not be removed: ${stderr.trim()}`)
}
