import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generated } from './generate/files.ts'

const root = join(import.meta.dirname, '..')
for (const [path, content] of generated(file => read(join(root, file)))) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  if (read(join(root, path)) !== content) writeFileSync(join(root, path), content)
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
