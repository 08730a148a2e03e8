import * as v from 'valibot'
import type { Digest } from '../../image/reference.ts'

/** Bytes; that of an image with some thousand packages has a few megabytes. */
export const longestBom = 64 * 1024 * 1024

/** What is read of a bill of materials that `scan-sbom: cyclonedx` has written. */
export interface WrittenBom {
  /** Name of the image. */
  readonly name: string
  /** Digest of the manifest of its platform. */
  readonly digest: Digest
  /** Digest of its config, and of its uncompressed layers. */
  readonly config: Digest
  readonly diffIds: readonly string[]
}

const digestText = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/))

const listed = v.object({
  bomFormat: v.literal('CycloneDX'),
  metadata: v.object({
    component: v.object({
      name: v.string(),
      version: digestText,
      properties: v.array(v.object({ name: v.string(), value: v.optional(v.string(), '') })),
    }),
  }),
})

/** Reads a bill of materials; nothing where another tool has made it, which may leave out what Trivy needs. */
export function parseBom(bytes: Buffer): WrittenBom | undefined {
  const parsed = v.safeParse(listed, parseJson(bytes))
  if (!parsed.success) return undefined
  const { name, version, properties } = parsed.output.metadata.component
  const valuesOf = (wanted: string) =>
    properties.filter(({ name }) => name === `aquasecurity:trivy:${wanted}`).map(({ value }) => value)
  const [config] = valuesOf('ImageID')
  if (!v.is(digestText, config)) return undefined
  return { name, digest: version as Digest, config: config as Digest, diffIds: valuesOf('DiffID') }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
