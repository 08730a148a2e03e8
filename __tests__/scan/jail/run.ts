import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openJail } from '../../../src/scan/jail/open.ts'
import { testTools, wanted } from '../tools.ts'
import type { perl } from './perl.ts'

/** Runs the hostile program in a sandbox and prints what it prints; started by a caller that has planted secrets. */
const [sandbox = '', ...found] = process.argv.slice(2)
const tools = await testTools()
const { jail } = await openJail(wanted(sandbox as Parameters<typeof wanted>[0]), async () => {}, tools)
const script = join(tools.host.temp, 'hostile.pl')
await copyFile(new URL('hostile.pl', import.meta.url), script)
const { program, libraries } = JSON.parse(found[0] ?? '') as NonNullable<ReturnType<typeof perl>>
const { exitCode, stdout, stderr } = await jail.run(
  {
    program,
    args: [sandbox === 'none' ? script : '/hostile.pl', process.arch, process.env.PLANTED ?? '', sandbox],
    env: () => ({ HOME: '/tmp' }),
    readable: { ...libraries, '/hostile.pl': script },
  },
  { milliseconds: 100_000, output: 1024 * 1024 },
  () => {},
)
process.stdout.write(stdout)
process.stderr.write(stderr)
await jail.close()
await tools.close()
process.exitCode = exitCode
