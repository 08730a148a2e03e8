import { formatReference, parseReference } from '../image/reference.ts'
import { explain, isExpected, UserError } from '../messages/errors.ts'
import type { Transport } from '../registry/transport.ts'
import type { PromoteSection } from '../stage/record/promote.ts'
import type { Timed } from '../stage/record/section.ts'
import type { CodeHost, Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { layoutPath } from '../store/layout/layout-path.ts'
import { readLabel } from './label.ts'

/** The request, and the access to the code host and to the image. */
export interface DeploymentRecord {
  readonly deployment?: string
  readonly codeHost?: Pick<CodeHost, 'recordDeployment'>
  readonly transport: Transport
}

/**
 * Records a promotion or a rollback that moved tags as a deployment, where requested: of the commit that the image
 * names. The tags have already moved, so a failure is a warning.
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
    return warn(`the deployment to ${environment} is not recorded: this needs GitHub and a github-token`)
  try {
    const { digest, revision } = await imageNow(section, transport)
    // The previous image is from an earlier commit than that of this run.
    const ref = revision ?? (back ? undefined : host.facts.headCommit)
    if (ref === undefined)
      return warn(`the deployment to ${environment} is not recorded: ${unlabelled(digest)}`)
    const description = `${back ? 'rolled back to' : 'promoted'} ${digest}`
    await codeHost.recordDeployment({ environment, ref, description, url: host.facts.runUrl })
  } catch (error) {
    if (!isExpected(error)) throw error
    return warn(explain(error))
  }
  log.info(`recorded the deployment to ${environment}`)
  return section
}

const revisionKey = 'org.opencontainers.image.revision'

function unlabelled(digest: string): string {
  return `${digest} has no label ${revisionKey}, so its commit is not known`
}

/** Finds the image that the moved tags name now, and its commit where a label has it. */
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
