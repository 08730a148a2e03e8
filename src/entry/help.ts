import type { Input, Table } from '../inputs/table.ts'
import { commandNames, type StageName } from '../stage/names.ts'
import { isSecret, variableOf } from './flags.ts'

/** What each stage does, in a few words. */
const purpose: Readonly<Record<StageName, string>> = {
  setup: 'finds or creates a builder, logs in to registries',
  tags: 'makes tags, labels and annotations by rules',
  build: 'builds the image once',
  size: 'compares the size with that of an earlier image',
  scan: 'looks for known vulnerabilities',
  smoke: 'starts the image and waits until it is ready',
  promote: 'gives a tested digest its tags',
  report: 'writes summary, comment and files',
  watch: 'scans released tags again and keeps an issue about them',
}

const cleanup = 'removes what single stages have left behind'

/** Describes the commands, or the flags of one; those of the whole pipeline by the stage that `stageOf` tells. */
export function help(
  name?: string,
  table?: Table,
  stageOf?: (flag: string) => StageName | undefined,
): string {
  if (name === undefined || table === undefined) return commands()
  const declared = Object.entries(table)
  const groups =
    stageOf === undefined ? new Map([[name, declared]]) : Map.groupBy(declared, ([flag]) => stageOf(flag))
  const sections = [...groups].flatMap(([stage, flags]) => [
    ...(name === 'run' ? [titleOf(stage), ''] : []),
    ...flags.map(([flag, input]) => entry(flag, input)),
    '',
  ])
  const lists = Object.values(table).some(({ reader }) => Array.isArray(reader.absent))
  return [
    `buildonce ${name === 'run' ? 'run --image REPOSITORY' : name} [flags]`,
    '',
    ...(lists ? ['A flag that takes a list may be given several times.', ''] : []),
    ...sections,
    ...(name === 'run' ? ['The record of the run', ''] : []),
    '  --run-file <path>\n      File of the record of this run.',
    ...(name === 'cleanup'
      ? []
      : [
          '  --run-file-digest <sha256:…>\n      Its SHA-256 digest as another job of this run has told it: the record then counts as of this run.',
        ]),
  ].join('\n')
}

function commands(): string {
  return [
    'Build once. Prove it. Promote it.',
    '',
    'buildonce run --image REPOSITORY [flags]   the whole pipeline',
    ...commandNames.map(stage => `${`buildonce ${stage} [flags]`.padEnd(43)}${purpose[stage]}`),
    `buildonce cleanup --run-file FILE          ${cleanup}`,
    '',
    'buildonce COMMAND --help lists the flags of a command.',
  ].join('\n')
}

function titleOf(stage: string | undefined): string {
  const known = commandNames.find(name => name === stage)
  return known === undefined ? 'The image' : `${known}: ${purpose[known]}`
}

function entry(flag: string, declared: Input<unknown>): string {
  const takes = `<${declared.reader.shape.replaceAll('`, `', ' | ').replaceAll('`', '')}>`
  const name = isSecret(declared) ? `the variable ${variableOf(flag)}` : `--${flag}`
  return `  ${name} ${takes}\n      ${about(declared)}`
}

function about({ description, default: standard, required }: Input<unknown>): string {
  const note = required
    ? ' (required)'
    : standard === undefined
      ? ''
      : ` (default: ${standard.split('\n').join(' | ')})`
  return `${description}${note}`
}
