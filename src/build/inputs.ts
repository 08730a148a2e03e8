import { commaList } from '../inputs/lists.ts'
import {
  attributeLines,
  bool,
  choice,
  exactText,
  items,
  listReader,
  operand,
  reader,
  text,
} from '../inputs/readers.ts'
import { input, type Table } from '../inputs/table.ts'
import { replacedByBuild } from './docker-actions.ts'
import { outputItems } from './output-items.ts'
import { pairs, uncommented } from './pairs.ts'
import { platforms } from './platforms-input.ts'
import { secretId, secretItems } from './secret-items.ts'

const shmSize = reader('size as docker writes it, for example 128m', value => {
  if (/^\d+(\.\d+)?\s*([kmgtp]i?b?|b)?$/i.test(value)) return value
  throw new Error(`"${value}" is not a size: write bytes, or a number with k, m or g, for example 128m`)
})

const hosts = listReader('list of name:address, by line or comma', value =>
  commaList(value).map(item => {
    if (/^[^\s:=]+[:=]\S+$/.test(item)) return item
    throw new Error(`"${item}" is not a host: write name:address`)
  }),
)

/** Accepts true, false, or attributes as buildx takes them, separated by commas. */
function attributes(example: string, check: (name: string, value: string) => string | undefined) {
  return reader('text', text => {
    if (/^(?:true|false)$/i.test(text)) return text
    for (const item of commaList(text)) {
      const [, name = '', value = ''] = /^([^=]+)=(.+)$/s.exec(item) ?? []
      const fault = name === '' ? 'is neither true, false nor name=value' : check(name, value)
      if (fault !== undefined) throw new Error(`"${item}" ${fault}: write true, false or ${example}`)
    }
    return text
  })
}

const provenance = attributes('mode=max', (name, value) =>
  name === 'mode' && value !== 'min' && value !== 'max' ? 'has another mode than min and max' : undefined,
)

const sbom = attributes('generator=IMAGE', () => undefined)

const attests = listReader(attributeLines.shape, text =>
  attributeLines.read(text).map(item => {
    if (!/(?:^|,)\s*type=\w/.test(item)) throw new Error(`"${item}" has no type: write for example type=sbom`)
    return item
  }),
)

/** Accepts a context; standard input is none, for nobody could say later what was built from it. */
const contextPlace = reader('text', value => {
  if (value === '-')
    throw new Error(
      '"-" is standard input, of which nobody could say later what was built: unpack it into a folder and name that; a Dockerfile alone is given with file: -',
    )
  return operand.read(value)
})

