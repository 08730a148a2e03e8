import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseYaml } from '../files/yaml.ts'
import { digestOf } from '../image/digest.ts'
import type { Digest } from '../image/reference.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { withoutSlashes } from './suppression/purl.ts'
import { trustedFile, type WantedFile } from './suppression/trusted-file.ts'

/** Settings that say what is recognised and how, by their path in a `trivy.yaml`. */
const allowed = [
  'license.confidencelevel',
  'license.forbidden',
  'license.full',
  'license.ignored',
  'license.notice',
  'license.permissive',
  'license.reciprocal',
  'license.restricted',
  'license.unencumbered',
  'misconfiguration.scanners',
  'pkg.relationships',
  'pkg.types',
  'scan.detection-priority',
  'scan.distro',
  'scan.file-patterns',
  'vulnerability.severity-source',
]

/** The inputs for what a `trivy.yaml` may not set here. */
const inputs: Readonly<Record<string, string>> = {
  'exit-code': 'fail-on',
  format: 'scan-reports',
  'ignore-policy': 'ignore-policy',
  ignorefile: 'trivy-ignorefile',
  output: 'scan-reports',
  'scan.scanners': 'scanners',
  'scan.skip-dirs': 'skip-dirs',
  'scan.skip-files': 'skip-files',
  severity: 'fail-on',
  timeout: 'scan-timeout',
  'vulnerability.ignore-unfixed': 'only-fixed',
  'vulnerability.ignore-status': 'only-fixed',
  'vulnerability.vex': 'trivy-vex',
  'db.repository': 'trivy-db-mirrors',
  'db.java-repository': 'trivy-java-db-mirrors',
}

/** The settings of Trivy for this run. */
export interface TrivyConfig {
  /** A file of this run that every account may read; absent where nothing is set. */
  readonly file?: string
  /** Digest of the file that the user named, where it counts. */
  readonly digest?: Digest
  readonly warnings: readonly string[]
}

/** What the settings are made from. */
export interface WantedConfig extends Omit<WantedFile, 'path' | 'input'> {
  readonly trivyConfig?: string | undefined
  readonly skipDirs: readonly string[]
  readonly skipFiles: readonly string[]
  /** Temporary folder of this run. */
  readonly work: string
}

/**
 * Writes the settings that Trivy gets: those of the file that is named, on a pull request as the base branch has it, and the
 * paths to skip. Trivy never reads the file itself: one line there can hide findings, or end the isolation.
 *
 * @throws UserError where it sets what has an input, or no place here.
 */
export async function findTrivyConfig(wanted: WantedConfig, tools: Tools): Promise<TrivyConfig> {
  const { trivyConfig: path, skipDirs, skipFiles, work } = wanted
  const given =
    path === undefined ? undefined : await trustedFile({ ...wanted, path, input: 'trivy-config' }, tools)
  const content = given && 'content' in given ? given.content : undefined
  const settings: Tree = content === undefined ? {} : await readConfig(content, path ?? '')
  if (skipDirs.length > 0) set(settings, 'scan.skip-dirs', skipDirs)
  // In a layer without entries for its folders Trivy skips none.
  const files = [...skipFiles, ...skipDirs.map(folder => `${withoutSlashes(folder)}/**`)]
  if (files.length > 0) set(settings, 'scan.skip-files', files)
  const warnings =
    given && 'unused' in given
      ? [`the settings ${path} of the base branch are not used: ${given.unused}`]
      : []
  if (Object.keys(settings).length === 0) return { warnings }
  const file = join(work, 'trivy.yaml')
  // JSON is YAML.
  await writeFile(file, JSON.stringify(settings), { mode: 0o644 })
  return { file, warnings, ...(content !== undefined && { digest: digestOf(Buffer.from(content)) }) }
}

type Tree = Record<string, unknown>

/** Reads a `trivy.yaml` with nothing but settings that are allowed. */
export async function readConfig(content: string, name: string): Promise<Tree> {
  const parsed = await parseYaml(content).catch((cause: unknown) => {
    throw new UserError(`the file ${name} of "trivy-config" cannot be read: ${describe(cause)}`, { cause })
  })
  const settings: Tree = {}
  const refused: string[] = []
  for (const [path, value] of leaves(parsed, '')) {
    if (allowed.includes(path)) set(settings, path, value)
    else refused.push(inputs[path] === undefined ? path : `${path} (use the input ${inputs[path]})`)
  }
  if (refused.length > 0)
    throw new UserError(
      `the file ${name} of "trivy-config" sets what is not taken from it: ${refused.slice(0, 10).join(', ')}`,
      {
        hint: `It may set ${allowed.join(', ')}.`,
      },
    )
  return settings
}

/** Lists the settings by their path; Trivy does not tell the case of names apart. */
function leaves(value: unknown, path: string): [string, unknown][] {
  if (value === null || value === undefined) return []
  if (typeof value !== 'object' || Array.isArray(value)) return [[path, value]]
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, path === '' ? name.toLowerCase() : `${path}.${name.toLowerCase()}`),
  )
}

function set(settings: Tree, path: string, value: unknown): void {
  const [group = '', name = ''] = path.split('.')
  settings[group] = { ...(settings[group] as Tree | undefined), [name]: value }
}
