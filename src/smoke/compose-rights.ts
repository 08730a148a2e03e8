import { reachOf } from '../system/public-address.ts'
import type { ComposeRight } from './allowed.ts'
import type { ComposeConfig, ComposeService } from './container/compose-config.ts'

/** Something that a compose file asks for: who asks, in the words of the file, and what allows it. */
export interface AskedRight {
  readonly asked: string
  readonly right: ComposeRight
}

/** Lists what a compose project asks of the host; `isOwn` tells whether a path lies in the project's own tree. */
export function rightsAsked(config: ComposeConfig, isOwn: (path: string) => boolean): readonly AskedRight[] {
  const services = Object.entries(config.services).flatMap(([name, service]) =>
    [...hostsOf(service), ...listsOf(service), ...bindsOf(service, isOwn), ...unknownIn(service, known)].map(
      ({ asked, right }) => ({ asked: `service ${name}: ${asked}`, right }),
    ),
  )
  return [
    ...services,
    ...ofNetworks(config),
    ...ofVolumes(config),
    ...ofFiles(config, isOwn),
    ...unknownIn(config, topLevel),
  ]
}

/** Lists the paths that a project mounts or copies. */
export function pathsIn({ services, configs, secrets }: ComposeConfig): readonly string[] {
  const binds = Object.values(services).flatMap(({ volumes }) =>
    array(volumes).map(volume => object(volume)?.source),
  )
  const files = [configs, secrets].flatMap(all => Object.values(all ?? {}).map(item => object(item)?.file))
  return [...binds, ...files].filter(path => typeof path === 'string')
}

/** Keys whose value `host` gives a namespace of the host away. */
const namespaces: Readonly<Record<string, ComposeRight>> = {
  network_mode: 'host-network',
  pid: 'host-pid',
  ipc: 'host-ipc',
  uts: 'host-uts',
  userns_mode: 'host-users',
  cgroup: 'host-cgroup',
}

/** Values that keep to the project. */
const ownNamespace = /^(?:none|bridge|default|private|shareable|service:.*)?$/

function hostsOf(service: ComposeService): AskedRight[] {
  return Object.entries(namespaces).flatMap(([key, right]) => {
    const value = service[key]
    if (value === undefined || value === null) return []
    const text = String(value)
    if (ownNamespace.test(text)) return []
    const asked = `${key}: ${text}`
    return [{ asked, right: text === 'host' || key === 'userns_mode' ? right : 'other-containers' }]
  })
}

/** Keys that give something as soon as they hold anything. */
const lists: Readonly<Record<string, ComposeRight>> = {
  privileged: 'privileged',
  cap_add: 'capabilities',
  credential_spec: 'security-options',
  cgroup_parent: 'host-cgroup',
  devices: 'devices',
  device_cgroup_rules: 'devices',
  gpus: 'devices',
  volumes_from: 'other-containers',
  external_links: 'other-containers',
  use_api_socket: 'binds',
  provider: 'programs',
  // Runtimes take orders from them, crun for example files of the host to write to.
  annotations: 'programs',
  runtime: 'programs',
  isolation: 'programs',
}

function listsOf(service: ComposeService): AskedRight[] {
  const keys = Object.entries(lists).flatMap(([key, right]) =>
    isEmpty(service[key]) ? [] : [{ asked: `${key}: ${inShort(service[key])}`, right }],
  )
  const options = array(service.security_opt).filter(
    option => !/^no-new-privileges(?:[:=]true)?$/.test(String(option)),
  )
  const reserved = object(object(object(service.deploy)?.resources)?.reservations)?.devices
  const hooks = [...array(service.post_start), ...array(service.pre_stop)].filter(
    hook => !isEmpty(object(hook)?.privileged),
  )
  const logging = object(service.logging)?.driver
  return [
    ...keys,
    ...(isEmpty(logging) || ownLogging.has(logging)
      ? []
      : [{ asked: `logging: driver ${inShort(logging)}`, right: 'programs' as const }]),
    ...(options.length > 0
      ? [{ asked: `security_opt: ${inShort(options)}`, right: 'security-options' as const }]
      : []),
    ...(isEmpty(reserved)
      ? []
      : [{ asked: 'deploy.resources.reservations.devices', right: 'devices' as const }]),
    ...(hooks.length > 0 ? [{ asked: 'a privileged hook', right: 'privileged' as const }] : []),
  ]
}

/** The others let the engine itself, with its rights, write to sockets and addresses of the host and read files for it. */
const ownLogging = new Set<unknown>(['json-file', 'local', 'none'])

function bindsOf(service: ComposeService, isOwn: (path: string) => boolean): AskedRight[] {
  return array(service.volumes).flatMap(volume => {
    const { type, source } = object(volume) ?? {}
    if (['volume', 'tmpfs', 'image'].includes(String(type))) return []
    if (type === 'bind' && typeof source === 'string' && isOwn(source)) return []
    return [
      { asked: `a ${inShort(type ?? 'volume')} of ${inShort(source ?? volume)}`, right: 'binds' as const },
    ]
  })
}

