import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeImage } from '../golden/image.ts'

/** Writes a checkout with an image, and with files that are not what their readers expect. */
export function writeWrongFiles(folder: string): void {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  for (const name of ['folder', 'records', 'brokenlayout', 'deeplayout']) mkdirSync(join(folder, name))
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  writeImage(join(folder, 'image'))
  write('Dockerfile', 'FROM scratch\n')
  write('broken.json', '{"version": 1,')
  write('empty-object.json', '{}')
  write('list.json', '[1]')
  write('version9.json', '{"version":9}')
  write('deep.json', nested)
  write('brokenlayout/oci-layout', '{"imageLayoutVersion":"1.0.0"}')
  write('brokenlayout/index.json', '{')
  write('deeplayout/oci-layout', '{"imageLayoutVersion":"1.0.0"}')
  write('deeplayout/index.json', `{"schemaVersion":2,"manifests":${nested}}`)
  write('tab.yaml', 'checks:\n\t- http /\n')
  write('deep.yaml', '['.repeat(60_000))
  write('wrong.txt', 'http /\nhtp /x\n')
  write('records/run.json', '{"version":9}')
  execFileSync('mkfifo', [join(folder, 'pipe')])
}
