import type { BuildSection } from '../stage/record/build.ts'

/** The metadata that buildx writes about a successful build. */
export interface BuildMetadata {
  /** Of the export that finished last. */
  readonly digest?: string
  /** Names the build for `docker buildx history`. */
  readonly ref?: string
  readonly checks: readonly BuildCheck[]
  /** The provenance of each platform, where the builder was asked for it. */
  readonly provenances: readonly unknown[]
}

/** One finding of BuildKit's checks of the Dockerfile. */
export type BuildCheck = BuildSection['checks'][number]

/** Reads buildx's metadata file; findings get the path of the Dockerfile in the workspace. */
export function parseMetadata(text: string, dockerfile: string | undefined): BuildMetadata {
  const value = JSON.parse(text) as Metadata
  const checks = (value['buildx.build.warnings'] ?? []).map(warning => checkOf(warning, dockerfile))
  const provenances = Object.entries(value).filter(([key]) => key.startsWith('buildx.build.provenance'))
  return {
    digest: value['containerimage.digest'],
    ...(value['buildx.build.ref'] && { ref: value['buildx.build.ref'] }),
    checks,
    provenances: provenances.map(([, provenance]) => provenance ?? {}),
  }
}

/** Returns the Dockerfile that a build has read, out of a provenance with all details. */
export function dockerfileIn(provenances: readonly unknown[]): string | undefined {
  const [provenance] = provenances as readonly Detailed[]
  const infos = provenance?.metadata?.['https://mobyproject.org/buildkit@v1#metadata']?.source?.infos
  const data = infos?.find(({ language }) => language === 'Dockerfile')?.data ?? infos?.[0]?.data
  return data === undefined ? undefined : Buffer.from(data, 'base64').toString('utf8')
}

interface Detailed {
  readonly metadata?: {
    readonly 'https://mobyproject.org/buildkit@v1#metadata'?: {
      readonly source?: { readonly infos?: readonly { readonly language?: string; readonly data?: string }[] }
    }
  }
}

interface Metadata {
  readonly 'containerimage.digest'?: string
  readonly 'buildx.build.ref'?: string
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
