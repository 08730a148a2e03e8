import type { Bench } from './bench.ts'

/** Asks the engine what it knows under a name: the digest in its containerd store, the config's in the classic one. */
export async function engineImage(name: string | undefined, { tools }: Bench): Promise<string | undefined> {
  const args = ['image', 'inspect', '--format', '{{.Id}}', name ?? '']
  const { exitCode, stdout } = await tools.exec.run({ file: 'docker', args })
  return exitCode === 0 ? stdout.trim() : undefined
}

/** Waits until something is so, at most a minute. */
export async function settled(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    if (await isSo()) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`it did not come to be within a minute: ${isSo}`)
}
