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
  /** Where nothing tells commit and ref, that no rule makes a tag is no error. */
  readonly mayBeUnnamed?: boolean
  /** The GitHub API with the run's token; called only for what the event does not tell. */
  readonly github?: Hub
}
