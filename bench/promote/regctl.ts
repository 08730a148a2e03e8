import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const program = 'github.com/regclient/regclient/cmd/regctl@v0.11.7'

/** Compiles regctl once, through the Go module proxy; without Go it is left out, and that is said. */
export function ensureRegctl(): void {
  const folder = join(import.meta.dirname, '../../.build/peers')
  process.env.PATH = `${process.env.PATH}:${folder}`
  if (existsSync(join(folder, 'regctl'))) return
  mkdirSync(folder, { recursive: true })
  process.stderr.write(`compiling ${program}\n`)
  const ended = spawnSync('go', ['install', program], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    encoding: 'utf8',
  })
  if (ended.status !== 0)
    process.stderr.write(`regctl is left out: ${ended.error?.message ?? ended.stderr.trim().slice(-300)}\n`)
}
