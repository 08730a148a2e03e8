import type { Exec } from '../system/exec.ts'
import { detect, isCi } from './ci/all.ts'
import type { Environment, Told } from './ci/ci.ts'
import { readPayload } from './event-file.ts'
import { type GitFacts, gitFacts } from './git-facts.ts'
import { readHeads } from './head.ts'
import type { Facts, PullRequest } from './host.ts'
import { mayWrite } from './may-publish.ts'
import { type Overrides, readOverrides } from './overrides.ts'

/** Where the facts of a run are read. */
export interface Surroundings {
  readonly env: Environment
  /** The checkout. */
  readonly folder: string
  readonly exec: Exec
}

/**
 * Returns what a run is about: what the user says, else the CI around it, else Git. A fact that nobody tells is absent; only a
 * variable of ours with a wrong value is an error.
 */
export async function readFacts({ env, folder, exec }: Surroundings): Promise<Facts> {
  const overrides = readOverrides(env)
  const found = detect(env)
  const [ci] = found
  const payload = found.length > 0 ? readPayload(env) : {}
  const told = ci?.read(env, payload)
  const [heads, git] = await Promise.all([
    readHeads(folder, exec),
    told === undefined ? gitFacts(folder, exec, env) : ({} as GitFacts),
  ])
  const checkedOut = 'commits' in heads && heads.commits.length === 1 ? heads.commits[0] : undefined
  const commit = overrides.commit ?? told?.commit ?? (told === undefined ? git.commit : checkedOut)
  const headCommit = overrides.commit ?? told?.headCommit ?? commit
  const ref = overrides.ref ?? (told === undefined ? git.ref : told.ref) ?? ''
  const event = overrides.event ?? told?.event ?? (isCi(env) ? 'unknown' : 'local')
  const gitTag = after(ref, 'refs/tags/')
  const pull = pullRequestOf(event, ref, { told, overrides })
  const branch = pull === undefined ? after(ref, 'refs/heads/') : told?.headBranch
  const defaultBranch = overrides.defaultBranch ?? told?.defaultBranch
  const commitTime = overrides.commit === undefined ? (told ?? git).commitTime : undefined
  const actor = told === undefined ? env.USER : told.actor
  return {
    ci: ci?.name ?? (isCi(env) ? 'unknown' : 'local'),
    project: overrides.project ?? (told === undefined ? git.project : told.project) ?? '',
    ...(told?.serverUrl && { serverUrl: told.serverUrl }),
    event,
    ref,
    ...(commit && { commit }),
    ...(headCommit && { headCommit }),
    ...(commit === undefined && { noCommit: noCommit(git.why ?? ('why' in heads ? heads.why : undefined)) }),
    ...(checkedOut && { checkedOut }),
    ...(gitTag !== undefined && pull === undefined && { gitTag }),
    ...(branch !== undefined && { branch }),
    ...(defaultBranch && { defaultBranch }),
    ...(pull && { pullRequest: pull.pullRequest }),
    writing: mayWrite({
      cis: found,
      inCi: isCi(env),
      told,
      event,
      ref,
      gitTag,
      // What is checked out anyhow cannot vouch for itself.
      commit: overrides.commit ?? told?.commit,
      sign: pull?.sign,
      heads,
    }),
    ...(commitTime && { commitTime }),
    ...(actor && { actor }),
    ...(told?.runUrl && { runUrl: told.runUrl }),
    runId: told?.runId ?? (told === undefined ? `local-${process.pid}` : '0'),
    attempt: told?.attempt ?? 1,
    payload,
  }
}

function noCommit(why: string | undefined): string {
  return `the commit is not known${why === undefined ? '' : `: ${why}`}. BUILDONCE_COMMIT gives it`
}

/** Returns the facts of a call that only removes what others left: it is about nothing. */
export function factsOfNothing(env: Environment): Facts {
  return {
    ci: detect(env)[0]?.name ?? 'local',
    project: '',
    event: 'local',
    ref: '',
    noCommit: 'nothing is asked about the commit here',
    writing: { allowed: false, reason: 'this call only cleans up' },
    runId: '0',
    attempt: 1,
    payload: {},
  }
}

/** Finds every sign of a pull request; what the user says may make a run one, and never makes it none. */
function pullRequestOf(
  event: string,
  ref: string,
  { told, overrides }: { readonly told: Told | undefined; readonly overrides: Overrides },
): { readonly pullRequest: PullRequest; readonly sign: string } | undefined {
  const inRef = /^refs\/(?:pull|merge-requests)\/(\d+)\//.exec(ref)?.[1]
  const sign =
    told?.sign ??
    (overrides.pullRequest === undefined ? undefined : `BUILDONCE_PR is ${overrides.pullRequest}`) ??
    (event.startsWith('pull_request') || event.startsWith('merge_request')
      ? `the event is ${event}`
      : undefined) ??
    (inRef === undefined ? undefined : `the ref is ${ref}`)
  if (sign === undefined && told?.pullRequest === undefined) return undefined
  const number = overrides.pullRequest ?? told?.pullRequest?.number ?? (inRef && Number(inRef))
  const baseBranch = overrides.baseBranch ?? told?.pullRequest?.baseBranch
  return {
    sign: sign ?? 'the CI says so',
    pullRequest: {
      fork: true,
      ...told?.pullRequest,
      ...(number && { number }),
      ...(baseBranch && { baseBranch }),
    },
  }
}

function after(value: string, prefix: string): string | undefined {
  return value.startsWith(prefix) ? value.slice(prefix.length) : undefined
}
