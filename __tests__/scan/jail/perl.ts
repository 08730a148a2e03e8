import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'

/** The program `perl` of this machine, and the libraries that it loads by their path: it makes system calls without a compiler. */
export interface Perl {
  readonly program: string
  readonly libraries: Readonly<Record<string, string>>
}

/** Finds Perl, which Debian and Ubuntu always have, with its libraries. */
export function perl(): Perl | undefined {
  try {
    const program = execFileSync('perl', ['-e', 'print $^X'], { encoding: 'utf8' })
    const listed = execFileSync('ldd', [program], { encoding: 'utf8' })
    const paths = [...listed.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path)
    return { program, libraries: Object.fromEntries(paths.map(path => [path, realpathSync(path)])) }
  } catch {
    return undefined
  }
}
