import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from '../../../src/inputs/table.ts'
import { scanInputs } from '../../../src/scan/inputs.ts'
import type { Jail, Sandbox } from '../../../src/scan/jail/jail.ts'
import { openJail } from '../../../src/scan/jail/open.ts'
import { scan } from '../../../src/scan/scan.ts'
import { bootstrapped } from '../../bootstrapped.ts'
import { writeJavaDatabase } from '../../fakes/java-db.ts'
import { writeTrivyDatabase } from '../../fakes/trivy-db.ts'
import { alpine, type Files, writeImage } from '../fixture-image.ts'
import { canJail, type TestTools, testTools, wanted } from '../tools.ts'
import { perl } from './perl.ts'

const shell = bootstrapped('BUILDONCE_TEST_BUSYBOX')
const found = perl()
const resources = { memory: 200e6, temporary: 64e6 }
const limits = { milliseconds: 250_000, output: 1024 * 1024 }

let tools: TestTools
beforeEach(async () => {
  tools = await testTools()
})
afterEach(() => tools.close())

for (const sandbox of ['docker', 'bubblewrap', 'unshare'] as const) {
  const here = canJail(sandbox) ? describe : describe.skip
  here(`a scanner in ${sandbox}`, () => holdsItsLimits(sandbox))
}

function holdsItsLimits(sandbox: Sandbox): void {
  let jail: Jail
  beforeEach(async () => {
    jail = (await openJail(wanted(sandbox, resources), async () => {}, tools)).jail
  })
  afterEach(() => jail.close())

  /** Runs a shell script in the sandbox, with `b` for the programs of busybox. */
  async function attempt(script: string) {
    const args = ['sh', '-c', `b() { /scanner/busybox "$@"; }\n${script}`]
    // The shell reads it for its background processes, and only an engine provides it.
    const empty = join(tools.host.temp, 'empty')
    await writeFile(empty, '')
    const readable: Record<string, string> = sandbox === 'docker' ? {} : { '/dev/null': empty }
    return jail.run({ program: shell, args, env: () => ({}), readable }, limits, () => {})
  }

  test('is ended when one process takes too much memory', async () => {
    await expect(attempt(`b awk 'BEGIN { s = "0123456789"; while (1) s = s s }'`)).rejects.toThrow(
      'the scanner was ended: it used more than 264.0 MB of memory ("scan-memory" and "scan-tmp" together)',
    )
  })

  test('is ended when many processes take too much memory together', async () => {
    const grow = 'BEGIN { s = "0123456789"; while (length(s) < 60000000) s = s s } { }'
    // Each keeps what it has until it is ended; when Linux has ended one, the script ends.
    const one = `(b awk '${grow}' <>/tmp/never; echo ended >/tmp/news) &`
    const script = ['b mkfifo /tmp/never /tmp/news', ...Array(4).fill(one), 'read news </tmp/news; exit 1']
    await expect(attempt(script.join('\n'))).rejects.toThrow('it used more than 264.0 MB of memory')
  })

  test('has a temporary folder of the size that is said', async () => {
    const fill = 'b yes 0123456789 | b head -c 100000000 >/tmp/file; b wc -c </tmp/file'
    const { stdout } = await attempt(fill)
    expect(Math.abs(Number(stdout) - resources.temporary)).toBeLessThan(128 * 1024)
  })

  const withPerl = found === undefined ? test.skip : test
  withPerl('cannot start processes without end, and is ended when it goes on trying', async () => {
    const script = join(tools.host.temp, 'processes.pl')
    const bomb = 'for (;;) { my $child = fork; sleep 1 if !defined $child; sleep 1000 if $child == 0 }'
    await writeFile(script, bomb)
    const { program = '', libraries = {} } = found ?? {}
    const readable = { ...libraries, '/processes.pl': script }
    const command = { program, args: ['/processes.pl'], env: () => ({}), readable }
    // An engine refuses more processes but does not tell, so the time ends it.
    const [within, why] =
      sandbox === 'docker'
        ? [{ ...limits, milliseconds: 5000 }, 'it did not finish within 5 s ("scan-timeout")']
        : [limits, 'it started more than 512 processes and threads']
    await expect(jail.run(command, within, () => {})).rejects.toThrow(`the scanner was ended: ${why}`)
  })
}

describe.each((['docker', 'bubblewrap', 'unshare'] as const).filter(canJail))('a scan in %s', sandbox => {
  async function scanned(files: Files, texts: Record<string, string>) {
    const subject = await writeImage(join(tools.host.temp, 'layout'), [
      { platform: 'linux/amd64', layers: [files] },
    ])
    const database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
    const programs = { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'trivy-db': database }
    const request = parse(scanInputs, { ...programs, 'scan-sandbox': sandbox, ...texts })
    return scan({ ...request, subject }, tools)
  }

  test('says in the record what it was limited to', async () => {
    const openssl = alpine({ libssl3: ['3.1.4-r4', 'openssl'] })
    const usual = await scanned(openssl, {})
    const output = 128 * 1024 * 1024
    expect(usual.scanner?.limits).toEqual({
      memory: 4e9,
      temporary: 2e9,
      processes: 512,
      output,
      seconds: 600,
    })
  })

  test('names the cause and the input when its temporary folder is too small', async () => {
    const archives = { 'a.jar': Buffer.alloc(30e6), 'b.jar': Buffer.alloc(30e6), 'c.jar': Buffer.alloc(30e6) }
    const index = await writeJavaDatabase(join(tools.host.temp, 'java-db'))
    const texts = { 'scan-tmp': '64MB', 'trivy-java-db': index }
    const error = await scanned(archives, texts).catch((thrown: unknown) => thrown)
    expect((error as Error).message).toMatch(/^Trivy failed with exit code 1: .*no space left on device$/)
    expect(error).toMatchObject({
      hint: 'Its temporary folder is full: set "scan-tmp" to a larger size.',
    })
  })
})
