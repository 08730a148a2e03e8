import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { notesOf } from './changelog.ts'
import { problemsOf } from './check.ts'
import { prepareRelease } from './prepare.ts'
import { parseReleaseTag } from './version.ts'

/** The commands of script/release; each gives what is printed on standard output. */
const commands: Readonly<Record<string, (argument: string) => string>> = {
  prepare(version) {
    prepareRelease('.', version, new Date().toISOString().slice(0, 10))
    return ''
  },
  check(tag) {
    const release = parseReleaseTag(tag)
    const problems = problemsOf('.', release)
    if (problems.length > 0)
      throw new Error(`${tag} is not released:\n${problems.map(problem => `  - ${problem}`).join('\n')}`)
    const notes = notesOf(readFileSync('CHANGELOG.md', 'utf8'), release.version)
    // The notes can hold any line, so what ends them is not to be guessed.
    const end = randomUUID()
    return `version=${release.version}\nprerelease=${release.prerelease}\nnotes<<${end}\n${notes}\n${end}\n`
  },
}

const [command = '', argument] = process.argv.slice(2)
const run = Object.hasOwn(commands, command) ? commands[command] : undefined
try {
  if (run === undefined || argument === undefined || process.argv.length > 4)
    throw new Error('usage: script/release prepare VERSION | check TAG')
  process.stdout.write(run(argument))
} catch (error) {
  process.stderr.write(`release: ${(error as Error).message}\n`)
  process.exitCode = 1
}
