/** What a compose file may ask of the host only when `smoke-allow` names it. */
export const composeRights = [
  'privileged',
  'capabilities',
  'security-options',
  'host-network',
  'host-pid',
  'host-ipc',
  'host-uts',
  'host-users',
  'host-cgroup',
  'devices',
  'binds',
  'external',
  'other-containers',
  'programs',
  'unknown-keys',
  'files',
  'pull-request-file',
] as const
export type ComposeRight = (typeof composeRights)[number]
