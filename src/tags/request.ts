import type { Values } from '../inputs/table.ts'
import type { tagsInputs } from './inputs.ts'
import type { Hub } from './project.ts'

/** What the tags stage needs: its inputs, and two sources that are used only on demand. */
export type TagsRequest = Values<typeof tagsInputs> & {
  /**
   * Lists the tags of these repositories, or returns nothing when the registry cannot be reached; called only for a
   * floating tag. Without it the Git tags of the checkout are used.
   */
  readonly knownTags?: (images: readonly string[]) => Promise<readonly string[] | undefined>
  /** The GitHub API with the run's token; called only for facts that the event does not have. */
  readonly github?: Hub
}
