import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DecidingModule, modules } from './modules.ts'
import { type ExplainedSurvivor, explained } from './survivors.ts'

/** The mutations of conditions, comparisons and bounds: texts and whole blocks tell nothing about a decision. */
const counted = [
  'ArithmeticOperator',
  'BooleanLiteral',
  'ConditionalExpression',
  'EqualityOperator',
  'LogicalOperator',
  'MethodExpression',
  'UnaryOperator',
]
const others = [
  'ArrayDeclaration',
  'ArrowFunction',
  'AssignmentOperator',
  'BlockStatement',
  'ObjectLiteral',
  'OptionalChaining',
  'Regex',
  'StringLiteral',
  'UpdateOperator',
]
/** Per cent of the mutants that the tests have to kill. */
const required = 85

interface Mutant {
  readonly mutatorName: string
  readonly replacement: string
  readonly status:
    | 'Killed'
    | 'Survived'
    | 'NoCoverage'
    | 'Timeout'
    | 'RuntimeError'
    | 'CompileError'
    | 'Ignored'
  readonly location: { readonly start: Point; readonly end: Point }
}
type Survivor = Pick<ExplainedSurvivor, 'file' | 'code' | 'replacement'>
type Point = { readonly line: number; readonly column: number }
type Report = {
  readonly files: Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>
}

const [home = '', ...names] = process.argv.slice(2)
const unknown = names.filter(name => !modules.some(module => module.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `no module ${unknown.join(', ')}; there are ${modules.map(({ name }) => name).join(', ')}\n`,
  )
  process.exit(2)
}
const chosen = names.length === 0 ? modules : modules.filter(({ name }) => names.includes(name))
const ended = chosen.map(module => judge(module, mutate(module)))
process.exitCode = ended.every(Boolean) ? 0 : 1

/** Runs Stryker over one module and returns its report. */
function mutate({ files, tests }: DecidingModule): Report {
  const folder = mkdtempSync(join(tmpdir(), 'buildonce-mutants-'))
  const jsonReporter = { fileName: join(folder, 'report.json') }
  const config = {
    plugins: [join(home, 'node_modules/@stryker-mutator/jest-runner/dist/src/index.js')],
    testRunner: 'jest',
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    jest: {
      configFile: 'jest.config.js',
      enableFindRelatedTests: false,
      config: {
        testMatch: tests.map(test => `<rootDir>/__tests__/${test}`),
        setupFilesAfterEnv: ['<rootDir>/script/mutants.d/fewer-examples.js'],
        reporters: [],
      },
    },
    mutate: files,
    mutator: { excludedMutations: others },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // A mutant that is only slow, because the machine is busy, is not killed.
    timeoutMS: 120_000,
    tempDirName: join(folder, 'work'),
    ignorePatterns: ['dist', 'docs/images', 'bench', '.build'],
    reporters: ['progress-append-only', 'json'],
    jsonReporter,
  }
  writeFileSync(join(folder, 'stryker.json'), JSON.stringify(config))
  const { status } = spawnSync(
    join(home, 'node_modules/.bin/stryker'),
    ['run', join(folder, 'stryker.json')],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  try {
    if (status !== 0 || !existsSync(jsonReporter.fileName)) throw new Error(`Stryker ended with ${status}`)
    return JSON.parse(readFileSync(jsonReporter.fileName, 'utf8')) as Report
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints the share of killed mutants and every survivor that is not explained; tells whether both are as they should be. */
function judge({ name }: DecidingModule, { files }: Report): boolean {
  const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ mutatorName }) => counted.includes(mutatorName))
      .map(mutant => ({ ...mutant, file, code: textAt(source, mutant.location) })),
  )
  const left = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const killed = all.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  const share = all.length === 0 ? 0 : (100 * killed) / (killed + left.length)
  const open = left.filter(mutant => !explained.some(one => isAbout(one, mutant)))
  const outdated = explained.filter(one => one.file in files && !left.some(mutant => isAbout(one, mutant)))
  process.stdout.write(
    `\n${name}: ${killed} of ${killed + left.length} mutants killed (${share.toFixed(1)} %), ${left.length - open.length} explained\n`,
  )
  for (const { file, location, code, replacement, status } of open)
    process.stdout.write(`  ${file}:${location.start.line} ${status}: ${code}  →  ${replacement}\n`)
  for (const { file, code, replacement } of outdated)
    process.stdout.write(`  ${file}: explained, and no survivor: ${code}  →  ${replacement}\n`)
  return share >= required && open.length === 0 && outdated.length === 0
}

function isAbout(one: ExplainedSurvivor, { file, code, replacement }: Survivor): boolean {
  return one.file === file && one.code === code && one.replacement === replacement
}

function textAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, at) => line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
    .map(line => line.trim())
    .join(' ')
}