/** Keys that ask nothing of the host, apart from those above. */
const harmless = new Set(
  [
    'attach blkio_config build cap_drop command configs container_name cpu_count cpu_percent cpu_period',
    'cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset depends_on deploy develop dns dns_opt dns_search',
    'domainname entrypoint env_file environment expose extends extra_hosts group_add healthcheck hostname image init',
    'label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit networks',
    'oom_kill_disable oom_score_adj pids_limit platform ports post_start pre_stop profiles pull_policy read_only restart',
    'scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits',
    'user volumes working_dir',
  ].flatMap(line => line.split(' ')),
)

const known = new Set([...harmless, ...Object.keys(lists), ...Object.keys(namespaces)])
const topLevel = new Set(['name', 'version', 'services', 'networks', 'volumes', 'configs', 'secrets'])

/** What compose learns later may give anything away, so only what is known passes. */
function unknownIn(value: object, known: ReadonlySet<string>): AskedRight[] {
  return Object.keys(value)
    .filter(key => !known.has(key) && !key.startsWith('x-'))
    .map(key => ({ asked: `${inShort(key)}, which is not known to be harmless`, right: 'unknown-keys' }))
}

function ofNetworks({ networks }: ComposeConfig): AskedRight[] {
  return Object.entries(networks ?? {}).flatMap(([key, network]): AskedRight[] => {
    const { name, external, driver, driver_opts: options, ipam } = object(network) ?? {}
    const asked = `network ${key}: ${inShort(name ?? driver ?? key)}`
    if (name === 'host') return [{ asked, right: 'host-network' }]
    if (!isEmpty(external)) return [{ asked: `${asked}, which is external`, right: 'external' }]
    const own = [undefined, null, '', 'bridge', 'default', 'overlay', 'none', 'null'].includes(
      driver as string,
    )
    return [
      ...(own ? [] : [`driver ${inShort(driver)}`]),
      ...Object.keys(object(options) ?? {}).filter(option => !ownOptions.has(option)),
      ...(isEmpty(object(ipam)?.driver) || object(ipam)?.driver === 'default'
        ? []
        : [`ipam driver ${inShort(object(ipam)?.driver)}`]),
      ...array(object(ipam)?.config)
        .map(range => object(range)?.subnet)
        .filter(subnet => !isEmpty(subnet) && !isOwnSubnet(String(subnet)))
        .map(subnet => `subnet ${inShort(subnet)}`),
    ].map(what => ({ asked: `network ${key}: ${what}`, right: 'host-network' as const }))
  })
}

/** Options of a bridge that change nothing outside of it. Others name an interface of the host, or what it passes on. */
const ownOptions = new Set([
  'com.docker.network.bridge.enable_icc',
  'com.docker.network.bridge.enable_ip_masquerade',
  'com.docker.network.container_iface_prefix',
  'com.docker.network.driver.mtu',
])

/** The host sends what goes to a subnet into it, so one of the internet would take other connections of the job away. */
function isOwnSubnet(subnet: string): boolean {
  const [address = '', prefix = ''] = subnet.split('/')
  return reachOf(address) === 'network' && Number(prefix) >= 16
}

function ofVolumes({ volumes }: ComposeConfig): AskedRight[] {
  return Object.entries(volumes ?? {}).flatMap(([key, volume]): AskedRight[] => {
    const { name, external, driver, driver_opts: options } = object(volume) ?? {}
    if (!isEmpty(external))
      return [{ asked: `volume ${key}: ${inShort(name ?? key)}, which is external`, right: 'external' }]
    if (!isEmpty(driver) && driver !== 'local')
      return [{ asked: `volume ${key}: driver ${inShort(driver)}`, right: 'binds' }]
    // With options the driver of the engine mounts what they name: a folder of the host, or a share.
    const memory = object(options)?.type === 'tmpfs' && object(options)?.device === 'tmpfs'
    return isEmpty(options) || memory
      ? []
      : [{ asked: `volume ${key}: driver_opts ${inShort(options)}`, right: 'binds' }]
  })
}

/** Configs and secrets are files that compose mounts, or copies. */
function ofFiles({ configs, secrets }: ComposeConfig, isOwn: (path: string) => boolean): AskedRight[] {
  return Object.entries({ config: configs, secret: secrets }).flatMap(([kind, all]) =>
    Object.entries(all ?? {}).flatMap(([key, item]): AskedRight[] => {
      const { file } = object(item) ?? {}
      return typeof file === 'string' && !isOwn(file)
        ? [{ asked: `${kind} ${key}: the file ${inShort(file)}`, right: 'binds' }]
        : []
    }),
  )
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function object(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

function inShort(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200)
}
