import { readFileSync } from 'node:fs'
import { requestFor } from '../../__tests__/promote/requests.ts'
import { toolsFor } from '../../__tests__/promote/tools.ts'
import { promote } from '../../src/promote/promote.ts'
import { createHttp } from '../../src/system/http.ts'

// One promotion as a program of its own: input names and values as arguments. Prints what it took without the start of Node.
const texts = Object.fromEntries(process.argv.slice(2).map(argument => argument.split(/=(.*)/s).slice(0, 2)))
const began = performance.now()
const section = await promote(
  requestFor({ attach: 'none', floating: 'always', ...texts }),
  toolsFor({ http: createHttp({}) }),
)
const milliseconds = performance.now() - began
// Not maxRSS: it begins with the size of the process that started this one.
const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
process.stdout.write(
  JSON.stringify({ outcome: section.outcome, reason: section.reason, milliseconds, memory }),
)
process.exit(section.status === 'passed' ? 0 : 1)
