import type { Values } from '../inputs/table.ts'
import { attestations } from './attestations.ts'
import type { EngineExport } from './engine-image.ts'
import type { buildInputs } from './inputs.ts'
import { annotationItems, labelItems } from './metadata-items.ts'
import { imageOptions } from './output-items.ts'
import { secretsOf } from './secret-items.ts'
import type { SshAgent } from './ssh-agent.ts'
import { type Staging, stagingFields } from './staging.ts'

/** What a build needs besides the inputs: the builder, the paths of the results and the files of the secrets. */
export interface BuildPlaces {
  readonly builder: string | undefined
  /** Folder of the OCI layout to write. */
  readonly layout: string
  /** Name of the image in both exports; with different names their attestations, and so their digests, differ. */
  readonly name: string
  readonly engineExport: EngineExport
  /** Where the image is pushed instead. */
  readonly staging?: Staging
  /** No layout is written. */
  readonly fromEngine?: true
  readonly metadataFile: string
  readonly secretFiles: readonly { readonly id: string; readonly path: string }[]
  /** The agent of this build. */
  readonly sshAgent?: Pick<SshAgent, 'item'>
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  /** Replaces the exports of an image, for a build that makes none. */
  readonly exports?: readonly string[]
  /** Labels and annotations of the tags stage. */
  readonly imageLabels: Readonly<Record<string, string>>
  readonly imageAnnotations: readonly string[]
  /** The builder ID for the provenance: the URL of the run. */
  readonly builderId: string | undefined
}

type BuildInputs = Values<typeof buildInputs>

/** Returns the arguments of `docker` for one build. */
export function buildArgs(inputs: BuildInputs, places: BuildPlaces): string[] {
  const { values: attests, any: attested } = attestations(inputs, places.builderId)
  const isIndex = attested || inputs.platforms.length > 1
  const each = (flag: string, values: readonly string[]) => values.flatMap(value => [flag, value])
  const one = (flag: string, value: string | undefined) => (value === undefined ? [] : [flag, value])
  return [
    ...['buildx', 'build', '--progress', 'plain'],
    ...one('--builder', places.builder),
    ...one('--file', inputs.file),
    ...one('--target', inputs.target),
    ...one('--platform', inputs.platforms.length === 0 ? undefined : inputs.platforms.join(',')),
    ...each('--build-arg', [...inputs.buildArgs, ...checkArgument(inputs)]),
    ...each(
      '--build-context',
      inputs.buildContexts.map(({ name, value }) => `${name}=${value}`),
    ),
    ...each('--secret', secretArgs(inputs, places)),
    ...each('--ssh', [...(places.sshAgent ? [places.sshAgent.item] : []), ...inputs.ssh]),
    ...each('--label', labelItems(places.imageLabels, inputs.labels)),
    ...each('--annotation', annotationItems(places.imageAnnotations, inputs.annotations, isIndex)),
    ...each('--attest', attests),
    ...each('--cache-from', places.cacheFrom),
    ...each('--cache-to', places.cacheTo),
    ...each('--no-cache-filter', inputs.noCacheFilters),
    ...each('--allow', inputs.allow),
    ...each('--add-host', inputs.addHosts),
    ...each(
      '--ulimit',
      inputs.ulimit.map(({ name, value }) => `${name}=${value}`),
    ),
    ...one('--network', inputs.network),
    ...one('--shm-size', inputs.shmSize),
    ...one('--cgroup-parent', inputs.cgroupParent),
    ...(inputs.pull ? ['--pull'] : []),
    ...(inputs.noCache ? ['--no-cache'] : []),
    ...each('--output', places.exports ?? outputArgs(inputs, places)),
    ...['--metadata-file', places.metadataFile],
    inputs.context,
  ]
}

const checkSwitch = 'BUILDKIT_DOCKERFILE_CHECK'

/** Turns BuildKit's checks off, or their findings into errors. https://docs.docker.com/build/checks/ */
function checkArgument({ checks, buildArgs }: BuildInputs): string[] {
  if (checks === 'warn' || buildArgs.some(item => item.split('=')[0] === checkSwitch)) return []
  return [`${checkSwitch}=${checks === 'error' ? 'error=true' : 'skip=all'}`]
}

/** Both exports get the same name, media types and options, so that they have the same digest. */
function outputArgs({ outputs }: BuildInputs, places: BuildPlaces): string[] {
  const { layout, name, engineExport, staging, fromEngine } = places
  const options = imageOptions(outputs)
  const types = options.some(option => option.startsWith('oci-mediatypes=')) ? [] : ['oci-mediatypes=true']
  const shared = [`name=${name}`, ...types, ...options].map(field).join(',')
  const image =
    staging === undefined
      ? [
          ...(fromEngine ? [] : [`type=oci,tar=false,${field(`dest=${layout}`)},${shared}`]),
          ...(engineExport === 'image' ? [`type=image,push=false,${shared}`] : []),
          ...(engineExport === 'docker' ? [`type=docker,${shared}`] : []),
        ]
      : [[...stagingFields(staging), ...types, ...options].map(field).join(',')]
  return [
    ...image,
    ...outputs.flatMap(item =>
      item.kind === 'files'
        ? [[`type=${item.type}`, `dest=${item.dest}`, ...item.options].map(field).join(',')]
        : [],
    ),
  ]
}

function secretArgs(inputs: BuildInputs, places: BuildPlaces): string[] {
  const { variables, files } = secretsOf(inputs)
  return [
    ...places.secretFiles.map(({ id, path }) => `id=${id},${field(`src=${path}`)}`),
    ...variables.map(({ name, value }) => `id=${name},${field(`env=${value}`)}`),
    ...files.map(({ name, value }) => `id=${name},${field(`src=${value}`)}`),
  ]
}

/** Quotes a field of buildx's comma-separated attributes. */
function field(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
