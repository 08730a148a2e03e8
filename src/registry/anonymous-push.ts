/** Registries of which it is known that they take nothing from whoever has not logged in; `*.` stands for one name or more. */
const closed = [
  ...['docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com', 'public.ecr.aws', 'gcr.io'],
  ...['*.gcr.io', '*.pkg.dev', '*.azurecr.io', '*.amazonaws.com', '*.amazonaws.com.cn', '*.ghe.com'],
]

/** Returns whether a push without a login is sure to be refused; most registries of one's own cannot be known. */
export function refusesAnonymousPush(registry: string): boolean {
  return closed.some(name => (name.startsWith('*') ? registry.endsWith(name.slice(1)) : registry === name))
}
