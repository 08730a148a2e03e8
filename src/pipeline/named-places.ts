import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { placeOf } from '../files/place.ts'
import { describeWithHint, type Problem } from '../messages/errors.ts'
import { hidingFiles } from '../scan/suppression/hiding-files.ts'
import { readCheckFile } from '../smoke/checks/check-file.ts'
import { runOptionArguments } from '../smoke/options/option-rights.ts'
import type { Host } from '../stage/stage.ts'
import type { PipelineValues } from './pipeline-values.ts'
import { found } from './problems.ts'

/**
 * Finds files that late stages read and that are not there, and folders that they could not write. On a pull request the
 * rules about findings, and the services of the smoke test, are those of the base branch, which may have files that this one
 * lacks.
 */
export async function namedPlaces(
  { scan, smoke, report, setup }: PipelineValues,
  { workspace, facts }: Host,
): Promise<readonly Problem[]> {
  const own = facts.pullRequest === undefined
  const [scans, starts] = [scan.scan, smoke.smoke !== 'off']
  const files = [
    { input: 'trivy', path: scans && scan.trivy?.includes('/') ? scan.trivy : undefined },
    ...(scans && own ? hidingFiles(scan) : []),
    { input: 'smoke-compose-file', path: starts && own ? smoke.smokeComposeFile : undefined },
    { input: 'buildkitd-config', path: setup.buildkitdConfig },
  ]
  const folders = [
    { input: 'trivy-db', path: scans ? scan.trivyDb : undefined },
    { input: 'trivy-java-db', path: scans ? scan.trivyJavaDb : undefined },
  ]
  const checks = await Promise.all([
    ...files.map(({ input, path }) => (path ? isKind(workspace, { input, path }, 'file') : [])),
    ...folders.map(({ input, path }) => (path ? isKind(workspace, { input, path }, 'folder') : [])),
    smoke.smokeFile !== undefined && starts
      ? found('smoke-file', () => readCheckFile(smoke.smokeFile ?? '', workspace))
      : [],
    starts ? found('smoke-run-options', () => runOptionArguments(smoke, workspace)) : [],
    canBeWritten(workspace, { input: 'report-dir', path: report.reportDir }),
  ])
  return checks.flat()
}

interface Named {
  readonly input: string
  readonly path: string
}

async function isKind(
  workspace: string,
  { input, path }: Named,
  kind: 'file' | 'folder',
): Promise<Problem[]> {
  const there = await stat(await placeOr(workspace, path)).catch(() => undefined)
  if (kind === 'file' ? there?.isFile() : there?.isDirectory()) return []
  const message = there === undefined ? `there is no ${kind} ${path}` : `${path} is no ${kind}`
  return [{ input, message: `${message}: set it to the path of one, from the checkout` }]
}

/** Asks about the nearest folder above that is there: nothing is made before the build, which may take it for context. */
async function canBeWritten(workspace: string, { input, path }: Named): Promise<Problem[]> {
  const wrong = (why: string) => [
    { input, message: `${path} cannot be written: ${why}. Set it to another folder` },
  ]
  let place: string
  try {
    place = await placeOf(workspace, path)
  } catch (error) {
    return wrong(describeWithHint(error))
  }
  let at = place
  for (;;) {
    const there = await stat(at).catch(() => undefined)
    if (there !== undefined && !there.isDirectory()) return wrong(`${at} is no folder`)
    if (there !== undefined) break
    at = dirname(at)
  }
  const mayWrite = await access(at, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!mayWrite) return wrong(`this account may not write to ${at}`)
  // Folders of the kernel let nobody make one, whatever their rights say.
  return /^\/(?:proc|sys)(?:\/|$)/.test(at) ? wrong(`${at} belongs to the system`) : []
}

/** Where a link of the checkout is refused, the stage that reads it says so. */
function placeOr(workspace: string, path: string): Promise<string> {
  return placeOf(workspace, path).catch(() => resolve(workspace, path))
}
