import { parsePlatform } from '../image/platform.ts'
import { lineList, plainLines } from '../inputs/lists.ts'
import {
  choice,
  duration,
  items,
  lines,
  listReader,
  port,
  reader,
  size,
  text,
  timeout,
} from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { behaviors } from '../stage/check-names.ts'
import { composeRights } from './allowed.ts'
import { parseCheckLine } from './checks/check-lines.ts'
import type { Check } from './checks/checks.ts'
import { parseRunOptions } from './options/run-options.ts'

/** What to check: what the image itself offers, nothing, or that and these checks. */
export type Wanted = 'auto' | 'off' | readonly Check[]

const wanted = reader<Wanted>('`auto`, `false`, or checks, one per line', value => {
  if (value.trim() === 'auto' || value.trim() === 'true') return 'auto'
  if (value.trim() === 'false') return 'off'
  return value
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      try {
        return parseCheckLine(line)
      } catch (error) {
        throw new Error(`the check "${line}": ${(error as Error).message}`)
      }
    })
})

/** A variable of the container. */
export interface Variable {
  readonly name: string
  readonly value: string
}

const variables = listReader('list of NAME=value, one per line', given =>
  lineList(given, { trim: false }).map((item): Variable => {
    const parts = /^\s*([A-Za-z_][A-Za-z0-9_.-]*)=(.*)$/s.exec(item)
    // The item itself is not shown: it may be a secret.
    if (!parts?.[1]) throw new Error('an item is not NAME=value: write one NAME=value in each line')
    return { name: parts[1], value: parts[2] ?? '' }
  }),
)

const required = listReader('list, by line or comma', given =>
  items.read(given).map(name => choice(...behaviors).read(name)),
)

const variableNames = listReader('list of names of variables, by line or comma', given =>
  items.read(given).map(name => {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name
    throw new Error(
      `"${name}" is not the name of a variable: write letters, digits and "_", without "$" and value`,
    )
  }),
)

const allowed = listReader('list, by line or comma', given =>
  items.read(given).map(name => choice(...composeRights).read(name)),
)

const runOptions = listReader('options of docker run, one per line', given =>
  parseRunOptions(plainLines(given)),
)

const path = reader('text', given => {
  if (given.startsWith('/')) return given
  const address = URL.canParse(given) ? new URL(given) : undefined
  throw new Error(
    `"${given}" is not a path: write ${address?.host ? `${address.pathname}${address.search}` : `/${given}`}`,
  )
})

/** Bytes that an engine gives a container at least. https://docs.docker.com/engine/containers/resource_constraints/ */
const leastMemory = 6 * 1024 * 1024

const memory = reader(size.shape, given => {
  const bytes = size.read(given)
  if (bytes < leastMemory)
    throw new Error(`"${given}" is less memory than a container can have: write at least 6MiB`)
  return bytes
})

const platforms = listReader(items.shape, given => {
  const names = items.read(given)
  for (const name of names) if (name !== 'all' && name !== 'native') parsePlatform(name)
  return names
})

