import { commaList, lineFields } from '../inputs/lists.ts'
import { listReader } from '../inputs/readers.ts'
import { type Pair, readPair } from './pairs.ts'

/** A secret with its value, or with where buildx finds it: a variable or a file. */
export type SecretItem = Pair | { readonly name: string; readonly variable: string } | SecretFile
interface SecretFile {
  readonly name: string
  readonly path: string
}

/** An id may be a path or have a port; blanks, commas and quotes end it in a Dockerfile. */
export const secretId = /^[^\s,"=]+$/

/** Reads secrets as `id=value`, or in the syntax of buildx: `id=pip,src=./pip.conf` and `id=npm,env=NPM_TOKEN`. */
export const secretItems = listReader<SecretItem>('list of id=value, one per line', text =>
  lineFields(text).map((fields, at) => {
    const item = fields.join(',')
    return /^\s*(?:id|type)=/i.test(item)
      ? readBuildxItem(fields, at)
      : readPair(item, at, { names: 'id', secret: true, name: secretId })
  }),
)

/** The secrets of a build by where their values are, whichever input gives them. */
export interface Secrets {
  readonly values: readonly Pair[]
  /** Names of variables. */
  readonly variables: readonly Pair[]
  /** Paths of files. */
  readonly files: readonly Pair[]
}

/** The inputs that give secrets. */
export interface SecretInputs {
  readonly secrets: readonly SecretItem[]
  readonly secretEnvs: readonly Pair[]
  readonly secretFiles: readonly Pair[]
}

/** Returns all secrets of a build. */
export function secretsOf({ secrets, secretEnvs, secretFiles }: SecretInputs): Secrets {
  return {
    values: secrets.filter(item => 'value' in item),
    variables: [
      ...secrets.flatMap(item => ('variable' in item ? [{ name: item.name, value: item.variable }] : [])),
      ...secretEnvs,
    ],
    files: [
      ...secrets.flatMap(item => ('path' in item ? [{ name: item.name, value: item.path }] : [])),
      ...secretFiles,
    ],
  }
}

/**
 * Reads buildx's own syntax. Without a source it would be a secret called `id` here and a variable or file there, so
 * that is refused. https://docs.docker.com/reference/cli/docker/buildx/build/#secret
 */
function readBuildxItem(fields: readonly string[], at: number): SecretItem {
  const parts = (fields.length === 1 ? commaList(fields[0] ?? '') : fields).map(field => {
    const equals = field.indexOf('=')
    return [field.slice(0, Math.max(equals, 0)).trim().toLowerCase(), field.slice(equals + 1)] as const
  })
  const get = (...names: string[]) => parts.find(([key]) => names.includes(key))?.[1]
  const [name, type, path, variable] = [get('id'), get('type'), get('src', 'source'), get('env')]
  // What is no attribute may be a part of a value, so it is not shown.
  const wrong = (why: string) => new Error(`item ${at + 1} ${why}: ${syntax}`)
  if (parts.some(([key]) => !['id', 'type', 'src', 'source', 'env'].includes(key)))
    throw wrong('has more than id, type, src and env')
  if (type !== undefined && type !== 'file' && type !== 'env')
    throw wrong('has a type that is not file or env')
  if (!name || !secretId.test(name)) throw wrong('has no valid id')
  if (type === 'env') return { name, variable: variable || path || name }
  if (path && variable) throw wrong('has both src and env')
  if (variable) return { name, variable }
  if (path || type === 'file') return { name, path: path || name }
  throw wrong('says neither where the secret is nor its name')
}

const syntax =
  'write name=value, id=name,src=path or id=name,env=VARIABLE; a secret whose name is "id" goes into secret-envs'
