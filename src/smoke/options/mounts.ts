import { fieldsOf, quotedField } from '../../inputs/lists.ts'
import type { RunOption } from './run-options.ts'

/** What `--volume` or `--mount` puts where, in the words of compose. */
export interface Mount {
  /** `bind`, `volume`, `tmpfs`, or what else was asked for. */
  readonly type: string
  /** A folder of this machine, or the name of a volume. */
  readonly source?: string
  readonly target: string
  /** The other fields of `--mount`. */
  readonly fields: readonly string[]
}

/** Reads `--volume` and `--mount`. @throws Error where there is no target. */
export function mountOf({ name, value = '' }: RunOption): Mount {
  return name === 'mount' ? fromFields(value) : fromVolume(value)
}

/** Writes a mount for `docker run`. A volume has no name: each container gets one of its own, which is removed with it. */
export function mountArgument({ type, source, target, fields }: Mount): string {
  const from = type === 'volume' || source === undefined ? [] : [`source=${source}`]
  return [`type=${type}`, ...from, `target=${target}`, ...fields].map(quotedField).join(',')
}

/** `/data`, `name:/data`, `./folder:/data:ro` */
function fromVolume(value: string): Mount {
  const parts = value.split(':')
  if (parts.length > 3) throw new Error(`--volume ${value} has more than source, target and options`)
  const [source, target, options = ''] = parts.length === 1 ? [undefined, value] : parts
  if (!target?.startsWith('/')) throw new Error(`--volume ${value} has no target that starts with "/"`)
  const fields = options.split(',').flatMap(option => {
    if (option === '' || option === 'rw') return []
    if (option === 'ro') return ['readonly']
    if (option === 'nocopy') return ['volume-nocopy']
    throw new Error(`--volume ${value} has the option "${option}": ro, rw and nocopy are known`)
  })
  const bind = source !== undefined && /^[./~]/.test(source)
  return { type: bind ? 'bind' : 'volume', ...(source !== undefined && { source }), target, fields }
}

/** `type=volume,source=name,target=/data,readonly` */
function fromFields(value: string): Mount {
  const pairs = fieldsOf(value).map(field => {
    const at = field.indexOf('=')
    const key = (at === -1 ? field : field.slice(0, at)).trim().toLowerCase()
    return { key, value: at === -1 ? '' : field.slice(at + 1).trim(), field: field.trim() }
  })
  const last = (...keys: string[]) => pairs.findLast(({ key }) => keys.includes(key))?.value
  const target = last('target', 'dst', 'destination')
  if (!target?.startsWith('/')) throw new Error(`--mount ${value} has no target that starts with "/"`)
  const source = last('source', 'src')
  const named = ['type', 'target', 'dst', 'destination', 'source', 'src']
  const fields = pairs.filter(({ key }) => !named.includes(key)).map(({ field }) => field)
  return { type: last('type') ?? 'volume', ...(source !== undefined && { source }), target, fields }
}
