import { join } from 'node:path'
import { formatReference, parseRepository, type Repository } from '../image/reference.ts'
import { parse, type Values } from '../inputs/table.ts'
import { type Trust, trustOf } from '../promote/evidence/trust.ts'
import { headManifest } from '../registry/manifests.ts'
import { openTransport } from '../registry/open-transport.ts'
import { listTags } from '../registry/tag-list.ts'
import { cleanUp } from '../scan/clean-up.ts'
import { judge } from '../scan/gate.ts'
import { scanInputs } from '../scan/inputs.ts'
import { scan } from '../scan/scan.ts'
import { hidingFiles } from '../scan/suppression/hiding-files.ts'
import { distinctFindings } from '../stage/finding-diff.ts'
import { highestFirst } from '../stage/severity.ts'
import type { Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { readPlatforms } from '../store/runnable-images.ts'
import { curesOf, issueOf, shortList } from '../watch/issue.ts'
import { releasedTags } from '../watch/released-tags.ts'
import { cureOf, type WatchedImage } from '../watch/watched.ts'
import { baseCommitOf } from './base-commit.ts'
import { basesOf } from './base-images.ts'
import type { StageDefinition } from './definition.ts'
import { read } from './read.ts'
import { sbomsIn, storedScans } from './stored-sboms.ts'
import { watchTable } from './tables/watch.ts'
import { keepIssue } from './watch-issue.ts'

const inputs = watchTable
type WatchValues = Values<typeof inputs>

/** More releases are not scanned in one run: the newest are what people use. */
const mostImages = 50

/** Scans released tags again, and keeps one issue for each image about what became known since. */
export const watchStage: StageDefinition = {
  name: 'watch',
  inputs,
  cleanUp,
  leavesNothing: true,
  async run({ texts }, tools) {
    const values = read(inputs, texts, tools)
    const trust = await trustOf(values, tools.host)
    const all: { readonly image: string; readonly watched: readonly WatchedImage[] }[] = []
    for (const text of values.image) {
      const at = parseRepository(text)
      all.push({ image: formatReference(at), watched: await watchedIn(at, { values, trust }, tools) })
    }
    const kept: (string | undefined)[] = []
    // Where nothing was scanned, nothing is known to be gone.
    for (const { image, watched } of all.filter(one => one.watched.length > 0)) {
      const issue = issueOf(image, watched)
      await tools.host.summary(`### Watch of ${issue.title}\n\n${issue.body}\n`)
      kept.push(await keepIssue(issue, values, tools))
    }
    const vulnerable = all.flatMap(({ image, watched }) =>
      watched
        .filter(({ findings }) => findings.length > 0)
        .flatMap(({ tags }) => tags.map(tag => `${image}:${tag}`)),
    )
    const findings = all.flatMap(({ watched }) => watched).reduce((sum, one) => sum + one.findings.length, 0)
    return {
      outputs: {
        vulnerable: vulnerable.join('\n'),
        findings: `${findings}`,
        issues: kept.filter(url => url !== undefined).join('\n'),
      },
      line: closingLine(all.flatMap(({ watched }) => watched).length, vulnerable),
    }
  },
}

function closingLine(scanned: number, vulnerable: readonly string[]): string {
  if (scanned === 0) return 'nothing was scanned: no released tag names an image that runs'
  return vulnerable.length === 0
    ? 'no released tag has a finding that its release did not have'
    : `${shortList(vulnerable)} became vulnerable`
}

interface Asked {
  readonly values: WatchValues
  readonly trust: Trust
}

/** Scans what the watched tags of a repository name, each digest once. */
async function watchedIn(at: Repository, asked: Asked, tools: Tools): Promise<readonly WatchedImage[]> {
  const transport = openTransport(tools)
  const { watchTags } = asked.values
  const tags = watchTags.length > 0 ? watchTags : releasedTags(await listTags(transport, at))
  const watched = tags.slice(0, mostImages)
  if (tags.length > watched.length)
    tools.log.warning(
      `${formatReference(at)} has ${tags.length} released tags, and ${watched.length} are watched: name those that matter (watch-tags)`,
    )
  const found: { readonly tag: string; readonly digest: WatchedImage['digest'] }[] = []
  for (const tag of watched) {
    const head = await headManifest(transport, at, tag)
    if (head === undefined) tools.log.warning(`${formatReference({ ...at, tag })} does not exist`)
    else found.push({ tag, digest: head.digest })
  }
  if (found.length === 0)
    tools.log.warning(`${formatReference(at)} has no released tag, so nothing was scanned`)
  let images: readonly WatchedImage[] = []
  for (const [digest, named] of Map.groupBy(found, one => one.digest)) {
    const names = named.map(({ tag }) => tag)
    images = images.concat(
      await tools.log.group(`Watch ${shortList(names)}`, () =>
        watchedImage(at, { digest, tags: names }, asked, tools),
      ),
    )
  }
  return images
}

/** Scans one digest; nothing where it has no image that runs. */
async function watchedImage(
  at: Repository,
  { digest, tags }: Pick<WatchedImage, 'digest' | 'tags'>,
  { values, trust }: Asked,
  tools: Tools,
): Promise<WatchedImage[]> {
  const source = { kind: 'registry', repository: formatReference(at) } as const
  const reader = openImage(source, openTransport(tools))
  const platforms = await readPlatforms(reader, digest)
  if (platforms.length === 0) {
    tools.log.info(`${shortList(tags)} names no image that runs`)
    return []
  }
  const subject = { digest, source, platforms }
  const [scans, bases, baseCommit] = await Promise.all([
    storedScans(subject, trust, tools),
    basesOf({ digest, reader }, tools),
    hidingFiles(values).length > 0 ? baseCommitOf(tools) : undefined,
  ])
  const { failOn, onlyFixed, inheritedFindings: inherited, scanDeny: deny } = values
  const reports = values.scanReports ?? join(tools.host.temp, 'buildonce', 'watch')
  const request = {
    ...parse(scanInputs, {}),
    ...values,
    ...{ subject, sboms: sbomsIn(scans), scanGate: 'all' as const },
    scanReports: join(reports, digest.slice('sha256:'.length).slice(0, 12)),
    ...(bases && { bases }),
    ...(baseCommit && { baseCommit }),
  }
  const section = await scan(request, tools)
  // The first scan is that of the release; a later one may have been asked to let everything pass.
  const before = scans.findLast(({ findingsLeftOut }) => !findingsLeftOut)
  const rules = { failOn, onlyFixed, inherited, deny, scope: 'introduced' } as const
  const { failing } = judge(section.platforms, rules, before?.platforms)
  const findings = distinctFindings(failing)
    .toSorted(highestFirst)
    .map(finding => ({ finding, cure: cureOf(finding) }))
  tools.log.info(
    findings.length === 0
      ? `${shortList(tags)} has no finding that its release did not have`
      : `${shortList(tags)} became vulnerable: ${findings.length} new. ${curesOf(findings)}`,
  )
  return [{ digest, tags, findings, ...(before === undefined && { unknownBefore: true as const }) }]
}
