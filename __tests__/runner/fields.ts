import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Allowed, statusFunction, textFunction } from './expressions.ts'

/** Names the fields of a workflow and of a manifest that take expressions; each may use other contexts. */
export type Field = 'workflow' | 'step' | 'if' | 'input default' | 'output value' | 'post-if'

/** Answers the status functions and says where `hashFiles()` looks. */
export type Status = {
  readonly success: boolean
  readonly failure: boolean
  readonly cancelled: boolean
  readonly workspace: string
}

/** Returns the whitelist of one field, with functions that answer for this moment. */
export function allowedIn(field: Field, status: Status = nowhere): Allowed {
  const hash = textFunction('hashFiles', (...patterns) => hashFiles(status.workspace, patterns))
  const functions = [
    statusFunction('success', () => status.success),
    statusFunction('failure', () => status.failure),
    statusFunction('cancelled', () => status.cancelled),
    statusFunction('always', () => true),
  ]
  if (field === 'output value') return { contexts: stepContexts, functions: [] }
  if (field === 'input default') return { contexts: smallContexts, functions: [hash] }
  if (field === 'step') return { contexts: stepContexts, functions: [hash] }
  if (field === 'if' || field === 'post-if')
    return { contexts: stepContexts, functions: [hash, ...functions] }
  return { contexts: [...stepContexts, 'secrets', 'vars', 'needs'], functions: [hash, ...functions] }
}

const nowhere: Status = { success: true, failure: false, cancelled: false, workspace: '/' }
const smallContexts = ['github', 'strategy', 'matrix', 'job', 'runner']
const stepContexts = [...smallContexts, 'inputs', 'steps', 'env']

function hashFiles(workspace: string, patterns: readonly string[]): string {
  const lines = patterns.flatMap(pattern => pattern.split('\n')).map(line => line.trim())
  const exclude = lines.filter(line => line.startsWith('!')).map(line => line.slice(1))
  const include = lines.filter(line => line !== '' && !line.startsWith('!'))
  const found = globSync(include, { cwd: workspace, exclude }).filter(file =>
    statSync(join(workspace, file)).isFile(),
  )
  if (found.length === 0) return ''
  const total = createHash('sha256')
  for (const file of found.sort())
    total.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest(),
    )
  return total.digest('hex')
}
