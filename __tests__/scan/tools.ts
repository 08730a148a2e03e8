import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { parse } from '../../src/inputs/table.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import type { WantedJail } from '../../src/scan/jail/open.ts'
import { type Resources, resourcesOf } from '../../src/scan/jail/resources.ts'
import { type TestTools as MadeTools, makeTools, thisMachine } from '../tools.ts'

/** Tools that do real things, and what was printed and kept through them. */
export interface TestTools extends MadeTools {
  close(): Promise<void>
}

/** Makes tools over this machine, with a temporary folder of their own and the given environment added. */
export async function testTools(env: Readonly<Record<string, string>> = {}): Promise<TestTools> {
  const tools = makeTools(thisMachine(env))
  return { ...tools, close: () => rm(tools.host.temp, { recursive: true, force: true }) }
}

/** A sandbox with the resources that a scan has without further inputs, or with others. */
export function wanted(sandbox: WantedJail['sandbox'], resources: Partial<Resources> = {}): WantedJail {
  return { sandbox, resources: { ...resourcesOf(parse(scanInputs, {})), ...resources } }
}

/** The sandboxes that this machine can have; tests of the others are reported as not run. */
export function canJail(sandbox: string): boolean {
  const root = process.getuid?.() === 0
  if (sandbox === 'unshare') return root
  const restricted = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'
  const noNamespaces = existsSync(restricted) && readFileSync(restricted, 'utf8').trim() === '1'
  return sandbox !== 'bubblewrap' || root || !noNamespaces
}
