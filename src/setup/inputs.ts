import { registryHosts } from '../inputs/hosts.ts'
import { choice, exactText, lines, listReader, operand, reader, text } from '../inputs/readers.ts'
import { input, type Table } from '../inputs/table.ts'
import { replacedByBuilder, replacedByLogin } from './docker-actions.ts'

const name = reader('name', value => {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value.trim())) return value.trim()
  throw new Error(
    `"${value}" is not a name: use letters, digits, ".", "_" and "-", and start with a letter or digit`,
  )
})

const options = listReader(lines.shape, value =>
  lines.read(value).map(item => {
    if (!/^"?[\w.-]+=/.test(item))
      throw new Error(`"${item}" has no "=": write key=value, for example network=host`)
    return item
  }),
)

/** The inputs of the setup stage. */
export const setupInputs = {
  builder: input(name, {
    replaces: replacedByBuilder,
    description:
      'Name of an existing buildx builder. Default: the builder of the Docker Engine where it is sufficient, otherwise a builder that is created for this run and removed after it.',
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
  'driver-opts': input(options, {
    description: 'Options of the driver as `key=value`, one per line, for example `network=host`.',
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
} satisfies Table
