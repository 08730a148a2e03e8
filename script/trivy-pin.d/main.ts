import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { explain } from '../../src/messages/errors.ts'
import { ageWarning, defaultVersion } from '../../src/scan/program/releases.ts'
import { createHttp } from '../../src/system/http.ts'
import { addPin, pinSource } from './pin-source.ts'
import { propose } from './propose.ts'

const file = 'src/scan/program/pins.ts'
const say = (line: string) => process.stderr.write(`${line}\n`)

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      released: { type: 'string' },
      releases: { type: 'string', default: 'https://github.com/aquasecurity/trivy/releases/download' },
      witness: { type: 'string', multiple: true, default: [] },
      'trusted-root': { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  })
  const [version, ...more] = positionals
  if (version === undefined || more.length > 0)
    throw new Error(
      'usage: script/trivy-pin check | VERSION --released YYYY-MM-DD --witness URL --witness URL',
    )
  if (version === 'check') {
    say(ageWarning(defaultVersion, Date.now()) ?? `Trivy ${defaultVersion} is recent enough`)
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'buildonce-trivy-pin-'))
  try {
    const pin = await propose(
      {
        version,
        released: values.released,
        releases: values.releases,
        witnesses: values.witness,
        trustedRoot: values['trusted-root'],
        folder,
      },
      { http: createHttp(process.env), now: Date.now, signal: new AbortController().signal, say },
    )
    process.stdout.write(pinSource(pin))
    if (values.write) writeFileSync(file, addPin(readFileSync(file, 'utf8'), pin))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  say(`trivy-pin: ${error instanceof Error && !('hint' in error) ? error.message : explain(error)}`)
  process.exitCode = 1
}
