import type { Run } from '../stage/record/run.ts'

/** Explains why a check is not run again: nothing was built, because there is evidence for the digest of this commit. */
export function provenBefore({ build }: Run): string | undefined {
  return build?.status === 'skipped'
    ? `${build.digest} has passed already, its evidence is in the registry`
    : undefined
}
