import { readFile } from 'node:fs/promises'
import type { Identity } from '../identity/identify.ts'
import { type Digest, parseDigest } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { UserError } from '../messages/errors.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { BuildSection } from '../stage/record/build.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Tools } from '../stage/stage.ts'
import { type ImageReader, openImage } from '../store/image-reader.ts'
import { annotateChecks } from './annotate.ts'
import { basesIn } from './bases.ts'
import { dockerfilePath } from './context.ts'
import { type EngineImage, intoEngine } from './engine-image.ts'
import { fetchedCommit } from './fetched-commit.ts'
import type { Job } from './job.ts'
import { type BuildMetadata, parseMetadata } from './metadata.ts'
import { listAnnotations } from './metadata-items.ts'
import { readContent, readLayout } from './read-layout.ts'
import { writeFromEngine } from './staging.ts'
import { writeOutputs } from './write-outputs.ts'

/** Reads what a build made, checks it against what the builder says, and puts it where it is wanted. */
export async function passedSection(
  { place, request, hide, staging, fromEngine, contents }: Job,
  tools: Tools,
): Promise<Timed<BuildSection>> {
  const dockerfile = dockerfilePath(request.file, request.context, tools.host.workspace)
  const metadata = parseMetadata(await readFile(place.metadataFile, 'utf8'), dockerfile)
  const source: ImageSource = staging
    ? { kind: 'registry', repository: staging.repository }
    : { kind: 'layout', path: place.layout }
  if (fromEngine) await writeFromEngine(place, tools)
  const reader = openImage(source, openTransport(tools))
  const content = staging ? await readContent(reader, digestOf(metadata)) : await readLayout(place.layout)
  if (metadata.digest !== content.digest)
    throw new UserError(
      `the builder reported the digest ${metadata.digest}, and the layout contains ${content.digest}`,
      {
        hint: 'Please report this with the versions of Docker and buildx.',
      },
    )
  const checks = metadata.checks.map(check => ({ ...check, message: hide(check.message) }))
  annotateChecks(checks, 'warning', tools.host)
  const bases = basesIn(metadata.provenances)
  await writeOutputs({ ...content, source }, request, tools)
  const engine: EngineImage = staging
    ? { warnings: [] }
    : await intoEngine({ place, request, content }, tools)
  const { localImage, imageId } = engine
  const warnings = [...engine.warnings, ...notPromoted(request)]
  for (const warning of warnings) tools.log.warning(warning)
  return {
    status: 'passed',
    ...content,
    source,
    ...(localImage && { localImage }),
    ...(imageId && { imageId }),
    ...(metadata.ref && { ref: metadata.ref }),
    checks,
    ...(bases.length > 0 && { bases }),
    ...(request.identity && {
      builtFrom: await builtFromOf(request.identity, metadata, { reader, digest: content.digest, contents }),
    }),
    ...(warnings.length > 0 && { warnings: warnings.map(hide) }),
  }
}

/** Says which annotations an image loses that leaves its layout. */
function notPromoted({ annotations, imageAnnotations = [] }: Job['request']): string[] {
  const items = listAnnotations([...imageAnnotations, ...annotations])
  if (items.length === 0) return []
  return [
    `an annotation of index-descriptor is about the entry in the list of an OCI layout, which no registry has: the image there is without ${items.join(', ').slice(0, 1000)}; index: annotates the index itself`,
  ]
}

/** Of what is in a registry the builder's word is all there is, and what is read there is checked against it. */
function digestOf({ digest = '' }: BuildMetadata): Digest {
  return parseDigest(digest)
}

/** Adds what was not known before the build: the digests of what the builder got, or the commit that it fetched. */
async function builtFromOf(
  { builtFrom, fetched }: Identity,
  { provenances }: BuildMetadata,
  {
    reader,
    digest,
    contents,
  }: { readonly reader: ImageReader; readonly digest: Digest } & Pick<Job, 'contents'>,
): Promise<BuiltFrom> {
  const commit = fetched ? await fetchedCommit(provenances, { reader, digest }) : undefined
  return {
    ...builtFrom,
    ...(commit !== undefined && { commit, verified: true }),
    ...(contents && { contents }),
  }
}
