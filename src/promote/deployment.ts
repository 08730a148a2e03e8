import { explain, isExpected, UserError } from '../errors.ts'
import { formatReference, parseReference } from '../image/reference.ts'
import type { Transport } from '../registry/transport.ts'
import type { Timed } from '../stage/section.ts'
import type { CodeHost, Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { layoutPath } from '../store/layout/layout-path.ts'
import { readLabel } from './label.ts'
import type { PromoteSection } from './section.ts'

/** What the user asked for, and the ways to the code host and to the image. */
export interface DeploymentRecord {
  readonly deployment?: string
  readonly codeHost?: Pick<CodeHost, 'recordDeployment'>
  readonly transport: Transport
}

/**
 * Records a promotion or a rollback that moved tags as a deployment, where that was asked for: of the commit that the
 * image names. The tags have moved by then, so what goes wrong here is a warning.
 */
export async function recordDeployment<Section extends Timed<PromoteSection>>(
  section: Section,
  { deployment: environment, codeHost, transport }: DeploymentRecord,
  { host, log }: Pick<Tools, 'host' | 'log'>,
): Promise<Section> {
  const { outcome, status } = section
  const back = outcome === 'rolled-back'
  if (environment === undefined || status !== 'passed' || (outcome !== 'promoted' && !back)) return section
  const warn = (warning: string) => ({ ...section, warnings: [...(section.warnings ?? []), warning] })
  if (codeHost === undefined)
    return warn(`the deployment to ${environment} is not recorded: that takes GitHub, and a github-token`)
  try {
    const { digest, revision } = await imageNow(section, transport)
    // What goes back was made by an earlier commit than the one that this run is about.
    const ref = revision ?? (back ? undefined : host.facts.headCommit)
    if (ref === undefined)
      return warn(`the deployment to ${environment} is not recorded: ${unlabelled(digest)}`)
    const description = `${back ? 'rolled back to' : 'promoted'} ${digest}`
    await codeHost.recordDeployment({ environment, ref, description, url: host.facts.runUrl })
  } catch (error) {
    if (!isExpected(error)) throw error
    return warn(explain(error))
  }
  log.info(`GitHub has recorded the deployment to ${environment}`)
  return section
}

const revisionKey = 'org.opencontainers.image.revision'

function unlabelled(digest: string): string {
  return `${digest} has no label ${revisionKey}, so its commit is not known`
}

/** Finds the image that the moved tags name now, and the commit that it was made from where it tells. */
async function imageNow({ tags }: Timed<PromoteSection>, transport: Transport) {
  const written = tags.filter(({ outcome }) => outcome === 'moved' || outcome === 'created')
  const [first, ...others] = written
  if (first?.after === undefined || others.some(({ after }) => after !== first.after))
    throw new UserError('no deployment is recorded: the tags name different images now')
  const { after: digest, reference } = first
  if (layoutPath(reference)) return { digest, revision: undefined }
  const { registry, repository } = parseReference(reference)
  const source = { kind: 'registry', repository: formatReference({ registry, repository }) } as const
  const reader = openImage(source, transport)
  const revision = await readLabel(await reader.manifest(digest), reader, revisionKey)
  return { digest, revision: /^[0-9a-f]{40}$/.test(revision ?? '') ? revision : undefined }
}
