/** The stages that add a section to the record, in their order. */
export const sectionNames = ['setup', 'tags', 'build', 'size', 'scan', 'smoke', 'promote'] as const
export type SectionName = (typeof sectionNames)[number]

export type StageName = SectionName | 'report'

/** All stages, in their order. */
export const stageNames: readonly StageName[] = [...sectionNames, 'report']
