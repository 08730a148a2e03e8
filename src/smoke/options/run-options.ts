import { didYouMean } from '../../inputs/nearest.ts'
import { splitWords } from '../checks/shell-words.ts'

/** An option of `docker run` that the image needs: its long name without dashes, and its value where it takes one. */
export interface RunOption {
  readonly name: string
  readonly value?: string
}

/** Options that take a value, and the key of a compose service that asks for the same. */
const valued: Readonly<Record<string, string>> = {
  volume: 'volumes',
  mount: 'volumes',
  tmpfs: 'tmpfs',
  'shm-size': 'shm_size',
  'cap-add': 'cap_add',
  'cap-drop': 'cap_drop',
  user: 'user',
  'group-add': 'group_add',
  ulimit: 'ulimits',
  hostname: 'hostname',
  domainname: 'domainname',
  'add-host': 'extra_hosts',
  dns: 'dns',
  'dns-option': 'dns_opt',
  'dns-search': 'dns_search',
  'network-alias': 'networks',
  workdir: 'working_dir',
  sysctl: 'sysctls',
  cpus: 'cpus',
  'cpu-shares': 'cpu_shares',
  'cpuset-cpus': 'cpuset',
  'pids-limit': 'pids_limit',
  'memory-reservation': 'mem_reservation',
  'oom-score-adj': 'oom_score_adj',
  'storage-opt': 'storage_opt',
  'security-opt': 'security_opt',
  device: 'devices',
  'device-cgroup-rule': 'device_cgroup_rules',
  gpus: 'gpus',
  pid: 'pid',
  ipc: 'ipc',
  uts: 'uts',
  userns: 'userns_mode',
  cgroupns: 'cgroup',
  'cgroup-parent': 'cgroup_parent',
  'volumes-from': 'volumes_from',
  link: 'external_links',
  annotation: 'annotations',
  runtime: 'runtime',
  isolation: 'isolation',
}

/** Options that are given without a value. */
const flags: Readonly<Record<string, string>> = {
  privileged: 'privileged',
  'use-api-socket': 'use_api_socket',
  init: 'init',
  'read-only': 'read_only',
  tty: 'tty',
  interactive: 'stdin_open',
}

const letters: Readonly<Record<string, string>> = {
  v: 'volume',
  u: 'user',
  h: 'hostname',
  w: 'workdir',
  t: 'tty',
  i: 'interactive',
  e: 'env',
  p: 'publish',
  P: 'publish-all',
  m: 'memory',
  l: 'label',
  d: 'detach',
  a: 'attach',
  c: 'cpu-shares',
  q: 'quiet',
}

/** Options that the smoke test sets by itself, and what to write instead. */
const others: Readonly<Record<string, string>> = {
  env: 'set `smoke-env`, or `smoke-secrets`',
  'env-file': 'set `smoke-env`, or `smoke-secrets`',
  network: 'set `smoke-network`',
  net: 'set `smoke-network`',
  publish: 'set `smoke-port`: it is published at a free port',
  'publish-all': 'set `smoke-port`: it is published at a free port',
  expose: 'set `smoke-port`',
  memory: 'set `smoke-memory`',
  'memory-swap': 'set `smoke-memory`',
  platform: 'set `smoke-platforms`',
  'stop-timeout': 'set `smoke-stop-timeout`',
  'no-healthcheck': 'set `smoke-healthcheck: off`',
  'health-cmd': 'set a `command` check in `smoke`',
  'health-interval': 'set `smoke-healthcheck`',
  'health-timeout': 'set `smoke-healthcheck`',
  'health-retries': 'set `smoke-healthcheck`',
  'health-start-period': 'set `smoke-healthcheck`',
  'health-start-interval': 'set `smoke-healthcheck`',
  entrypoint: 'the program of the image is what is tested; for another one write a `run` check in `smoke`',
  name: 'the smoke test names its containers',
  label: 'the smoke test finds its containers by their labels',
  restart: 'a container that ends has failed; `smoke-require: restart` starts it again',
  rm: 'the smoke test removes its containers',
  detach: 'the smoke test follows its containers',
  pull: 'the image that was built is the one that is tested',
  'log-driver': 'the smoke test reads the log',
  'log-opt': 'the smoke test reads the log',
  'stop-signal': 'the signal of the image is what is tested: write STOPSIGNAL in the Dockerfile',
}

/** The key of a compose service that asks for the same as an option. */
export function composeKey({ name }: RunOption): string {
  return valued[name] ?? flags[name] ?? name
}

/**
 * Reads options as `docker run` takes them.
 *
 * @throws Error naming each option that is not known, or that is the smoke test's own, and what to write instead.
 */
export function parseRunOptions(lines: readonly string[]): RunOption[] {
  const words = lines.flatMap(line => splitWords(line))
  const options: RunOption[] = []
  const wrong: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const parts = /^(?:--([a-z][a-z-]*)(?:=(.*))?|-([a-zA-Z])(?:=?(.+))?)$/s.exec(word)
    if (parts === null) {
      wrong.push(`"${word}" is not an option of docker run: write for example --shm-size 256m`)
      continue
    }
    const name = parts[1] ?? letters[parts[3] ?? ''] ?? parts[3] ?? ''
    const given = parts[2] ?? parts[4]
    if (name in flags) {
      if (given !== undefined && !/^(?:true|false)$/.test(given))
        wrong.push(`--${name} takes no value: write --${name} alone`)
      else if (given !== 'false') options.push({ name })
    } else if (name in valued) {
      const value = given ?? words[++at]
      if (value === undefined || value === '' || (given === undefined && value.startsWith('--')))
        wrong.push(`--${name} needs a value: write --${name} VALUE`)
      else options.push({ name, value })
    } else {
      wrong.push(refusal(word, name))
      // What it would take as its value is no option either.
      while (given === undefined && words[at + 1]?.startsWith('-') === false) at++
    }
  }
  if (wrong.length > 0) throw new Error(wrong.join('; '))
  return options
}

function refusal(word: string, name: string): string {
  const own = others[name]
  if (own !== undefined) return `--${name} cannot be given here: ${own}`
  const known = [...Object.keys(valued), ...Object.keys(flags)]
  const meant = didYouMean(name, known, near => `--${near}`)
  return `"${word}" is not an option that the image may be given${meant || `: it may have ${easy.join(', ')}`}`
}

/** What images need and no right is asked for. */
const easy = [
  'volume',
  'mount',
  'tmpfs',
  'shm-size',
  'cap-add',
  'cap-drop',
  'user',
  'ulimit',
  'hostname',
  'add-host',
].map(name => `--${name}`)

/** Writes an option as it was given, for the record. */
export function formatRunOption({ name, value }: RunOption): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}
