import type { Identity } from '../identity/identify.ts'
import type { Subject } from '../image/subject.ts'
import type { Values } from '../inputs/table.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Run } from '../stage/record/run.ts'
import type { buildInputs } from './inputs.ts'

type Setup = NonNullable<Run['setup']>
/** How the builder runs. */
export type Driver = Setup['driver']
/** The image store of the engine. */
export type ImageStore = Setup['imageStore']

/** What the build stage needs: its inputs, and the results of earlier stages. */
export interface BuildRequest extends Values<typeof buildInputs> {
  readonly driver?: Driver
  readonly imageStore?: ImageStore
  /** How many nodes the builder has, where there are several. */
  readonly nodes?: number | undefined
  /** The engine's own platform. */
  readonly nativePlatform?: string
  /** Repositories of the image; the first names it in provenance and caches. */
  readonly images?: readonly string[]
  /** Labels of the tags stage. */
  readonly imageLabels?: Readonly<Record<string, string>>
  /** The names that the image gets when it is promoted. */
  readonly references?: readonly string[]
  /** The commit that the tags stage named. */
  readonly namedCommit?: string
  /** What is built from what. */
  readonly identity?: Identity
  /** Annotations of the tags stage, `level:key=value`. */
  readonly imageAnnotations?: readonly string[]
  /** An image that already exists for this commit: then nothing is built. */
  readonly proven?: ProvenImage
  /** RFC 3339 time of the commit, which becomes the time of creation inside the image. */
  readonly commitTime?: string
  /** This run may write to the registry of its image. */
  readonly mayPush?: boolean
}

/** An existing image that needs no build. */
export interface ProvenImage extends Subject {
  readonly mediaType?: string
  readonly attestations?: number
  /** Its evidence exists too, so its checks need not be run again. */
  readonly checked?: boolean
  /** What it was built from, as the run that built it tells. */
  readonly builtFrom?: BuiltFrom
  /** What people should know although it is taken. */
  readonly warnings?: readonly string[]
  /** Why it is used, in one sentence; by default that there is evidence for this commit. */
  readonly reason?: string
}
