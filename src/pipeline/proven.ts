import type { Run } from '../run.ts'

/** Tells why a check is not made again: nothing was built, because the digest of this commit is proven already. */
export function provenBefore({ build }: Run): string | undefined {
  return build?.status === 'skipped'
    ? `${build.digest} is proven already, its evidence is in the registry`
    : undefined
}
