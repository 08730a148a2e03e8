import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const system = join(import.meta.dirname, '../../src/system')

test('what starts processes, opens connections and judges names is ready without loading what these need', () => {
  const script = `
    const { createExec } = await import('${system}/exec.ts')
    const { createHttp } = await import('${system}/http.ts')
    createExec({})
    createHttp({})
    console.log(process.moduleLoadList.map(line => line.split(' ')[1]).join())`
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script]
  const loaded = execFileSync(process.execPath, args, { encoding: 'utf8', env: {} }).trim().split(',')
  expect(loaded).toContain('http')
  // TLS alone takes as long as the half of a step's own code.
  for (const name of ['https', 'child_process', 'dns/promises', 'vm']) expect(loaded).not.toContain(name)
})