/** The inputs of the smoke test. */
export const smokeInputs = {
  smoke: input(wanted, {
    description:
      'How to test that the image runs. `auto` waits for its `HEALTHCHECK`, or for `smoke-path`; `false` switches the smoke test off; a list adds checks, one per line: `http /healthz status=200 body~ok`, `command php -v`, `run php -v` (in a container of its own, for images that are tools), `log "ready"`, `file /etc/app.conf mode=0640`, `user !root`, `port 8080`, `env APP_MODE=production`, or `exit 0` for an image that does its work and exits.',
    default: 'auto',
  }),
  'smoke-file': input(text, {
    description:
      'A file with further checks, below the workspace: lines as in `smoke`, a YAML or JSON list of them, or a container-structure-test file.',
  }),
  'smoke-port': input(port, {
    description:
      'The port inside the container for HTTP checks. Default: the only port that the image exposes. It is published on a free port of the loopback interface.',
  }),
  'smoke-path': input(path, {
    description:
      'A path that must answer over HTTP with a status from 200 to 399, for example `/healthz`. Shorthand for the check `http /healthz`.',
  }),
  'smoke-timeout': input(timeout, {
    description:
      'Timeout until the container is ready, which it is when the last thing that is waited for holds: its `HEALTHCHECK`, and every check. Emulated platforms get five times as long.',
    default: '60s',
  }),
  'smoke-stay-up': input(duration, {
    description:
      'How long the container must keep running after it became ready. An image without any check must stay up for at least 3 s.',
    default: '0s',
  }),
  'smoke-stop-timeout': input(duration, {
    description: 'Grace period between the stop signal and the kill.',
    default: '10s',
  }),
  'smoke-healthcheck': input(choice('fast', 'image', 'off'), {
    description:
      'What to do with the `HEALTHCHECK` of the image: `fast` runs it several times a second while the container starts, with its own command, timeout and retries; `image` keeps its intervals; `off` does not use it.',
    default: 'fast',
  }),
  'smoke-env': input(variables, {
    description: 'Variables for the container, one `NAME=value` per line.',
  }),
  'smoke-secrets': input(variables, {
    description:
      'Secret variables for the container, one `NAME=value` per line (a whole item in quotes may span lines). They are hidden in all output and never appear in arguments.',
    secretsOf: given => given.map(({ value }) => value),
  }),
  'smoke-args': input(lines, {
    description: 'Arguments for the container in place of the `CMD` of the image, one per line.',
  }),
  'smoke-network': input(text, {
    description:
      'The network to join: `none`, `host`, or the name of an existing one, for example the network of the job to reach its `services`.',
  }),
  'smoke-run-options': input(runOptions, {
    description:
      'Options of `docker run` that the image needs, one per line: `--volume`, `--mount`, `--tmpfs`, `--shm-size`, `--cap-add`, `--user`, `--ulimit`, `--hostname`, `--add-host` and others. A volume is empty, belongs to one container and is removed with it; a folder may be mounted from the checkout. What reaches beyond the container (`--privileged`, namespaces and devices of this machine, other folders, the socket of the engine) is refused unless `smoke-allow` names it.',
  }),
  'smoke-compose-file': input(text, {
    description:
      'A compose file with the services that the image needs. The image replaces its service; fixed ports and names are removed, so that runs do not collide.',
  }),
  'smoke-compose-service': input(text, {
    description:
      'The service of the compose file that the image is for. Default: the only one with a `build`.',
  }),
  'smoke-compose-env': input(variableNames, {
    description:
      'Variables of the job, by name, that the compose file may use as `${NAME}`. It sees no others, apart from what the docker command itself needs.',
  }),
  'smoke-allow': input(allowed, {
    description:
      'What the compose file and `smoke-run-options` may ask of this machine: `privileged`, `capabilities`, `security-options`, `devices`, the namespaces `host-network` `host-pid` `host-ipc` `host-uts` `host-users` `host-cgroup`, `binds` of folders outside of the checkout (the socket of the engine too), `external` networks and volumes, `other-containers`, `programs` (`runtime`, `provider`, `annotations`, other logging drivers), `unknown-keys`, `files` outside of the checkout that compose reads, and `pull-request-file`: that of the pull request instead of the one of its base branch.',
  }),
  'smoke-memory': input(memory, {
    description:
      'Memory limit of the container. A container that needs more is killed, and the report says so.',
  }),
  'smoke-platforms': input(platforms, {
    description:
      'The platforms to run: `all` that this machine can run, natively or through an emulator, `native`, or a list such as `linux/amd64,linux/arm64`.',
    default: 'all',
  }),
  'smoke-behavior': input(choice('auto', 'all', 'stop'), {
    description:
      'What to measure besides readiness: `stop` how it stops, and what `smoke-require` names; `all` also whether it survives a restart and which hardening it works with (another user, read-only root, no new privileges, no capabilities), in further containers side by side once the verdict is known; `auto` is `stop`, because the rest takes longer than the smoke test itself.',
    default: 'auto',
  }),
  'smoke-require': input(required, {
    description:
      'Measured behaviour that the image must have, or the smoke test fails: any of `stop`, `restart`, `non-root`, `other-user`, `read-only`, `no-new-privileges`, `no-capabilities`.',
  }),
}
