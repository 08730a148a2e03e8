import { withEnvironment } from '../build/attestations.ts'
import { build } from '../build/build.ts'
import { cleanUp } from '../build/build-folders.ts'
import { declaredBy } from '../build/declared.ts'
import { dockerfileOf } from '../build/dockerfile-source.ts'
import { outputs } from '../build/outputs.ts'
import { allowedTags } from '../identity/allowed-tags.ts'
import { identify } from '../identity/identify.ts'
import { describeBuiltFrom } from '../identity/words.ts'
import { whyNotWritten } from '../inputs/push-input.ts'
import { trustOf } from '../promote/evidence/trust.ts'
import { emulate } from '../setup/emulators.ts'
import { type BuilderFacts, existingBuilder } from '../setup/existing-builder.ts'
import type { Run } from '../stage/record/run.ts'
import type { Tools } from '../stage/stage.ts'
import { commitTagsOf, namingOf } from './commit-tags.ts'
import type { StageDefinition } from './definition.ts'
import { findExisting } from './existing.ts'
import { read } from './read.ts'
import { withoutRules } from './rule-inputs.ts'
import { buildTable as inputs } from './tables/build.ts'

/** Gets the builder from the setup section, labels and annotations from the tags section. */
export const buildStage: StageDefinition = {
  name: 'build',
  inputs,
  cleanUp,
  async run({ texts, record }, tools) {
    const all = read(inputs, texts, tools)
    const { rules, others } = withoutRules(all)
    const { onExisting, onMissing, require, scan, maxAge, push, dirty, attach, emulators, ...given } = others
    const off = { scan: !scan, smoke: rules.smoke === 'off' }
    const { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects, ...asked } = given
    const values = withEnvironment({ ...asked, file: await dockerfileOf(asked.file, tools) }, tools.host)
    const whom = { trustedKeys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects }
    const trust = await trustOf(whom, tools.host)
    const { facts } = tools.host
    const writes = whyNotWritten({ push }, facts) === undefined
    const image = record.tags?.images[0]
    const declared = declaredBy(values, record.tags?.labels)
    const identity = await identify({ ...declared, fileName: asked.file }, tools)
    const { builtFrom } = identity
    const proven = await findExisting(
      {
        image,
        commitTags: commitTagsOf(record),
        onExisting,
        onMissing,
        require,
        unchecked: require.filter(name => off[name]),
        maxAge,
        writes,
        trust,
        // Read only where an image of this commit is looked for.
        judging: async () => (await import('./judge-again.ts')).judgeAgainBy(rules, tools),
        attach,
        builtFrom,
        platforms: wantedPlatforms(values.platforms, record),
      },
      tools,
    )
    const tags = record.tags?.tags ?? []
    // Of a context that the builder fetches the commit is known when it has: then promotion looks.
    if (proven === undefined && !identity.fetched && writes)
      allowedTags(tags, builtFrom, { ...namingOf(record, facts), dirty })
    const builder = proven === undefined ? await builderOf(values.builder, record, tools) : undefined
    if (builder !== undefined) await emulate({ platforms: values.platforms, emulators }, builder, tools)
    const section = await build(
      {
        ...values,
        builder: builder?.builder ?? values.builder,
        driver: builder?.driver,
        imageStore: builder?.imageStore,
        nodes: builder?.nodes,
        nativePlatform: builder?.nativePlatform,
        images: record.tags?.images,
        references: referencesOf(record),
        imageLabels: record.tags?.labels,
        imageAnnotations: record.tags?.annotations,
        namedCommit: record.tags?.commit,
        identity,
        proven,
        commitTime: facts.commitTime,
        mayPush: writes,
      },
      tools,
    )
    const source = proven?.builtFrom === undefined ? '' : `, ${describeBuiltFrom(proven.builtFrom)}`
    const line = section.digest === undefined ? section.reason : `${section.digest}${source}`
    const annotated = section.status === 'failed' && section.failure?.line !== undefined
    return { section, outputs: outputs(section), line, annotated }
  },
}

/** Returns the names that the image gets when it is promoted. */
function referencesOf({ tags }: Run): string[] {
  return (tags?.images ?? []).flatMap(image => (tags?.tags ?? []).map(({ name }) => `${image}:${name}`))
}

/** The builder of the setup stage; another one that is named, or any where no setup went before, is asked about. */
async function builderOf(named: string | undefined, { setup }: Run, tools: Tools): Promise<BuilderFacts> {
  if (setup !== undefined && (named === undefined || named === setup.builder)) return setup
  return existingBuilder(named, tools)
}

/** What is not asked for by name is the builder's own platform. */
function wantedPlatforms(given: readonly string[], { setup }: Run): readonly string[] {
  if (given.length > 0) return given
  return setup?.nativePlatform === undefined ? [] : [setup.nativePlatform]
}
