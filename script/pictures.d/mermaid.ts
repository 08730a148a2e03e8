import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The line of versions that github.com draws with; the whole package has 18 MB, of which one file is kept. */
const version = '11.17.2'
const integrity = 'V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg=='

/**
 * Returns the path of Mermaid as one script, in the private prefix; npm fetches it once. As a package of this project it
 * would bring 113 others and 154 MB.
 *
 * @throws Error when npm cannot fetch it, or what came is not what it should be.
 */
export function mermaidScript(): string {
  const prefix =
    process.env.BUILDONCE_PREFIX ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'buildonce')
  const script = join(prefix, 'mermaid', `mermaid-${version}.min.js`)
  if (existsSync(script)) return script
  mkdirSync(join(prefix, 'mermaid'), { recursive: true })
  const work = mkdtempSync(join(prefix, 'mermaid', 'fetch-'))
  try {
    execFileSync('npm', ['pack', '--silent', '--pack-destination', work, `mermaid@${version}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const archive = join(work, `mermaid-${version}.tgz`)
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64')
    if (found !== integrity) throw new Error(`its SHA-512 is ${found} and not ${integrity}`)
    execFileSync('tar', ['-xzf', archive, '-C', work, 'package/dist/mermaid.min.js'])
    renameSync(join(work, 'package/dist/mermaid.min.js'), script)
    return script
  } catch (cause) {
    throw new Error(`the charts need mermaid ${version}, which npm could not fetch: ${String(cause)}`, {
      cause,
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
