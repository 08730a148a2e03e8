import { parseReference, type Repository } from '../image/reference.ts'
import { RegistryError } from '../registry/error.ts'
import { headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { PastImages } from './baseline.ts'

/** The tags of the image of any commit, and of a branch, in a repository. */
export interface TagNames {
  ofCommit(commit: string): readonly string[]
  ofBranch(branch: string): string
}

/** The default tags: `sha-` with the long or the short commit, and the branch itself. */
export const plainNames: TagNames = {
  ofCommit: commit => [`sha-${commit}`, `sha-${commit.slice(0, 7)}`],
  ofBranch: branch => branch.replace(/[^\w.-]/g, '-').slice(0, 128),
}

/** Looks images up in a repository by their tags. A missing repository has none. */
export function pastImages(repository: string, transport: Transport, names = plainNames): PastImages {
  const at: Repository = parseReference(repository)
  const find = async (tag: string) => {
    const head = await headManifest(transport, at, tag).catch((error: unknown) => {
      // Before the first push a registry answers that nothing exists, or that access is denied.
      if (error instanceof RegistryError && [401, 403, 404].includes(error.status ?? 0)) return undefined
      throw error
    })
    return head && { reference: `${at.registry}/${at.repository}:${tag}`, digest: head.digest }
  }
  return {
    async ofCommit(commit) {
      const found = await Promise.all(names.ofCommit(commit).map(find))
      return found.find(image => image !== undefined)
    },
    async ofBranch(branch) {
      const tag = names.ofBranch(branch)
      return /^[\w]/.test(tag) ? find(tag) : undefined
    },
  }
}
