/** An image that a build has read, as its provenance names it. */
export interface ImageMaterial {
  /** With the tag, where it was named by one. */
  readonly name: string
  readonly digest: string
  readonly platform?: string
}

/** The part of a provenance that tells what was read. https://slsa.dev/spec/v0.2/provenance, https://slsa.dev/spec/v1.0/provenance */
interface Provenance {
  readonly materials?: unknown
  readonly buildDefinition?: { readonly resolvedDependencies?: unknown }
}

/**
 * Lists the images among the materials of a provenance.
 * https://github.com/package-url/purl-spec/blob/main/types/docker-definition.json
 */
export function imageMaterials(provenance: unknown): ImageMaterial[] {
  const { materials: earlier, buildDefinition } = (provenance ?? {}) as Provenance
  const materials = earlier ?? buildDefinition?.resolvedDependencies
  if (!Array.isArray(materials)) return []
  return materials.flatMap((material: { uri?: unknown; digest?: { sha256?: unknown } } | null) => {
    const [, path, tag, query] =
      /^pkg:docker\/([^@?#]+)(?:@([\w.-]+))?(?:\?([^#]*))?(?:#|$)/.exec(String(material?.uri)) ?? []
    const digest = material?.digest?.sha256
    if (path === undefined || typeof digest !== 'string') return []
    const platform = new URLSearchParams(query ?? '').get('platform')
    const name = `${decoded(path)}${tag ? `:${tag}` : ''}`
    return [{ name, digest: `sha256:${digest}`, ...(platform && { platform }) }]
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
