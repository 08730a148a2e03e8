import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { placeOf } from '../files/place.ts'
import { isForeignContext, isRemoteContext } from '../identity/remote.ts'
import type { Values } from '../inputs/table.ts'
import { describe, type Problem } from '../messages/errors.ts'
import type { Host } from '../stage/stage.ts'
import { attestations, withEnvironment } from './attestations.ts'
import { localFolder } from './cache-destinations.ts'
import { isForeignFile } from './dockerfile-source.ts'
import type { buildInputs } from './inputs.ts'
import { isOfIndex } from './metadata-items.ts'
import { destinationsOf, imageOptions } from './output-items.ts'
import type { BuildRequest } from './request.ts'
import { secretsOf } from './secret-items.ts'

type BuildInputs = Values<typeof buildInputs>

/** What buildx looks for where no Dockerfile is named. */
const defaultFiles = ['Dockerfile', 'dockerfile']

/** Finds files, variables and agents that the inputs name and that do not exist, before docker starts; contexts are expanded. */
export async function checkInputs(inputs: BuildInputs, host: Host): Promise<Problem[]> {
  const found = await Promise.all([
    checkContext(inputs, host),
    checkLinks(inputs, host),
    ...inputs.buildContexts
      .filter(({ value }) => !isForeignContext(value))
      .map(({ name, value }) => missing('build-contexts', value, host, `the context "${name}"`)),
    ...secretsOf(inputs).files.map(({ name, value }) =>
      missing('secret-files', value, host, `the secret "${name}"`),
    ),
    ...inputs.ssh.map(item => checkSsh(item, host)),
  ])
  return [
    ...found.flat(),
    ...checkSecrets(inputs, host),
    ...checkSshKey(inputs),
    ...checkAnnotations(withEnvironment(inputs, host)),
    ...checkTests(inputs),
  ]
}

/** Says which paths lead through a link of the checkout: buildx would follow it with our rights, out of the checkout too. */
async function checkLinks(inputs: BuildInputs, { workspace }: Host): Promise<Problem[]> {
  const { context } = inputs
  const local = !isRemoteContext(context)
  const dockerfile = inputs.file ?? (local ? await defaultFile(context, workspace) : undefined)
  const paths: [string, string][] = [
    ...(local ? [['context', context] as [string, string]] : []),
    ...(local && dockerfile !== undefined && !isForeignFile(dockerfile)
      ? [['file', dockerfile] as [string, string]]
      : []),
    ...inputs.buildContexts
      .filter(({ value }) => !isForeignContext(value))
      .map(({ value }): [string, string] => ['build-contexts', value]),
    ...secretsOf(inputs).files.map(({ value }): [string, string] => ['secret-files', value]),
    ...inputs.ssh.flatMap(item => keysOf(item).map((path): [string, string] => ['ssh', path])),
    ...destinationsOf(inputs.outputs).map((path): [string, string] => ['outputs', path]),
    ...inputs.cacheFrom.flatMap(item => named('cache-from', localFolder(item, 'src'))),
    ...inputs.cacheTo.flatMap(item => named('cache-to', localFolder(item, 'dest'))),
  ]
  const found = await Promise.all(
    paths.map(async ([input, path]) => {
      const message = await placeOf(workspace, path).then(() => undefined, describe)
      return message === undefined ? [] : [{ input, message }]
    }),
  )
  return found.flat()
}

/** Takes the lower-case name where there is no other, as buildx does. */
async function defaultFile(context: string, workspace: string): Promise<string> {
  const [usual, lower] = defaultFiles.map(name => join(context, name)) as [string, string]
  const there = async (path: string) => (await kindOf(resolve(workspace, path))) !== undefined
  return !(await there(usual)) && (await there(lower)) ? lower : usual
}

