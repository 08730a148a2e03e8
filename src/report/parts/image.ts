import { pairPlatforms } from '../../image/platform.ts'
import { bytes, movement } from '../../image/units.ts'
import { type Column, trimmedTable } from '../markdown/blocks.ts'
import { code, link, text } from '../markdown/escape.ts'
import { type ImageReport, type Reported, repositoryOf } from '../view.ts'

/** Renders the identity of the image: repository, digest, commit. */
export function factsPart({ run }: ImageReport): string | undefined {
  const { build } = run
  if (build?.digest === undefined) return undefined
  const repository = repositoryOf(run)
  const called = run.tags?.calledCommit ?? run.commit
  const rows = [
    ['Image', repository === undefined ? text(run.project) : code(repository, 200)],
    ['Digest', code(build.digest)],
    ['Commit', `${code(called.slice(0, 12))} of ${text(run.project)}${cameFrom(run)}`],
    ['Built from', builtFrom(run, called)],
    ['Attestations', build.attestations > 0 ? String(build.attestations) : ''],
  ]
  const lines = rows.filter(([, value]) => value !== '').map(([name, value]) => `**${name}** ${value}`)
  return lines.join(' <br>\n')
}

/** Names what was built where it is not the commit as people call it: a merge, changes that no commit holds, another run's. */
function builtFrom({ build }: Reported, called: string): string {
  const { commit, dirty, ref = '', changes } = build?.builtFrom ?? {}
  if (commit === undefined || (commit === called && !dirty && build?.status !== 'skipped')) return ''
  const where =
    build?.status === 'skipped' && ref !== ''
      ? ` on ${code(ref.replace(/^refs\/(?:heads|tags)\//, ''), 100)}`
      : ''
  return `${code(commit.slice(0, 12))}${dirty ? ` with ${changes?.count ?? 0} changes that it does not hold` : ''}${where}`
}

const columns: readonly Column[] = [
  ['Platform', 'left'],
  ['Size', 'right'],
  ['Change', 'right'],
  ['New to pull', 'right'],
  ['Digest', 'left'],
]

/** Renders each platform with its size and, with a baseline, what changed. */
export function platformsPart({ run }: ImageReport): string | undefined {
  const built = run.build?.platforms ?? []
  const measured = run.size?.platforms ?? []
  const pairs = pairPlatforms(
    built,
    measured.filter(({ state }) => state !== 'removed'),
  )
  const rows = built.map(each => {
    const { platform, size, digest } = each
    const row = pairs.get(each)
    return [
      code(platform),
      bytes(size),
      change(row),
      row?.pull === undefined ? '' : bytes(row.pull),
      code(digest),
    ]
  })
  const removed = measured.filter(({ state }) => state === 'removed')
  const gone = removed.map(({ platform, size }) => [
    code(platform),
    '',
    `removed (was ${bytes(size)})`,
    '',
    '',
  ])
  return rows.length + gone.length === 0 ? undefined : trimmedTable(columns, [...rows, ...gone])
}

function change(row: NonNullable<Reported['size']>['platforms'][number] | undefined): string {
  if (row === undefined) return ''
  if (row.state === 'added') return 'new'
  return row.before === undefined ? '' : movement(row.size, row.before)
}

function cameFrom({ event }: Reported): string {
  const { pullRequest, runUrl, runId } = event
  const pull = pullRequest
    ? `, pull request ${pullRequest.number}${pullRequest.fork ? ' from a fork' : ''}`
    : ''
  return `${pull}, ${link(`run ${text(runId)}`, runUrl)}`
}
