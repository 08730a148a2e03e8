/** Words that shells have themselves; whatever else begins a command is a program. */
const builtins = new Set(
  'exit test [ [[ echo true false : kill cd set export printf read return break continue wait trap local unset . source eval shift type umask ulimit for case'.split(
    ' ',
  ),
)
const keywords = new Set('if while until ! { } then else elif fi do done esac in'.split(' '))
const parting = new Set('then else elif fi do done esac'.split(' '))
const wrappers = new Set('timeout env nice exec command time nohup'.split(' '))

/**
 * Lists the programs that a shell text calls, in groups: what is joined by `&&`, by a pipe or by `$(…)` needs each of its
 * programs, while `||`, `;` and line ends begin another group. Names that are
 * quoted or have variables are not known: they stay as texts that no program has.
 */
export function shellPrograms(text: string): string[][] {
  const groups: string[][] = [[]]
  const functions = new Set<string>()
  let expects: 'command' | 'wrapped' | 'nothing' = 'command'
  const called = text.replace(/(?<![\w-])([\w-]{1,100})\(\)/g, (_, name: string) => {
    functions.add(name)
    return ';'
  })
  for (const token of tokensOf(called)) {
    if (/^(?:\|\||;|\n)$/.test(token)) {
      groups.push([])
      expects = 'command'
    } else if (/^(?:&&?|\||\$\(|`|\()$/.test(token)) expects = 'command'
    else if (token === ')') expects = 'nothing'
    else if (expects === 'nothing' || /^\d*[<>]/.test(token) || /^\w+\+?=/.test(token)) continue
    else if (expects === 'wrapped' && /^(?:-|\d)/.test(token)) continue
    else if (keywords.has(token)) {
      if (parting.has(token)) groups.push([])
      expects = token === 'in' ? 'nothing' : 'command'
    } else if (wrappers.has(token)) expects = 'wrapped'
    else {
      if (!builtins.has(token)) groups.at(-1)?.push(token)
      expects = 'nothing'
    }
  }
  return groups.map(group => group.filter(name => !functions.has(name))).filter(group => group.length > 0)
}

/** Splits a shell text; what is in quotes becomes one quote, but for the substitutions in it. */
function tokensOf(text: string): string[] {
  const plain = text
    .slice(0, 16_384)
    .replace(/\\\r?\n/g, ' ')
    .replace(/(^|\s)#[^\n]*/g, '$1')
    .replace(/'[^']*'/g, ' " ')
    .replace(/"([^"]*)"/g, (_, inner: string) => {
      const calls = [...inner.matchAll(/\$\(([^()]{1,500})\)|`([^`]{1,500})`/g)]
      return calls.length === 0 ? '"' : calls.map(call => `$( ${call[1] ?? call[2]} )`).join(' ')
    })
  return plain.match(/\d*[<>]+&?[^\s;|&()]*|&&|\|\||\$\(|[;\n|&()`]|[^\s;|&()`<>]+/g) ?? []
}

/**
 * Returns the missing program without which a text can never succeed, whatever the application does: every group that calls
 * programs calls one of the missing.
 */
export function hopelessWithout(
  groups: readonly (readonly string[])[],
  missing: readonly string[],
): string | undefined {
  const absent = new Set(missing)
  const lacking = groups.map(group => group.find(name => absent.has(name)))
  return lacking.length > 0 && lacking.every(name => name !== undefined) ? lacking[0] : undefined
}
