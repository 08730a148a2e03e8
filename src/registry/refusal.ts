import { RegistryError } from './error.ts'

/** Returns whether a registry refuses to move a tag because its tags, or this one, are immutable. */
export function meansImmutable(error: unknown): error is RegistryError {
  if (!(error instanceof RegistryError)) return false
  const { status, message } = error
  return status === 409 || status === 412 || (status === 400 && /immutab|already exists/i.test(message))
}

/**
 * Returns whether a registry refuses a kind of manifest, as some do with those that refer to another.
 * https://github.com/aws/containers-roadmap/issues/2783
 */
export function meansUnsupported(error: unknown): error is RegistryError {
  if (!(error instanceof RegistryError)) return false
  if (error.status === 405 || error.status === 415 || error.has('UNSUPPORTED')) return true
  return error.status === 400 && error.has('MANIFEST_INVALID')
}
