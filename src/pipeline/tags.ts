import { parseRepository } from '../image/reference.ts'
import { openTransport } from '../registry/open-transport.ts'
import { listTags } from '../registry/tag-list.ts'
import type { Tools } from '../stage/stage.ts'
import { exportedVariables, outputs } from '../tags/outputs.ts'
import { tags } from '../tags/tags.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { tagsTable as inputs } from './tables/tags.ts'

/** Needs nothing from the record; lists the versions in the registry when there is a floating tag. */
export const tagsStage: StageDefinition = {
  name: 'tags',
  inputs,
  async run({ texts, record }, tools) {
    const values = read(inputs, texts, tools)
    const github = values.githubToken === undefined ? undefined : tools.host.codeHost?.(values.githubToken)
    // An image can be built and proven without a name, which is no mistake where a build follows.
    const request = { ...values, github, mayBeUnnamed: record.setup !== undefined }
    const section = await tags({ ...request, knownTags: images => knownTags(images, tools) }, tools)
    for (const image of section.images)
      if (!values.images.includes(image) && values.images.toLowerCase().includes(image))
        tools.log.info(`${image} was written with capitals: the names of repositories are lower case`)
    const given = outputs(section, values)
    return {
      section,
      outputs: given,
      exports: exportedVariables(given, tools.host.variable('DOCKER_METADATA_SET_OUTPUT_ENV')),
      line: section.tags.map(({ name }) => name).join(' '),
    }
  },
}

/** Lists the tags of all repositories, or nothing when one of them cannot be listed: a guess would move tags wrongly. */
async function knownTags(images: readonly string[], tools: Tools): Promise<readonly string[] | undefined> {
  const transport = openTransport(tools)
  try {
    const lists = await Promise.all(images.map(image => listTags(transport, parseRepository(image))))
    return lists.flat()
  } catch (error) {
    tools.log.debug(`the registry's tags are not known: ${(error as Error).message}`)
    return undefined
  }
}
