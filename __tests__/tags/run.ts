import { parse } from '../../src/inputs/table.ts'
import type { Exec, Facts } from '../../src/stage/stage.ts'
import { tagsInputs } from '../../src/tags/inputs.ts'
import { outputs } from '../../src/tags/outputs.ts'
import type { TagsRequest } from '../../src/tags/request.ts'
import { tags } from '../../src/tags/tags.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'

/** The commit of every event here, unless a test says otherwise. */
export const commit = '860c1904a1ce19322e91ac35af1ab07466440c37'

/** The repository object of events here. */
export const repository = {
  name: 'web',
  description: 'Pages',
  html_url: 'https://github.com/acme/web',
  default_branch: 'master',
  license: { spdx_id: 'MIT' },
}

/** What a test may say about a run; the rest is a push by the default branch's repository. */
export interface Given {
  readonly event?: string
  /** Without `refs/`. */
  readonly ref?: string
  readonly payload?: Record<string, unknown>
  readonly facts?: Partial<Facts>
  /** RFC 3339. */
  readonly now?: string
  readonly variables?: Record<string, string>
  readonly exec?: Exec
  readonly workspace?: string
  readonly request?: Partial<Pick<TagsRequest, 'knownTags' | 'github'>>
}

/** Runs the stage on the texts of its inputs; gives the section, the outputs and what was logged. */
export async function makeTags(texts: Record<string, string>, given: Given = {}) {
  const tools = toolsFor(given)
  const request = { ...parse(tagsInputs, texts), ...given.request } as TagsRequest
  const section = await tags(request, tools)
  return { section, outputs: outputs(section, request), logged: tools.lines }
}

const temp = temporaryFolder('tags')

function toolsFor(given: Given) {
  return makeTools({
    env: given.variables,
    exec: given.exec,
    now: () => Date.parse(given.now ?? '2026-11-21T08:09:10.123Z'),
    facts: {
      ci: 'github',
      serverUrl: 'https://github.com',
      event: given.event ?? 'push',
      ref: `refs/${given.ref ?? 'heads/master'}`,
      commit,
      headCommit: commit,
      runId: '1',
      payload: { repository, ...given.payload },
      ...given.facts,
    },
    host: { workspace: given.workspace ?? temp, temp },
  })
}