async function checkContext({ context, file }: BuildInputs, host: Host): Promise<Problem[]> {
  if (isRemoteContext(context)) return []
  const folder = resolve(host.workspace, context)
  const kind = await kindOf(folder)
  if (kind !== 'folder')
    return [
      {
        input: 'context',
        message: `there is ${kind === undefined ? 'no folder' : 'a file, no folder,'} ${folder}: set it to a folder below the checkout, or to an address`,
      },
    ]
  if (isForeignFile(file)) return []
  if (file !== undefined) {
    if ((await kindOf(resolve(host.workspace, file))) === 'file') return []
    const inside = (await kindOf(join(folder, file))) === 'file'
    const path = join(context, file)
    return [
      {
        input: 'file',
        message: `there is no file ${resolve(host.workspace, file)}${inside ? `, did you mean ${path}?` : ': set it to the path of the Dockerfile from the checkout'}`,
      },
    ]
  }
  const names = await Promise.all(defaultFiles.map(name => kindOf(join(folder, name))))
  return names.includes('file')
    ? []
    : [{ input: 'file', message: `there is no Dockerfile in ${folder}: set its path` }]
}

function checkSecrets(inputs: BuildInputs, host: Host): Problem[] {
  const { values, variables, files } = secretsOf(inputs)
  const unset = variables.filter(({ value }) => !host.variable(value))
  const ids = [...values, ...variables, ...files].map(({ name }) => name)
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
  return [
    ...unset.map(({ name, value }) => ({
      input: 'secret-envs',
      message: `the variable ${value} of the secret "${name}" is not set, or empty: set it in the environment of this step`,
    })),
    ...twice.map(id => ({ input: 'secrets', message: `the secret "${id}" is given twice: leave one out` })),
  ]
}

function checkSshKey({ ssh, sshKey }: BuildInputs): Problem[] {
  if (sshKey === undefined || !ssh.some(item => item.split('=')[0] === 'default')) return []
  return [{ input: 'ssh', message: '"default" is the ssh-key already: name one of them otherwise' }]
}

async function checkSsh(item: string, host: Host): Promise<Problem[]> {
  const [id = ''] = item.split('=')
  const paths = keysOf(item)
  if (paths.length === 0)
    return host.variable('SSH_AUTH_SOCK')
      ? []
      : [
          {
            input: 'ssh',
            message: `"${id}" needs an SSH agent, and SSH_AUTH_SOCK is not set: start one, or name a key with id=path`,
          },
        ]
  return (await Promise.all(paths.map(path => missing('ssh', path, host, `"${id}"`)))).flat()
}

function named(input: string, path: string | undefined): [string, string][] {
  return path === undefined ? [] : [[input, path]]
}

/** Gives the paths of `id=path,path`. */
function keysOf(item: string): string[] {
  const [, ...rest] = item.split('=')
  return rest.join('=').split(',').filter(Boolean)
}

function checkTests({ testTarget, testReport }: BuildInputs): Problem[] {
  return testReport.length > 0 && testTarget === undefined
    ? [{ input: 'test-report', message: 'it is copied out of the test stage, which `test-target` names' }]
    : []
}

/** Annotations of the index need an index; attestations or several platforms make one. */
function checkAnnotations(inputs: BuildInputs): Problem[] {
  if (attestations(inputs, undefined).any || inputs.platforms.length > 1) return []
  return inputs.annotations.filter(isOfIndex).map(item => ({
    input: 'annotations',
    message: `"${item}" is for an index, but one platform without attestations has none: leave out index:, or set provenance: true`,
  }))
}

/** The engine's own builder unpacks what it exports, and ends at once over a format that it cannot. */
export function checkDriver({
  driver = 'docker',
  outputs,
}: Pick<BuildRequest, 'driver' | 'outputs'>): Problem[] {
  if (driver !== 'docker') return []
  return imageOptions(outputs)
    .filter(option => /^(?:compression=estargz|rewrite-timestamp=(?!false$))/.test(option))
    .map(option => ({
      input: 'outputs',
      message: `"${option}" cannot be built by the Docker Engine itself: set driver: docker-container`,
    }))
}

async function missing(input: string, path: string, host: Host, what: string): Promise<Problem[]> {
  const full = resolve(host.workspace, path)
  const kind = await kindOf(full)
  if (kind === undefined)
    return [{ input, message: `${what} is at ${full}, which does not exist: set its path from the checkout` }]
  return input === 'secret-files' && kind === 'folder'
    ? [{ input, message: `${what} is at ${full}, which is a folder: set the path of a file` }]
    : []
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return undefined
  }
}
