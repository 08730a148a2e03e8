import { parseReference, type Repository } from '../image/reference.ts'
import { RegistryError } from '../registry/error.ts'
import { headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { PastImages } from './baseline.ts'

/** Looks images up in a repository: `sha-<commit>`, and the tag of a branch. A repository that is not there has none. */
export function pastImages(repository: string, transport: Transport): PastImages {
  const at: Repository = parseReference(repository)
  const find = async (tag: string) => {
    const head = await headManifest(transport, at, tag).catch((error: unknown) => {
      // Before the first push a registry denies that there is anything, or that we may look.
      if (error instanceof RegistryError && [401, 403, 404].includes(error.status ?? 0)) return undefined
      throw error
    })
    return head && { reference: `${at.registry}/${at.repository}:${tag}`, digest: head.digest }
  }
  return {
    async ofCommit(commit) {
      const [long, short] = await Promise.all([find(`sha-${commit}`), find(`sha-${commit.slice(0, 7)}`)])
      return long ?? short
    },
    async ofBranch(branch) {
      const tag = branch.replace(/[^\w.-]/g, '-').slice(0, 128)
      return /^[\w]/.test(tag) ? find(tag) : undefined
    },
  }
}
