import type { StoredManifest } from '../image/manifest.ts'
import type { Seen } from './look.ts'
import type { Decision } from './plan.ts'
import type { RegistryTarget } from './target.ts'

/** A planned target at a registry with the manifest it gets, and what is needed to undo it. */
export type Move = RegistryTarget & Seen & Decision & { readonly next: StoredManifest }
