/**
 * Registries that are known to refuse anonymous pushes; `*.` stands for one name or more.
 */
const closed = [
  ...['docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com', 'public.ecr.aws', 'gcr.io'],
  ...['*.gcr.io', '*.pkg.dev', '*.azurecr.io', '*.amazonaws.com', '*.amazonaws.com.cn', '*.ghe.com'],
]

/** Returns whether a push without a login is certain to be refused; self-hosted registries are mostly unknown. */
export function refusesAnonymousPush(registry: string): boolean {
  return closed.some(name => (name.startsWith('*') ? registry.endsWith(name.slice(1)) : registry === name))
}
