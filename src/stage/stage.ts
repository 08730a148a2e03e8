import type { Host, Log } from '../hosts/host.ts'
import type { Exec } from '../system/exec.ts'
import type { Http } from '../system/http.ts'
import type { Reach } from '../system/reach.ts'

export type {
  Cache,
  CodeHost,
  Comment,
  Comments,
  Deployment,
  Facts,
  Head,
  Host,
  Issue,
  Issues,
  JobLogin,
  Log,
  PullRequest,
} from '../hosts/host.ts'
export type { Command, Exec, Finished, Running } from '../system/exec.ts'
export type { Http, HttpRequest, HttpResponse } from '../system/http.ts'
export type { GrpcServer, Reach } from '../system/reach.ts'

/** The effects a stage may have; everything else is a function of its inputs. */
export interface Tools {
  readonly exec: Exec
  readonly http: Http
  /** Finds out whether a gRPC server answers. */
  readonly reach: Reach
  readonly host: Host
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Aborted when the run is cancelled: clean up and return within five seconds. */
  readonly signal: AbortSignal
  /** Registries, as references write them, that are reached over plain HTTP although they are not this machine. */
  readonly plainHttp?: readonly string[]
  /** Token servers that registries may name although they are inside a network, or reached without TLS. */
  readonly trustedRealms?: readonly string[]
  /**
   * Registers something that must not outlive the run, before it is created; the stage's `cleanUp` receives it, in the
   * same process or in a later one, also after a crash.
   */
  registerCleanup(item: CleanupItem): void
}

/** Something that a stage created outside this process: its kind (defined by the stage) and its name. */
export interface CleanupItem {
  readonly kind: string
  readonly name: string
}

/** A stage: typed inputs in, one section of the record out. A failed check is a section, an error is thrown. */
export type Stage<Inputs, Section> = (inputs: Inputs, tools: Tools) => Promise<Section>

/** Removes the registered items of a stage. It reads no inputs, may run twice, and continues when one removal fails. */
export type CleanUp = (kept: readonly CleanupItem[], tools: Tools) => Promise<void>
