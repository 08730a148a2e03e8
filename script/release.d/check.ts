import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { notesOf } from './changelog.ts'
import type { Release } from './version.ts'

/** The branch that releases are made from, as a clone with all branches knows it. */
const mainBranch = 'refs/remotes/origin/main'

/**
 * Finds everything that keeps a checked-out tag from being released: a version that differs between the tag,
 * `package.json`, the lock file and `--version`, a changelog without it, a commit that is not on main.
 */
export function problemsOf(folder: string, { tag, version }: Release): string[] {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const manifest = JSON.parse(read('package.json'))
  const lock = JSON.parse(read('package-lock.json'))
  const versions: [where: string, found: unknown][] = [
    ['package.json', manifest.version],
    ['package-lock.json', lock.version],
    ['package-lock.json (packages[""])', lock.packages?.['']?.version],
    ['dist/cli.js --version', printedVersion(folder)],
  ]
  return [
    ...versions
      .filter(([, found]) => found !== version)
      .map(
        ([where, found]) => `${where} says ${JSON.stringify(found)}, and the tag ${tag} says "${version}"`,
      ),
    ...(notesOf(read('CHANGELOG.md'), version) === undefined
      ? [`CHANGELOG.md has no section "## ${version}" with text in it`]
      : []),
    ...commitProblems(folder, tag),
  ]
}

function commitProblems(folder: string, tag: string): string[] {
  const commit = (name: string) =>
    spawnSync('git', ['-C', folder, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`], {
      encoding: 'utf8',
    }).stdout.trim()
  const [tagged, head, main] = [commit(`refs/tags/${tag}`), commit('HEAD'), commit(mainBranch)]
  if (tagged === '') return [`the tag ${tag} is not in this clone`]
  return [
    ...(head === tagged ? [] : [`${head} is checked out, and the tag ${tag} names ${tagged}`]),
    ...(main === ''
      ? [`the branch main of origin is not in this clone: fetch it with its whole history (fetch-depth: 0)`]
      : isAncestor(folder, tagged, main)
        ? []
        : [`the tag ${tag} names ${tagged}, which is not on main (${main}): releases are made from main`]),
  ]
}

/** @throws Error when Git cannot tell. */
function isAncestor(folder: string, commit: string, branch: string): boolean {
  const { status, stderr } = spawnSync('git', ['-C', folder, 'merge-base', '--is-ancestor', commit, branch], {
    encoding: 'utf8',
  })
  if (status === 0 || status === 1) return status === 0
  throw new Error(`git could not compare ${commit} with ${branch}: ${stderr.trim()}`)
}

/** Gives what the bundled command line prints for `--version`, or what kept it from starting. */
function printedVersion(folder: string): string {
  try {
    return execFileSync(process.execPath, [join(folder, 'dist', 'cli.js'), '--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  } catch (cause) {
    return String((cause as { stderr?: string }).stderr || cause).trim()
  }
}
