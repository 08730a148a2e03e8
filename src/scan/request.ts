import type { Digest } from '../image/reference.ts'
import type { ImageSource, Subject } from '../image/subject.ts'
import type { Values } from '../inputs/table.ts'
import type { ScanSection } from '../stage/record/scan.ts'
import type { scanInputs } from './inputs.ts'
import type { StoredSbom } from './sbom/stored-sbom.ts'

/** What a scan needs to know. */
export type ScanRequest = Values<typeof scanInputs> & {
  readonly subject: Subject
  /** Repositories that the image goes to, as references name them. */
  readonly repositories?: readonly string[]
  /** The image to compare with, for example that of the branch a pull request goes to. */
  readonly baseline?: Baseline
  /** The base image (`FROM`) of each platform where it is known. */
  readonly bases?: Readonly<Record<string, KnownBase>>
  /** Bills of materials by the digest of their platform: they are judged in the place of the image where nothing is against it. */
  readonly sboms?: ReadonlyMap<Digest, StoredSbom>
  /** On a pull request the commit that it is compared with; its suppressions count. */
  readonly baseCommit?: string
}

/** A request without an image. */
export type WithoutImage = Omit<ScanRequest, 'subject' | 'baseline' | 'bases' | 'sboms'>

/** The baseline image, and the findings of its stored scan. */
export interface Baseline {
  readonly digest: Digest
  readonly source: ImageSource
  readonly scan?: ScanSection
}

/** The base image of another image. */
export interface KnownBase {
  readonly name: string
  readonly digest: Digest
  /** Digests of its uncompressed layers. */
  readonly layers: readonly string[]
}
