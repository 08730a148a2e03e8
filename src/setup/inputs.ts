import { registryHosts } from '../inputs/hosts.ts'
import { bool, choice, exactText, lines, operand, reader, text } from '../inputs/readers.ts'
import { input, type Table } from '../inputs/table.ts'
import { replacedByBuilder, replacedByLogin } from './docker-actions.ts'
import { loginScope } from './login-inputs.ts'
import { driverOptions } from './nodes.ts'

const name = reader('name', value => {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value)) return value
  throw new Error(
    `"${value}" is not a name: use letters, digits, ".", "_" and "-", and start with a letter or digit`,
  )
})

/** The inputs of the setup stage. */
export const setupInputs = {
  builder: input(name, {
    replaces: replacedByBuilder,
    description:
      'Name of an existing buildx builder. With `driver` or options for a new one, a builder that does not exist is created under this name. Default: the one that `docker buildx use` chose, else the builder of the Docker Engine where it is sufficient, otherwise a builder that is created for this run and removed after it.',
  }),
  driver: input(choice('auto', 'docker', 'docker-container', 'remote', 'kubernetes'), {
    description:
      'Driver of the builder. `auto` uses the Docker Engine itself when its image store is containerd, and `docker-container` otherwise.',
    default: 'auto',
  }),
  endpoint: input(operand, {
    description:
      'Endpoint of the new builder: the address of a BuildKit (`tcp://…`, `unix://…`) with `driver: remote`, else a Docker context.',
  }),
  'driver-opts': input(driverOptions, {
    description:
      'Options of the driver as `key=value`, one per line, for example `network=host`. One with a comma in its value stands in quotes: `"env.no_proxy=localhost,127.0.0.1"`.',
  }),
  'buildkit-image': input(text, {
    description:
      'BuildKit image for the drivers `docker-container` and `kubernetes`, for example `moby/buildkit:v0.33.0`.',
  }),
  'buildkitd-flags': input(text, { description: 'Flags for the BuildKit daemon of a new builder.' }),
  'buildkitd-config': input(text, {
    description: 'Path of a BuildKit configuration file (TOML) for a new builder.',
  }),
  'buildkitd-config-inline': input(text, {
    description: 'The BuildKit configuration itself (TOML) for a new builder, instead of a file.',
  }),
  append: input(text, {
    description:
      'Further nodes of the new builder, as a YAML list with `endpoint`, `name`, `platforms`, `driver-opts` and `buildkitd-flags`. Platforms are then built side by side, each on its node. Certificates for a node are read from the variables `BUILDER_NODE_<number>_AUTH_TLS_CACERT`, `…_CERT` and `…_KEY`; the first node here has the number 1.',
  }),
  'keep-state': input(bool, {
    description:
      'Keeps the layers of the new builder for the next one of the same name on this machine; needs `builder`.',
    default: 'false',
  }),
  cleanup: input(bool, {
    description: 'With `false` the builder that is created here stays after the job.',
    default: 'true',
  }),
  registry: input(registryHosts, {
    description:
      'Registry to log in to, for example `ghcr.io`; several, one per line, with as many lines in `username` and `password`. Docker Hub when only `username` is set. Not needed for an image at ghcr.io on GitHub, or at `CI_REGISTRY` on GitLab: the job logs in there by itself.',
  }),
  username: input(lines, { description: 'User name at the registry.' }),
  password: input(exactText, {
    replaces: replacedByLogin,
    description:
      'Password or token at the registry. It is passed on standard input, and the login is removed at the end of the job.',
    secret: true,
  }),
  scope: input(reader('repository, @push, or both', loginScope), {
    description:
      'The part of the registry that the login is for, as in docker/login-action: `acme/web`, `@push` or `acme/web@push`. Buildx 0.31 or newer uses it, and so does Buildonce.',
  }),
  'registry-auth': input(text, {
    description:
      'Logins for several registries, as a YAML list with `registry`, `username`, `password`, `scope` and `ecr`. A password of several lines, such as a key file, is best written with `toJSON()`.',
    // The passwords in it are masked when it is read, which is not now: their lines would hide other words.
    secretsOf: () => [],
  }),
  logout: input(bool, {
    description: 'With `false` the logins that are given here stay after the job.',
    default: 'true',
  }),
} satisfies Table
