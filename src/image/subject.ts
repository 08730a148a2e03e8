import type { Digest } from './reference.ts'

/** The location of an image: an OCI layout folder, or a repository of a registry (`host/path`). */
export type ImageSource =
  | { readonly kind: 'layout'; readonly path: string }
  | { readonly kind: 'registry'; readonly repository: string }

/** One runnable manifest of an image. */
export interface SubjectPlatform {
  /** As `formatPlatform` writes it. */
  readonly platform: string
  readonly digest: Digest
  /** Compressed bytes: each layer once, and the config. */
  readonly size: number
}

/** The image that a stage is about: one digest, its platforms, and where to read it. */
export interface Subject {
  /** Of the index, or of the single manifest. */
  readonly digest: Digest
  readonly source: ImageSource
  readonly platforms: readonly SubjectPlatform[]
  /** Reference of exactly this digest in the local Docker Engine, when it has the image. */
  readonly localImage?: string
}
