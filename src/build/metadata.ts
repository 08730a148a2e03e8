import type { BuildSection } from './section.ts'

/** What buildx writes about a build that went well. */
export interface BuildMetadata {
  /** Of the export that ended last. */
  readonly digest?: string
  readonly checks: readonly BuildCheck[]
  /** The provenance of each platform, where the builder was asked for it. */
  readonly provenances: readonly unknown[]
}

/** One finding of BuildKit's checks of the Dockerfile. */
export type BuildCheck = BuildSection['checks'][number]

/** Reads buildx's metadata file; findings get the path of the Dockerfile as people know it. */
export function parseMetadata(text: string, dockerfile: string | undefined): BuildMetadata {
  const value = JSON.parse(text) as Metadata
  const checks = (value['buildx.build.warnings'] ?? []).map(warning => checkOf(warning, dockerfile))
  const provenances = Object.entries(value).filter(([key]) => key.startsWith('buildx.build.provenance'))
  return {
    digest: value['containerimage.digest'],
    checks,
    provenances: provenances.map(([, provenance]) => provenance ?? {}),
  }
}

interface Metadata {
  readonly 'containerimage.digest'?: string
  readonly 'buildx.build.warnings'?: readonly Warning[]
}

/** https://docs.docker.com/build/checks/; texts are base64. */
interface Warning {
  readonly short?: string
  readonly url?: string
  readonly sourceInfo?: { readonly filename?: string }
  readonly range?: readonly { readonly start?: { readonly line?: number } }[]
}

function checkOf(
  { short = '', url, sourceInfo, range }: Warning,
  dockerfile: string | undefined,
): BuildCheck {
  const text = Buffer.from(short, 'base64').toString('utf8')
  const [, rule, message] = /^(\w+): ([\s\S]*)$/.exec(text) ?? [undefined, 'BuildCheck', text]
  const file = dockerfile ?? sourceInfo?.filename
  const line = range?.[0]?.start?.line
  return {
    rule: rule ?? 'BuildCheck',
    message: (message ?? '').replace(/ \(line \d+\)$/, '').slice(0, 4000),
    ...(url && { url }),
    ...(file && { file }),
    ...(line !== undefined && { line }),
  }
}
