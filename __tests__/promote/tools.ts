import type { Facts, Http, Tools } from '../../src/stage/stage.ts'

/** What a promotion in a test may see and do. */
export interface Given {
  readonly http: Http
  readonly facts?: Partial<Facts>
  readonly env?: Readonly<Record<string, string>>
  readonly now?: () => number
}

/** Makes the tools of a stage; what it says to people is kept. */
export function toolsFor({
  http,
  facts,
  env = {},
  now = Date.now,
}: Given): Tools & { readonly said: string[] } {
  const said: string[] = []
  const log: Tools['log'] = {
    info: message => said.push(message),
    warning: message => said.push(`warning: ${message}`),
    debug: () => {},
    group: (_, work) => work(),
    foreign: work => work(() => {}),
  }
  const absent = () => {
    throw new Error('promotion starts no process here')
  }
  return {
    said,
    http,
    exec: { run: absent, start: absent },
    host: {
      facts: {
        ci: 'local',
        project: 'acme/web',
        event: 'push',
        ref: 'refs/heads/main',
        commit: 'c'.repeat(40),
        headCommit: 'c'.repeat(40),
        runId: '7',
        attempt: 1,
        payload: {},
        ...facts,
      },
      workspace: '/',
      temp: '/tmp',
      variable: name => env[name],
      log,
      mask: () => {},
      annotate: () => {},
      summary: async () => {},
    },
    log,
    now,
    signal: new AbortController().signal,
    registerCleanup: () => {},
  }
}
