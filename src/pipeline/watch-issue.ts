import type { Tools } from '../stage/stage.ts'
import type { IssueText } from '../watch/issue.ts'
import { type KeptIssue, upsertIssue } from '../watch/upsert-issue.ts'

/**
 * Brings the issue of an image up to date where this run may, and says what was done, or why nothing was. Returns its
 * address.
 *
 * @throws UserError where GitHub refuses: an issue that is out of date would say that nothing is wrong.
 */
export async function keepIssue(
  issue: IssueText,
  { dryRun, githubToken }: { readonly dryRun: boolean; readonly githubToken: string | undefined },
  { host, log }: Pick<Tools, 'host' | 'log'>,
): Promise<string | undefined> {
  const { image } = issue.marker
  const issues = githubToken === undefined ? undefined : host.codeHost?.(githubToken).issues()
  const { writing } = host.facts
  const whyNot = dryRun
    ? 'dry-run is true'
    : !writing.allowed
      ? writing.reason
      : issues === undefined
        ? 'there is no token for the issues of a project on GitHub (github-token)'
        : undefined
  if (issues === undefined || (whyNot !== undefined && !dryRun)) {
    host.annotate('notice', `The issue about ${image} is not written: ${whyNot}.`)
    return undefined
  }
  const { outcome, url } = await upsertIssue(issues, issue, { dryRun })
  const words = dryRun ? planned[outcome] : done[outcome]
  log.info(`The issue about ${image} ${words}${url === undefined ? '' : `: ${url}`}`)
  return url
}

const done: Readonly<Record<KeptIssue['outcome'], string>> = {
  opened: 'was opened',
  updated: 'was changed',
  reopened: 'was opened again',
  closed: 'was closed: nothing of it is left',
  unchanged: 'is up to date',
  none: 'is not needed',
  'left closed': 'stays closed: somebody has closed it, and nothing was found that it does not tell',
}

const planned: Readonly<Record<KeptIssue['outcome'], string>> = {
  ...done,
  opened: 'would be opened (dry-run)',
  updated: 'would be changed (dry-run)',
  reopened: 'would be opened again (dry-run)',
  closed: 'would be closed (dry-run)',
}
