import { randomUUID } from 'node:crypto'
import type { Subject } from '../../src/image/subject.ts'
import type { Tools } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'

/** Pushes a layout with a client that is not ours, and returns the image where it is now. */
export async function pushed({ source, ...image }: Subject, { exec }: Tools) {
  const repository = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/scan-${randomUUID()}`
  const folder = source.kind === 'layout' ? source.path : ''
  const args = ['push', '--insecure', folder, `${repository}:1`]
  const { exitCode, stderr } = await exec.run({ file: 'crane', args })
  if (exitCode !== 0) throw new Error(`pushing ${image.digest}: ${stderr}`)
  return { ...image, source: { kind: 'registry', repository } as const }
}