/** The inputs of the build stage; where docker/build-push-action has one, it is called the same. */
export const buildInputs = {
  context: input(contextPlace, {
    replaces: replacedByBuild,
    description:
      'The build context: a folder below the workspace, or a Git or HTTP address. `{{defaultContext}}` is the repository at the commit of this run, without the checkout.',
    default: '.',
  }),
  file: input(text, {
    description: 'Path of the Dockerfile. Default: `Dockerfile` in the context.',
  }),
  target: input(text, {
    description: 'The stage of the Dockerfile to build. Default: the last one.',
  }),
  'test-target': input(text, {
    description:
      'A stage of the Dockerfile with tests: it is built first, and run where the Dockerfile gives it a CMD or ENTRYPOINT. Where it fails, nothing else is built.',
  }),
  'test-report': input(items, {
    description:
      'Files and folders of the test stage to copy out after its tests, for example `/app/reports`; a JUnit file (`.xml`) in them is shown, and a test that failed in it fails the build.',
  }),
  platforms: input(platforms, {
    description: 'Platforms to build for, for example `linux/amd64,linux/arm64`; default: the builder’s own.',
  }),
  'build-args': input(uncommented, {
    description:
      'Build arguments as `NAME=value`, one per line; a bare `NAME` gets its value from the environment.',
  }),
  'build-contexts': input(pairs({ names: 'name' }), {
    description:
      'Further contexts as `name=path`, one per line, for example `alpine=docker-image://alpine:3.24`.',
  }),
  secrets: input(secretItems, {
    description:
      'Secrets for `RUN --mount=type=secret` as `id=value`, one per line; or as buildx takes them, `id=pip,src=./pip.conf` or `id=npm,env=NPM_TOKEN`. A value of several lines needs quotes around the whole item.',
    secretsOf: value => value.flatMap(secret => ('value' in secret ? [secret.value] : [])),
  }),
  'secret-envs': input(pairs({ names: 'id', split: 'items', name: secretId }), {
    description: 'Secrets from the environment as `id=VARIABLE`.',
  }),
  'secret-files': input(pairs({ names: 'id', name: secretId }), {
    description: 'Secrets from files as `id=path`, one per line.',
  }),
  ssh: input(items, {
    description:
      'SSH agent or keys for `RUN --mount=type=ssh`: `default`, `id=socket` or `id=key`; several keys as one quoted item.',
  }),
  'ssh-key': input(exactText, {
    description:
      'Private key for `RUN --mount=type=ssh`, without a passphrase: an SSH agent has it during the build, and no file.',
    secret: true,
  }),
  labels: input(uncommented, {
    description: 'Labels as `key=value`, one per line; they override those of the tags stage.',
    alone: true,
  }),
  annotations: input(uncommented, {
    description:
      'Annotations as `key=value` or `level:key=value`, one per line; they override those of the tags stage.',
    alone: true,
  }),
  cache: input(choice('auto', 'registry', 'gha', 'local', 'none'), {
    description:
      'Where layers are stored between runs: `registry` next to the image, `gha` in GitHub’s cache, `local` as a folder in the host’s cache, `none`, or `auto`, which selects what works here and never writes to a registry.',
    default: 'auto',
  }),
  'cache-from': input(attributeLines, {
    description: 'Cache sources in the syntax of buildx, one per line; replaces what `cache` would select.',
  }),
  'cache-to': input(attributeLines, {
    description:
      'Cache destinations as buildx takes them, one per line; replaces what `cache` would choose. A run that publishes nothing writes to none that others read. A failing export never fails the build.',
  }),
  staging: input(choice('auto', 'layout', 'registry'), {
    description:
      'Where the image is between build and promotion. `layout`: on this machine, so that nothing unproven reaches a registry. `registry`: BuildKit pushes it by its digest, and layers that the registry has are not transferred at all; tags follow after the checks. A run that may not push uses the layout. `auto` is the layout, unless the disk is too small for it.',
    default: 'auto',
  }),
  outputs: input(outputItems, {
    description:
      'What the build gives besides, as buildx takes it, one per line: the files of the image (`type=local,dest=out`, `type=tar,dest=files.tar`), an archive of it (`type=oci,dest=image.tar`, `type=docker,dest=image.tar.gz`), or options of the image itself (`type=image,compression=zstd`).',
  }),
  provenance: input(provenance, {
    description:
      'Provenance: `true` (the same as `mode=min`), `false`, or attributes such as `mode=max`, which also records the values of build arguments.',
  }),
  sbom: input(sbom, {
    description:
      'Bill of materials generated by BuildKit: `true`, `false`, or attributes such as `generator=image`.',
  }),
  attests: input(attests, { description: 'Further attestations in the syntax of buildx, one per line.' }),
  checks: input(choice('warn', 'error', 'off'), {
    description:
      'What findings of BuildKit’s build checks do: `warn` annotates them at their lines of the Dockerfile, `error` fails the build before its first step, `off` leaves the checks out. `# check=skip=RULE` in the Dockerfile leaves out one.',
    default: 'warn',
  }),
  pull: input(bool, {
    description: 'Always checks for newer base images.',
    default: 'false',
  }),
  'no-cache': input(bool, { description: 'Builds every step without the cache.', default: 'false' }),
  'no-cache-filters': input(items, { description: 'Stages of the Dockerfile to build without the cache.' }),
  allow: input(items, {
    description: 'Entitlements of the build, for example `network.host` or `security.insecure`.',
  }),
  'add-hosts': input(hosts, { description: 'Host names for the build as `name:address`.' }),
  network: input(choice('default', 'none', 'host'), { description: 'Network of `RUN` steps.' }),
  ulimit: input(pairs({ names: 'name' }), {
    description: 'Limits for `RUN` steps as `name=soft[:hard]`, one per line.',
  }),
  'shm-size': input(shmSize, { description: 'Size of `/dev/shm` in `RUN` steps, for example `128m`.' }),
  'cgroup-parent': input(text, { description: 'The cgroup of `RUN` steps.' }),
  progress: input(choice('plain', 'quiet'), {
    description:
      'What of the build is printed: `plain` is everything, `quiet` only the end of a build that failed.',
    default: 'plain',
  }),
  quiet: input(bool, { description: 'The same as `progress: quiet`.', default: 'false' }),
  'github-token': input(text, {
    description:
      'Token with which BuildKit fetches the repository of this run, where it is a context. No other repository gets it.',
    expression: '${{ github.token }}',
    secret: true,
  }),
  builder: input(text, {
    description: 'Name of the buildx builder. Default: the one of the setup stage.',
    alone: true,
  }),
} satisfies Table
