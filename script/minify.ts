import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Expression, type ModuleItem, minifySync, parseSync } from '@swc/core'

// Makes the chunks of a bundle small: a step reads and compiles those of its stage each time it starts. Code that nothing
// calls, comments and white space go, local variables get short names. Names of classes and functions stay, because errors
// and stack traces show them, and texts stay as they are.
//
//   node script/minify.ts DIR

/** Modern syntax, kept; of the changes to code only those that remove what has no effect. */
const options = {
  module: true,
  ecma: 2022,
  compress: {
    defaults: false,
    ...{ unused: true, dead_code: true, side_effects: true },
    ...{ keep_classnames: true, keep_fnames: true },
  },
  mangle: { keep_classnames: true, keep_fnames: true },
  format: { comments: false },
} as const

/**
 * Puts parentheses around the functions of a chunk's modules. V8 compiles such a function when it reads it, others twice: it
 * reads them, and compiles them when they are called, which here is at once.
 */
function withEagerModules(code: string): string {
  const { body, span } = parseSync(code, { syntax: 'ecmascript', target: 'es2022' })
  const bytes = Buffer.from(code)
  const functions = modulesOf(body).map(value => ({
    start: value.span.start - span.start,
    end: value.span.end - span.start,
  }))
  const pieces: Buffer[] = []
  let at = 0
  for (const { start, end } of functions) {
    pieces.push(bytes.subarray(at, start), Buffer.from('('), bytes.subarray(start, end), Buffer.from(')'))
    at = end
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]).toString()
}

/** Finds the functions in the `modules` that a chunk exports. */
function modulesOf(body: readonly ModuleItem[]) {
  return body.flatMap(item => {
    if (item.type !== 'ExportDeclaration' || item.declaration.type !== 'VariableDeclaration') return []
    return item.declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && id.value === 'modules' && init ? functionsIn(init) : [],
    )
  })
}

function functionsIn(modules: Expression) {
  if (modules.type !== 'ObjectExpression') return []
  return modules.properties.flatMap(property =>
    property.type === 'KeyValueProperty' && property.value.type === 'ArrowFunctionExpression'
      ? [property.value]
      : [],
  )
}

const [folder = ''] = process.argv.slice(2)
for (const name of readdirSync(folder).filter(name => name.endsWith('.js'))) {
  const path = join(folder, name)
  const { code } = minifySync(readFileSync(path, 'utf8'), options)
  writeFileSync(path, `${withEagerModules(code)}\n`)
}
