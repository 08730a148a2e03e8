import type { Facts } from '../stage/stage.ts'
import { type CacheSubject, cacheReference, cacheScope } from './cache-names.ts'
import type { Driver } from './request.ts'

/** What the host's cache service allows; GitHub enforces it and reports it as `ACTIONS_CACHE_MODE`. */
export interface CacheAccess {
  readonly read: boolean
  readonly write: boolean
}

/** Everything that determines the cache sources and destinations. */
export interface CacheQuestion {
  readonly mode: 'auto' | 'registry' | 'gha' | 'local' | 'none'
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly driver: Driver
  /** All steps are rebuilt, so nothing needs to be fetched. */
  readonly fresh: boolean
  readonly subject: CacheSubject
  /** This run may write to the registry of its image. */
  readonly mayPush: boolean
  readonly facts: Pick<Facts, 'ci' | 'ref' | 'branch' | 'defaultBranch' | 'pullRequest' | 'writing'>
  /** What BuildKit may do with GitHub's cache service, when there is one it can talk to. */
  readonly service: CacheAccess | undefined
  /** The host stores folders between runs. */
  readonly hasFolders: boolean
  readonly access: CacheAccess
}

/** The cache sources and destinations, and the reason in one sentence. */
export interface CachePlan {
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** A folder that the host's cache keeps between runs is used too. */
  readonly folder?: CacheAccess & { readonly scope: string }
  readonly reason: string
}

/** Reads `ACTIONS_CACHE_MODE`; an unknown value counts as allowed, as in GitHub's own client. */
export function cacheAccess(mode: string | undefined): CacheAccess {
  const word = mode?.trim().toLowerCase()
  return { read: word !== 'write-only' && word !== 'none', write: word !== 'read' && word !== 'none' }
}

/** Plans the cache before the build: an export that is not allowed would fail it or cancel a push. */
export function planCache(question: CacheQuestion): CachePlan {
  const plan = choosePlan(question)
  return question.fresh
    ? { ...plan, from: [], ...(plan.folder && { folder: { ...plan.folder, read: false } }) }
    : plan
}

function choosePlan(question: CacheQuestion): CachePlan {
  const { mode, driver, facts, service, hasFolders } = question
  if (question.from.length + question.to.length > 0) return givenPlan(question)
  if (mode === 'none') return nothing('turned off')
  if (mode === 'registry') return registryPlan(question)
  if (mode === 'gha')
    return service ? servicePlan(question, service) : nothing('GitHub’s cache service is not available')
  if (mode === 'local') return hasFolders ? folderPlan(question) : nothing('this host stores no folders')
  if (driver === 'remote' || driver === 'kubernetes') return nothing('the builder keeps its layers itself')
  if (facts.ci !== 'github' && driver === 'docker')
    return nothing('the engine of this machine keeps its layers itself')
  if (service) return servicePlan(question, service)
  if (hasFolders) return folderPlan(question)
  return nothing('there is no cache service; `cache: registry` would store layers next to the image')
}

function nothing(reason: string): CachePlan {
  return { from: [], to: [], reason }
}

/**
 * GitHub's cache is divided by ref: what a pull request stores, it alone reads. Other events about a pull request
 * (`workflow_run`, `issue_comment`) have the ref of the default branch, and what they store everybody reads.
 */
function mayStore({ ref, writing }: CacheQuestion['facts']): boolean {
  return writing.allowed || /^refs\/pull\//.test(ref)
}

function givenPlan({ from, to, access, mayPush, facts }: CacheQuestion): CachePlan {
  const allowed = (item: string, may: boolean) => may || !/(^|,)type=gha(,|$)/.test(item)
  const kept = {
    from: from.filter(item => allowed(item, access.read)),
    to: to
      .filter(item => allowed(item, access.write && mayStore(facts)) && (mayPush || !isShared(item)))
      .map(tolerant),
  }
  const dropped = from.length + to.length - kept.from.length - kept.to.length
  return {
    ...kept,
    reason: dropped === 0 ? 'as given' : `as given, without ${dropped} which this job may not use`,
  }
}

/** Others build from what lies in a registry or a bucket, so a run that may not publish writes nothing there either. */
function isShared(item: string): boolean {
  return !/(^|,)type=(?:gha|local|inline)(,|$)/.test(item)
}

/** A cache that cannot be written is no reason to lose a build. */
function tolerant(item: string): string {
  const full = item.includes('=') ? item : `type=registry,ref=${item}`
  return /(^|,)(ignore-error=|type=inline)/.test(full) ? full : `${full},ignore-error=true`
}

function registryPlan({ subject, mayPush, facts }: CacheQuestion): CachePlan {
  if (subject.image === undefined)
    return nothing('no image is named, so there is no registry to store layers in')
  const reference = (line: string) => cacheReference({ ...subject, line })
  const { branch, defaultBranch, pullRequest } = facts
  const lines = pullRequest ? [pullRequest.baseBranch, defaultBranch] : [branch, defaultBranch]
  const from = [...new Set(lines.filter(line => line !== undefined).map(reference))]
  const own = pullRequest === undefined && branch !== undefined && mayPush
  return {
    from: from.map(ref => `type=registry,ref=${ref}`),
    to: own
      ? [
          `type=registry,ref=${reference(branch)},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true`,
        ]
      : [],
    reason: own
      ? `registry, written by branch ${branch}`
      : 'registry, read-only: only branches with push rights write it',
  }
}

function servicePlan({ subject, facts, access }: CacheQuestion, service: CacheAccess): CachePlan {
  const scope = cacheScope(subject)
  const shared = facts.branch !== undefined && facts.branch === facts.defaultBranch && facts.writing.allowed
  const write = shared && access.write && service.write
  return {
    from: access.read && service.read ? [`type=gha,scope=${scope}`] : [],
    to: write ? [`type=gha,scope=${scope},mode=max,timeout=3m,ignore-error=true`] : [],
    reason: write
      ? 'GitHub’s cache, written by the default branch'
      : `GitHub’s cache, read-only: ${shared ? 'this job may not write it' : 'only the default branch’s cache can be read everywhere'}`,
  }
}

function folderPlan({ subject, access: granted, facts }: CacheQuestion): CachePlan {
  const access = { ...granted, write: granted.write && mayStore(facts) }
  if (!access.read && !access.write) return nothing('this job may not use the cache')
  return {
    from: [],
    to: [],
    folder: { ...access, scope: cacheScope(subject) },
    reason: 'a folder in the host’s cache',
  }
}
