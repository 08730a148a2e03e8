import { UserError } from '../messages/errors.ts'
import { lastLine, oneLine } from './foreign-text.ts'
import { type Jail, type SandboxCommand, temporaryHome } from './jail/jail.ts'

/**
 * Asks the program for its version, which also shows whether the sandbox works: that the program can read a file of
 * this run, which an engine on another machine could not provide.
 *
 * @throws UserError when it does not work, or the program is not Trivy.
 */
export async function trivyVersion(program: string, file: string, jail: Jail): Promise<string> {
  const version: SandboxCommand = {
    program,
    args: ['--version'],
    env: root => ({ ...temporaryHome(root), TRIVY_CACHE_DIR: `${root}/tmp/cache` }),
    readable: { '/in/file': file },
  }
  const { exitCode, stdout, stderr } = await jail.run(
    version,
    { milliseconds: 60_000, output: 64 * 1024 },
    () => {},
  )
  const match = /^Version: v?(\d+\.\d+\.\d\S*)$/m.exec(stdout)
  if (match?.[1] !== undefined) return oneLine(match[1])
  const said = lastLine(stderr || stdout)
  throw new UserError(`it does not answer as Trivy does (exit code ${exitCode})${said}`)
}

/** Versions that were published by attackers in March 2026. https://github.com/advisories/GHSA-69fq-xp46-6x23 */
const compromised = ['0.69.4', '0.69.5', '0.69.6']

/** Since this version the database is opened read-only. */
const oldest = [0, 68, 0]

/** Refuses versions that are known to be malicious or too old to work in the sandbox. */
export function assertUsableVersion(version: string): void {
  if (compromised.includes(version)) {
    throw new UserError(`Trivy ${version} was published by attackers (GHSA-69fq-xp46-6x23) and is not run`, {
      hint: 'Remove it, and change every secret that this machine could read since it was installed.',
    })
  }
  const parts = version.split('.').map(Number.parseFloat)
  const older = oldest.map((part, index) => (parts[index] ?? 0) - part).find(difference => difference !== 0)
  if ((older ?? 0) < 0) {
    throw new UserError(`Trivy ${version} is too old`, { hint: `Use ${oldest.join('.')} or newer.` })
  }
}
