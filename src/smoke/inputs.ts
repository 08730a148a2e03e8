import { lineList } from '../inputs/lists.ts'
import { choice, count, duration, items, lines, listReader, reader, size, text } from '../inputs/readers.ts'
import { input } from '../inputs/table.ts'
import { composeRights } from './allowed.ts'
import { parseCheckLine } from './checks/check-lines.ts'
import type { Check } from './checks/checks.ts'

/** What to prove: what the image itself offers, nothing, or that and these checks. */
export type Wanted = 'auto' | 'off' | readonly Check[]

/** What can be asked of a container beyond being ready; each is measured, and required only when it is named. */
export const behaviors = [
  'stop',
  'restart',
  'non-root',
  'other-user',
  'read-only',
  'no-new-privileges',
  'no-capabilities',
] as const
export type Behavior = (typeof behaviors)[number]

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
    if (!parts?.[1]) throw new Error('an item is not NAME=value')
    return { name: parts[1], value: parts[2] ?? '' }
  }),
)

const required = listReader('list, by line or comma', given =>
  items.read(given).map(name => choice(...behaviors).read(name)),
)

const variableNames = listReader('list of names of variables, by line or comma', given =>
  items.read(given).map(name => {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name
    throw new Error(`"${name}" is not the name of a variable`)
  }),
)

const allowed = listReader('list, by line or comma', given =>
  items.read(given).map(name => choice(...composeRights).read(name)),
)

/** The inputs of the smoke test. */
export const smokeInputs = {
  smoke: input(wanted, {
    description:
      'How to prove that the image runs. `auto` waits for its `HEALTHCHECK`, or for `smoke-path`; `false` switches the smoke test off; a list adds checks, one per line: `http /healthz status=200 body~ok`, `command php -v`, `run php -v` (in a container of its own, for images that are tools), `log "ready"`, `file /etc/app.conf mode=0640`, `user !root`, `port 8080`, `env APP_MODE=production`, or `exit 0` for an image that does its work and ends.',
    default: 'auto',
  }),
  'smoke-file': input(text, {
    description:
      'A file with further checks, below the workspace: lines as in `smoke`, a YAML or JSON list of them, or a container-structure-test file.',
  }),
  'smoke-port': input(count, {
    description:
      'The port inside the container that HTTP checks ask. Without it, the only port that the image exposes. It is published at a free port of the loopback interface.',
  }),
  'smoke-path': input(text, {
    description:
      'A path that must answer over HTTP with a status from 200 to 399, for example `/healthz`. Short for the check `http /healthz`.',
  }),
  'smoke-timeout': input(duration, {
    description:
      'How long the container may take until it is ready and every check holds. Emulated platforms get five times as long.',
    default: '60s',
  }),
  'smoke-stay-up': input(duration, {
    description:
      'How long the container must keep running after it became ready. An image without any check must stay up for at least 3 s.',
    default: '0s',
  }),
  'smoke-stop-timeout': input(duration, {
    description: 'How long the container may take to end after its stop signal, before it is killed.',
    default: '10s',
  }),
  'smoke-healthcheck': input(choice('fast', 'image', 'off'), {
    description:
      'What to do with the `HEALTHCHECK` of the image: `fast` asks it several times a second while the container starts, with its own command, timeout and retries; `image` leaves its times alone; `off` does not use it.',
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
      'The network to join: `none`, `host`, or the name of one that exists, for example that of the job to reach the `services` of the job.',
  }),
  'smoke-compose-file': input(text, {
    description:
      'A compose file with the services that the image needs. The image takes the place of its service; fixed ports and names are dropped, so that runs do not collide.',
  }),
  'smoke-compose-service': input(text, {
    description:
      'The service of the compose file that the image is for. Without it, the only one that is built.',
  }),
  'smoke-compose-env': input(variableNames, {
    description:
      'Variables of the job, by name, that the compose file may use as `${NAME}`. It sees no others, apart from what the docker command itself needs.',
  }),
  'smoke-allow': input(allowed, {
    description:
      'What the compose file may ask of this machine: `privileged`, `capabilities`, `security-options`, `devices`, the namespaces `host-network` `host-pid` `host-ipc` `host-uts` `host-users` `host-cgroup`, `binds` of folders outside of the checkout (the socket of the engine too), `external` networks and volumes, `other-containers`, `programs` (`runtime`, `provider`), `unknown-keys`, `files` outside of the checkout that compose reads, and `pull-request-file`: that of the pull request instead of the one of its base branch.',
  }),
  'smoke-memory': input(size, {
    description: 'The memory that the container may use. What needs more is killed, and the cause is named.',
  }),
  'smoke-platforms': input(items, {
    description:
      'The platforms to run: `all` that this machine can run, natively or through an emulator, `native`, or a list such as `linux/amd64,linux/arm64`.',
    default: 'all',
  }),
  'smoke-behavior': input(choice('auto', 'all', 'stop'), {
    description:
      'What to measure beside being ready: `stop` only how it stops; `all` also whether it survives a restart and which hardening it bears (another user, read-only root, no new privileges, no capabilities); `auto` measures all of it where the container is ready within 5 s and runs natively.',
    default: 'auto',
  }),
  'smoke-require': input(required, {
    description:
      'Measured behaviour that the image must have, or the smoke test fails: any of `stop`, `restart`, `non-root`, `other-user`, `read-only`, `no-new-privileges`, `no-capabilities`.',
  }),
}
