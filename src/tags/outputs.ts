import { InputError } from '../messages/errors.ts'
import type { Timed } from '../stage/record/section.ts'
import type { TagsSection } from '../stage/record/tags.ts'

/** The outputs of the tags stage. All but the last are those of docker/metadata-action. */
export const tagsOutputs = {
  version: 'The main tag, empty without one.',
  tags: 'Full references, or bare tags without images, joined with `sep-tags`.',
  'tag-names': 'Tags without the names of images, joined with `sep-tags`.',
  labels: 'Labels as `key=value`, joined with `sep-labels`.',
  annotations: 'Annotations as `level:key=value`, joined with `sep-annotations`.',
  json: 'Tags, tag names, labels and annotations as one line of JSON.',
  'bake-file': 'Path of a definition for docker/bake-action with tags and labels.',
  'bake-file-tags': 'Path of a definition for docker/bake-action with the tags alone.',
  'bake-file-labels': 'Path of a definition for docker/bake-action with the labels alone.',
  'bake-file-annotations': 'Path of a definition for docker/bake-action with the annotations alone.',
  'held-back-tags':
    'Floating tags that do not move because a higher version has them, joined with `sep-tags`.',
}

/** The inputs about the format of the outputs. */
export interface Separators {
  readonly sepTags: string
  readonly sepLabels: string
  readonly sepAnnotations: string
  readonly strict: boolean
}

/** Returns the full references of a section: for each image all tags, or bare tags without images. */
export function references({ images, tags }: Pick<TagsSection, 'images' | 'tags'>): string[] {
  const names = tags.map(tag => tag.name)
  if (images.length === 0) return names
  return images.flatMap(image => names.map(name => (image === '' ? name : `${image}:${name}`)))
}

/** Returns labels for the JSON output; outside strict mode cut at a line break, as docker/metadata-action does. */
export function inJson(
  labels: TagsSection['labels'],
  { strict }: Pick<Separators, 'strict'>,
): TagsSection['labels'] {
  if (strict) return labels
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, value.replace(/\n.*$/s, '')]))
}

/** Returns the outputs of a section by their names. */
export function outputs(section: Timed<TagsSection>, separators: Separators): Record<string, string> {
  const { sepTags, sepLabels, sepAnnotations, strict } = separators
  const full = references(section)
  const names = section.tags.map(tag => tag.name)
  const labels = Object.entries(section.labels).map(([key, value]) => `${key}=${value}`)
  const line = (text: string) => (strict && text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text)
  return {
    version: section.version,
    tags: full.join(sepTags),
    'tag-names': names.join(sepTags),
    labels: labels.map(line).join(sepLabels),
    annotations: section.annotations.map(line).join(sepAnnotations),
    json: JSON.stringify({
      tags: full,
      'tag-names': names,
      labels: inJson(section.labels, separators),
      annotations: section.annotations,
    }),
    'bake-file': section.bakeFiles?.whole ?? '',
    'bake-file-tags': section.bakeFiles?.tags ?? '',
    'bake-file-labels': section.bakeFiles?.labels ?? '',
    'bake-file-annotations': section.bakeFiles?.annotations ?? '',
    'held-back-tags': (section.heldBack ?? []).map(tag => tag.name).join(sepTags),
  }
}

/**
 * Returns the variables for later steps, `DOCKER_METADATA_OUTPUT_…`, one for each output of docker/metadata-action;
 * `setting` is the variable `DOCKER_METADATA_SET_OUTPUT_ENV`, which can switch them off.
 */
export function exportedVariables(
  given: Readonly<Record<string, string>>,
  setting: string | undefined,
): Record<string, string> {
  if (!wantsVariables(setting)) return {}
  return Object.fromEntries(
    Object.entries(given)
      .filter(([name]) => name !== 'held-back-tags')
      .map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.replace(/\W/g, '_').toUpperCase()}`, value]),
  )
}

/** Reads `DOCKER_METADATA_SET_OUTPUT_ENV`. @throws InputError when it is not a Go boolean. */
export function wantsVariables(setting: string | undefined): boolean {
  if (!setting || ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(setting)) return true
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(setting)) return false
  throw new InputError([
    { input: 'DOCKER_METADATA_SET_OUTPUT_ENV', message: `"${setting}" is neither true nor false` },
  ])
}
