import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import type { Exec, Facts, Log, Tools } from '../../src/stage/stage.ts'
import { tagsInputs } from '../../src/tags/inputs.ts'
import { outputs } from '../../src/tags/outputs.ts'
import type { TagsRequest } from '../../src/tags/request.ts'
import { tags } from '../../src/tags/tags.ts'

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

/** A machine without any program. */
export const noPrograms: Exec = {
  run: async ({ file }) => {
    throw new Error(`${file} is not installed`)
  },
  start: () => {
    throw new Error('no program is installed')
  },
}

/** Runs the stage on the texts of its inputs; gives the section, the outputs and what was logged. */
export async function makeTags(texts: Record<string, string>, given: Given = {}) {
  const logged: string[] = []
  const request = { ...parse(tagsInputs, texts), ...given.request } as TagsRequest
  const section = await tags(request, toolsFor(given, logged))
  return { section, outputs: outputs(section, request), logged }
}

let temp: string | undefined
afterAll(() => {
  if (temp !== undefined) rmSync(temp, { recursive: true, force: true })
})

function toolsFor(given: Given, logged: string[]): Tools {
  const note = (message: string) => void logged.push(message)
  const log = {
    info: note,
    warning: note,
    debug: () => {},
    group: (_: string, work: () => unknown) => work(),
  } as unknown as Log
  temp ??= mkdtempSync(join(tmpdir(), 'buildonce-test-'))
  const facts: Facts = {
    ci: 'github',
    project: 'acme/web',
    serverUrl: 'https://github.com',
    event: given.event ?? 'push',
    ref: `refs/${given.ref ?? 'heads/master'}`,
    commit,
    headCommit: commit,
    runId: '1',
    attempt: 1,
    payload: { repository, ...given.payload },
    ...given.facts,
  }
  const host = {
    facts,
    workspace: given.workspace ?? temp,
    temp,
    variable: (name: string) => given.variables?.[name],
    log,
  }
  return {
    exec: given.exec ?? noPrograms,
    host,
    log,
    now: () => Date.parse(given.now ?? '2026-11-21T08:09:10.123Z'),
    signal: new AbortController().signal,
    registerCleanup: () => {},
  } as unknown as Tools
}
