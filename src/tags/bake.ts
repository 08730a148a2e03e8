import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TagsSection } from '../stage/record/tags.ts'

/** The data for the bake files. */
export interface Baked {
  readonly section: Pick<TagsSection, 'images' | 'version' | 'labels' | 'annotations'>
  /** Full references. */
  readonly references: readonly string[]
  readonly target: string
}

/** Returns the definitions for docker/bake-action by file name. */
export function bakeDefinitions({ section, references, target }: Baked): Record<string, string> {
  const args = {
    DOCKER_META_IMAGES: section.images.join(','),
    ...(section.version !== '' && { DOCKER_META_VERSION: section.version }),
  }
  const { labels, annotations } = section
  const define = (content: object) => JSON.stringify({ target: { [target]: content } }, null, 2)
  return {
    whole: define({ tags: references, labels, args }),
    tags: define({ tags: references, args }),
    labels: define({ labels }),
    annotations: define({ annotations }),
  }
}

const fileNames = {
  whole: 'docker-metadata-action-bake.json',
  tags: 'docker-metadata-action-bake-tags.json',
  labels: 'docker-metadata-action-bake-labels.json',
  annotations: 'docker-metadata-action-bake-annotations.json',
}

/** Writes the definitions into a new folder, which is kept for later steps, and returns their paths. */
export function writeBakeFiles(baked: Baked, temp: string): TagsSection['bakeFiles'] {
  // Synchronous: waking the thread pool takes longer than writing four files of a few lines.
  const folder = mkdtempSync(join(temp, 'buildonce-bake-'))
  const definitions = bakeDefinitions(baked)
  const paths = Object.fromEntries(
    Object.entries(fileNames).map(([kind, name]) => [kind, join(folder, name)]),
  )
  for (const [kind, path] of Object.entries(paths)) writeFileSync(path, definitions[kind] ?? '')
  return paths as NonNullable<TagsSection['bakeFiles']>
}
