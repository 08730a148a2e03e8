import { readFileSync } from 'node:fs'
import { describe, UserError } from '../messages/errors.ts'

/** Reads the event file that the runner of GitHub names; a run without one has an empty payload. */
export function readPayload(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> {
  const path = env.GITHUB_EVENT_PATH
  if (!path) return {}
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new UserError(`the event file ${path} cannot be read: ${describe(error)}`, { cause: error })
  }
  let payload: unknown
  try {
    payload = JSON.parse(content)
  } catch (error) {
    throw new UserError(`the event file ${path} is not JSON: ${describe(error)}`, { cause: error })
  }
  if (typeof payload === 'object' && payload !== null && !Array.isArray(payload))
    return payload as Readonly<Record<string, unknown>>
  throw new UserError(`the event file ${path} holds no event, but ${content.slice(0, 40)}`)
}
