import type { Values } from '../inputs/table.ts'
import type { tagsInputs } from './inputs.ts'
import type { Hub } from './project.ts'

/** What the tags stage works from: its inputs, and two doors that are opened only when something is asked. */
export type TagsRequest = Values<typeof tagsInputs> & {
  /**
   * Lists the tags of these repositories, or gives nothing when the registry cannot be asked; called only when a
   * floating tag is at stake. Without it the Git tags of the checkout decide.
   */
  readonly knownTags?: (images: readonly string[]) => Promise<readonly string[] | undefined>
  /** Where nothing tells commit and ref, that no rule makes a tag is no error. */
  readonly mayBeUnnamed?: boolean
  /** The GitHub API with the run's token; called only for what the event does not tell. */
  readonly github?: Hub
}
