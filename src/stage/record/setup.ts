import * as v from 'valibot'
import { sectionEntries, shortText } from './section.ts'

/** The builder and engine that the later stages use. */
export const setupSection = v.object({
  ...sectionEntries,
  /** Name of the buildx builder. */
  builder: shortText,
  driver: v.picklist(['docker', 'docker-container', 'remote', 'kubernetes']),
  /** This run created the builder and removes it. */
  created: v.boolean(),
  /** Version of the Docker Engine, absent where a remote builder works without one. */
  engine: v.optional(shortText),
  /** How the engine stores images; `containerd` keeps digests and supports several platforms. */
  imageStore: v.optional(v.picklist(['containerd', 'classic'])),
  buildx: shortText,
  /** Platforms the builder can build for, `os/arch[/variant]`; empty where it was not inspected. */
  platforms: v.array(shortText),
  /** How many nodes the builder has, where there are several: each platform is then built by itself. */
  nodes: v.optional(v.pipe(v.number(), v.integer())),
  /** The engine's own platform. */
  nativePlatform: v.optional(shortText),
  /** Registries that were logged in to. */
  registries: v.array(shortText),
})
export type SetupSection = v.InferOutput<typeof setupSection>
