import type { Input, Table } from '../inputs/table.ts'
import { type StageName, stageNames } from '../stage/names.ts'
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
}

/** Describes the commands, or the flags of one. */
export function help(name?: string, table?: Table): string {
  if (name === undefined || table === undefined) {
    return [
      'Build once. Prove it. Promote it.',
      '',
      'buildonce run --image REPOSITORY [flags]   the whole pipeline',
      ...stageNames.map(stage => `${`buildonce ${stage} [flags]`.padEnd(43)}${purpose[stage]}`),
      'buildonce cleanup --run-file FILE          removes what single stages have left behind',
      '',
      'buildonce COMMAND --help lists the flags of a command.',
    ].join('\n')
  }
  const rows = Object.entries(table).map(
    ([flag, declared]) =>
      `  ${isSecret(declared) ? variableOf(flag) : `--${flag}`}\n      ${about(declared)}`,
  )
  return [
    `buildonce ${name}`,
    '',
    ...rows,
    '  --run-file\n      File of the record of this run.',
    '  --run-file-digest\n      Its SHA-256 digest as another job of this run has told it: the record then counts as of this run.',
  ].join('\n')
}

function about({ description, default: standard, required }: Input<unknown>): string {
  const note = required
    ? ' (required)'
    : standard === undefined
      ? ''
      : ` (default: ${standard.split('\n').join(' | ')})`
  return `${description}${note}`
}
