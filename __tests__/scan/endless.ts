import type { Sandbox } from '../../src/scan/jail/jail.ts'
import { openJail } from '../../src/scan/jail/open.ts'
import { testTools, wanted } from './tools.ts'

/** Runs a program that never ends in a sandbox, and prints what it keeps; to be killed. */
const [sandbox, program, mark] = process.argv.slice(2)
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
const tools = { ...(await testTools()), registerCleanup: say }
const { jail } = await openJail(wanted(sandbox as Sandbox), async () => {}, tools)
const inmate = { program: program ?? '', args: ['sleep', mark ?? ''], env: () => ({}), readable: {} }
const running = jail.run(inmate, { milliseconds: 60_000, output: 1024 }, () => {})
say('started')
await running
