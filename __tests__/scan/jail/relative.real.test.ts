import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { bootstrapped } from '../../bootstrapped.ts'
import { writeTrivyDatabase } from '../../fakes/trivy-db.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { alpine, writeImage } from '../fixture-image.ts'
import { canJail } from '../tools.ts'

test.each((['docker', 'bubblewrap', 'unshare'] as const).filter(canJail))(
  'in %s a layout, a database and a temporary folder may be named by relative paths',
  async sandbox => {
    const folder = temporaryFolder('relative')
    mkdirSync(join(folder, 'temporary'))
    await writeTrivyDatabase(join(folder, 'db'))
    const layers = [alpine({ busybox: ['1.36.1-r15', 'busybox'] })]
    await writeImage(join(folder, 'layout'), [{ platform: 'linux/amd64', layers }])
    const entry = new URL('../../../src/entry/cli.ts', import.meta.url).href
    const start = `const { cli } = await import('${entry}'); await cli(process.argv.slice(1))`
    const args = [
      ...['scan', '--image', './layout', '--trivy-db', './db', '--scan-sandbox', sandbox],
      ...['--trivy', bootstrapped('BUILDONCE_TEST_TRIVY')],
    ]
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', start, '--', ...args],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, TMPDIR: './temporary', NODE_OPTIONS: '' } },
    )
    expect({ stdout, stderr, status }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('gate=pass\nfailing=0\ntotal=1\n'),
    })
  },
)
