import type { Exec, Facts, Http } from '../../src/stage/stage.ts'
import { makeTools, type TestTools } from '../tools.ts'

/** What a promotion in a test may see and do. */
export interface Given {
  readonly http: Http
  readonly facts?: Partial<Facts>
  readonly env?: Readonly<Record<string, string>>
  readonly now?: () => number
  readonly exec?: Exec
  readonly workspace?: string
}

/** Makes the tools of a promotion, which writes no files of its own. */
export function toolsFor({ workspace = '/', ...given }: Given): TestTools & { readonly said: string[] } {
  const tools = makeTools({ ...given, host: { workspace, temp: '/tmp' } })
  return { ...tools, said: tools.lines }
}

/** The run that trust is asked for, where a test has none of its own. */
export const thisProject = { workspace: '/', facts: { project: 'acme/web' } }
