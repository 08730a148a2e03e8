import { commaList } from '../inputs/lists.ts'
import { bool, choice, items, lines, listReader, operand, reader, text } from '../inputs/readers.ts'
import { input, type Table } from '../inputs/table.ts'
import { pairs, uncommented } from './pairs.ts'
import { platforms } from './platform.ts'

const secretId = /^[A-Za-z0-9._-]+$/

const shmSize = reader('size as docker writes it, for example 128m', value => {
  if (/^\d+(\.\d+)?\s*([kmgtp]i?b?|b)?$/i.test(value.trim())) return value.trim()
  throw new Error(`"${value}" is not a size: write bytes, or a number with k, m or g, for example 128m`)
})

const hosts = listReader('list of name:address, by line or comma', value =>
  commaList(value).map(item => {
    if (/^[^\s:=]+[:=]\S+$/.test(item)) return item
    throw new Error(`"${item}" is not a host: write name:address`)
  }),
)

/** The inputs of the build stage; where docker/build-push-action has one, it is called the same. */
export const buildInputs = {
  context: input(operand, {
    description:
      'The build context: a folder below the workspace, or a Git or HTTP address. `{{defaultContext}}` is the repository at the commit of this run, without the checkout.',
    default: '.',
  }),
  file: input(text, {
    description: 'Path of the Dockerfile; `Dockerfile` in the context when it is not given.',
  }),
  target: input(text, {
    description: 'The stage of the Dockerfile to build; the last one when it is not given.',
  }),
  platforms: input(platforms, {
    description:
      'Platforms to build for, for example `linux/amd64,linux/arm64`; the builder’s own when it is not given.',
  }),
  'build-args': input(uncommented, {
    description:
      'Build arguments as `NAME=value`, one per line; a bare `NAME` takes its value from the environment.',
  }),
  'build-contexts': input(pairs({ names: 'name' }), {
    description:
      'Further contexts as `name=path`, one per line, for example `alpine=docker-image://alpine:3.24`.',
  }),
  secrets: input(pairs({ names: 'id', secret: true, name: secretId }), {
    description:
      'Secrets for `RUN --mount=type=secret` as `id=value`, one per line. A value of several lines needs quotes around the whole item.',
    secretsOf: value => value.map(secret => secret.value),
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
  labels: input(uncommented, {
    description: 'Labels as `key=value`, one per line; they win over those of the tags stage.',
    alone: true,
  }),
  annotations: input(uncommented, {
    description:
      'Annotations as `key=value` or `level:key=value`, one per line; they win over those of the tags stage.',
    alone: true,
  }),
  cache: input(choice('auto', 'registry', 'gha', 'local', 'none'), {
    description:
      'Where layers are kept between runs: `registry` beside the image, `gha` in GitHub’s cache, `local` as a folder in the host’s cache, `none`, or `auto`, which takes what helps here and never writes to a registry.',
    default: 'auto',
  }),
  'cache-from': input(lines, {
    description: 'Cache sources as buildx takes them, one per line; replaces what `cache` would choose.',
  }),
  'cache-to': input(lines, {
    description:
      'Cache destinations as buildx takes them, one per line; replaces what `cache` would choose. A failing export never fails the build.',
  }),
  provenance: input(text, {
    description:
      'Provenance: `true` (the same as `mode=min`), `false`, or attributes such as `mode=max`, which also records the values of build arguments.',
  }),
  sbom: input(text, {
    description:
      'Bill of materials made by BuildKit: `true`, `false`, or attributes such as `generator=image`.',
  }),
  attests: input(lines, { description: 'Further attestations as buildx takes them, one per line.' }),
  pull: input(bool, {
    description: 'Asks for newer base images even when they are there.',
    default: 'false',
  }),
  'no-cache': input(bool, { description: 'Builds every step anew.', default: 'false' }),
  'no-cache-filters': input(items, { description: 'Stages of the Dockerfile that are built anew.' }),
  allow: input(items, {
    description: 'Entitlements of the build, for example `network.host` or `security.insecure`.',
  }),
  'add-hosts': input(hosts, { description: 'Host names for the build as `name:address`.' }),
  network: input(choice('default', 'none', 'host'), { description: 'Network of `RUN` steps.' }),
  ulimit: input(pairs({ names: 'name' }), {
    description: 'Limits for `RUN` steps as `name=soft[:hard]`, one per line.',
  }),
  'shm-size': input(shmSize, { description: 'Size of `/dev/shm` in `RUN` steps, for example `128m`.' }),
  'cgroup-parent': input(text, { description: 'The cgroup that `RUN` steps run in.' }),
  builder: input(text, {
    description: 'Name of the buildx builder; what the setup stage found when it is not given.',
    alone: true,
  }),
} satisfies Table
