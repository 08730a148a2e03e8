import { explain, isExpected } from '../errors.ts'
import type { Timed } from '../section.ts'
import type { CodeHost, Tools } from '../stage.ts'
import type { PromoteSection } from './section.ts'

/** What the user asked for, and the way to the code host when there is one. */
export interface Announcement {
  readonly deployment?: string
  readonly codeHost?: Pick<CodeHost, 'recordDeployment'>
}

/**
 * Records a promotion that moved tags as a deployment, where that was asked for. The tags have moved by then, so what
 * goes wrong here is a warning.
 */
export async function announce<Section extends Timed<PromoteSection>>(
  section: Section,
  { deployment: environment, codeHost }: Announcement,
  { host, log }: Pick<Tools, 'host' | 'log'>,
): Promise<Section> {
  if (environment === undefined || section.status !== 'passed' || section.outcome !== 'promoted')
    return section
  const warn = (warning: string) => ({ ...section, warnings: [...(section.warnings ?? []), warning] })
  if (codeHost === undefined)
    return warn(`the deployment to ${environment} is not recorded: that takes GitHub, and a github-token`)
  const { headCommit: ref, runUrl: url } = host.facts
  try {
    await codeHost.recordDeployment({ environment, ref, description: `promoted ${section.digest}`, url })
  } catch (error) {
    if (!isExpected(error)) throw error
    return warn(explain(error))
  }
  log.info(`GitHub has recorded the deployment to ${environment}`)
  return section
}
