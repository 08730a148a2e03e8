import type { Digest } from '../image/reference.ts'
import { unusable } from './report-shape.ts'

/** Parts of a secret or a misconfiguration that quote the file that it is in. */
const quoting = ['Match', 'Code', 'Offset', 'CauseMetadata', 'Message']

/**
 * Makes of Trivy's report one that can be shared: without the config of the image, where an `ENV` may hold a secret, and without
 * the lines of files around what was found. That of an image names its config, also where Trivy was shown another one.
 */
export function sharedReport(json: string, config?: Digest): string {
  const report = JSON.parse(json)
  const { ImageConfig: shown } = report.Metadata ?? {}
  if (shown) report.Metadata.ImageConfig = { ...shown, config: undefined, history: undefined }
  if (config !== undefined) {
    report.Metadata.ImageID = config
    if (report.ArtifactID !== undefined) report.ArtifactID = config
  }
  for (const result of report.Results ?? []) withoutQuotes(result)
  try {
    return `${JSON.stringify(report)}\n`
  } catch (cause) {
    // A value that could be parsed can be nested too deeply to be serialized.
    throw unusable('it is nested too deeply', cause)
  }
}

function withoutQuotes(result: Record<string, unknown>): void {
  const rows = (value: unknown) => (Array.isArray(value) ? value : [])
  for (const secret of rows(result.Secrets)) remove(secret, quoting)
  for (const fault of rows(result.Misconfigurations)) withoutCode(fault)
  for (const { Type, Finding } of rows(result.ExperimentalModifiedFindings)) {
    if (Type === 'secret') remove(Finding, quoting)
    else if (Type === 'misconfiguration') withoutCode(Finding)
  }
}

/** The message of a misconfiguration names what is wrong; the lines of its cause are the file itself. */
function withoutCode(fault: { CauseMetadata?: unknown } | null): void {
  remove(fault?.CauseMetadata, ['Code', 'RenderedCause', 'Occurrences'])
}

function remove(value: unknown, names: readonly string[]): void {
  if (typeof value === 'object' && value !== null)
    for (const name of names) delete (value as Record<string, unknown>)[name]
}
