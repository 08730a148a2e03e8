import type { ReportResult } from './report.ts'

/** The step outputs of the report. */
export const reportOutputs = {
  verdict: '`passed`, or `failed` when any stage of any image failed.',
  'report-dir': 'Full path of the folder with the files of the report.',
  'artifact-name': 'Name of the artifact with the files of the report; empty without `upload-artifact`.',
  'artifact-url': 'Web address of that artifact.',
}

/** Returns the step outputs. */
export function outputs({
  status,
  folder,
  artifact,
}: ReportResult): Record<keyof typeof reportOutputs, string> {
  return {
    verdict: status,
    'report-dir': folder,
    'artifact-name': artifact?.name ?? '',
    'artifact-url': artifact?.url ?? '',
  }
}
