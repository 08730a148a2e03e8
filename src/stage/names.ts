/** The stages that add a section to the record, in their order. */
export const sectionNames = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote'] as const
export type SectionName = (typeof sectionNames)[number]

export type StageName = SectionName | 'report' | 'watch'

/** The stages of the whole pipeline, in their order. */
export const stageNames: readonly StageName[] = [...sectionNames, 'report']

/** All sub-actions and commands: also what is never a part of the pipeline. */
export const commandNames: readonly StageName[] = [...stageNames, 'watch']
