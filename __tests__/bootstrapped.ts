/** The parts that script/bootstrap lists in its environment file, by the name of their variable. */
export type Part =
  | 'DOCKER_HOST'
  | 'BUILDONCE_TEST_REGISTRY'
  | 'BUILDONCE_TEST_REGISTRY_LOG'
  | 'BUILDONCE_TEST_REGISTRY_BIN'
  | 'BUILDONCE_TEST_BASE'
  | 'BUILDONCE_TEST_BUSYBOX'
  | 'BUILDONCE_TEST_TRIVY'
  | OptionalPart

/** What a machine may lack; what needs it counts as not run. */
export type OptionalPart =
  | 'BUILDONCE_TEST_EMULATION'
  | 'BUILDONCE_TEST_BUILDKIT_IMAGE'
  | 'BUILDONCE_TEST_BUILDKIT_CONFIG'
  | 'BUILDONCE_TEST_REGISTRY_3_BIN'
  | 'BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN'

/** Reads the environment file of script/bootstrap; a test without its real parts must fail and not pass silently. */
export function bootstrapped(part: Part): string {
  const value = process.env[part]
  if (value) return value
  throw new Error(`${part} is not set: run the tests with script/test, which prepares their real parts`)
}

/** Returns whether the machine has a part that it may lack. */
export function hasPart(part: OptionalPart): boolean {
  return Boolean(process.env[part])
}
