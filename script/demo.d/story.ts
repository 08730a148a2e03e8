import { relative } from 'node:path'
import { bytes, movement } from '../../src/image/units.ts'
import type { Run } from '../../src/stage/record/run.ts'

/** Prints one line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Begins a part of the story. */
export function paragraph(title: string): void {
  say(`\n${title}`)
}

/** Returns what a run did: digest, proof, tags, times. */
export function tell(record: Run, { seconds, folder }: { seconds: number; folder: string }): void {
  const { build, size, scan, smoke, promote } = record
  row(
    'build',
    build?.status === 'skipped'
      ? `nothing is built: ${build.reason}`
      : `${build?.digest} in ${build?.seconds} s`,
  )
  const platform = size?.platforms[0]
  if (platform?.pull !== undefined) {
    row(
      'size',
      `${bytes(platform.size)}, ${movement(platform.size, platform.before ?? 0)}, ${bytes(platform.pull)} new to pull`,
    )
  } else if (platform !== undefined) row('size', `${bytes(platform.size)} (first measurement)`)
  row(
    'scan',
    scan?.status === 'skipped'
      ? `skipped: ${scan.reason}`
      : `${scan?.status}, ${findings(record)} in ${scan?.seconds} s`,
  )
  const ready = smoke?.platforms[0]?.readySeconds
  row(
    'smoke',
    smoke?.status === 'skipped' ? `skipped: ${smoke.reason}` : `${smoke?.status}, ready in ${ready} s`,
  )
  const moved = promote?.tags.filter(tag => tag.after !== undefined) ?? []
  if (moved.length === 0) row('promote', `${promote?.status}: ${promote?.reason}`)
  for (const { reference, outcome, after } of moved)
    row('promote', `${outcome.padEnd(9)} ${reference} = ${after?.slice(0, 19)}…`)
  row('report', `${relative(process.cwd(), folder)}/ (summary.md, run.json, job.log)`)
  row('time', `${seconds.toFixed(1)} s for the whole job`)
}

/** Shows a text as it stands, indented; what GitHub folds is left out. */
export function show(title: string, markdown: string): void {
  const shown = markdown
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .replace(/<details>[\s\S]*?<\/details>\n*/g, '')
    .replace(/<\/?sub>/g, '')
    .trim()
  say(`\n  ${title}:\n`)
  for (const line of shown.split('\n')) say(line === '' ? '' : `    │ ${line}`)
}

function row(name: string, text: string): void {
  say(`  ${name.padEnd(8)} ${text}`)
}

function findings({ scan }: Run): string {
  const count = scan?.platforms.reduce((sum, platform) => sum + platform.findings.length, 0) ?? 0
  return count === 1 ? '1 finding' : `${count} findings`
}
