import { UserError } from '../../messages/errors.ts'
import type { Exec } from '../../system/exec.ts'
import type { Credentials } from './credentials.ts'

/** Asks a credential helper program for a server's credentials. https://github.com/docker/docker-credential-helpers */
export async function askHelper(
  { helper, server }: { readonly helper: string; readonly server: string },
  exec: Exec,
  limitMs = 30_000,
): Promise<Credentials | undefined> {
  const fail = (why: string) =>
    new UserError(`the credential helper "${helper}" failed for ${server}: ${why}`, {
      hint: 'It is named by credHelpers or credsStore in the Docker configuration.',
    })
  if (!/^[A-Za-z0-9._-]+$/.test(helper)) throw fail('its name is not a valid program name')
  const running = exec.start({ file: `docker-credential-${helper}`, args: ['get'], stdin: server })
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    void running.end()
  }, limitMs)
  try {
    running.stderr.resume()
    const [output, exitCode] = await Promise.all([text(running.stdout), running.ended])
    if (timedOut) throw fail(`it did not answer within ${limitMs / 1000} s`)
    // The output of a failed helper is a message; that of a successful one contains the secret and is never shown.
    if (exitCode === 0) return read(output, fail)
    if (/credentials not found|no credentials/i.test(output)) return undefined
    throw fail(`it exited with ${exitCode}: ${output.trim().slice(0, 200)}`)
  } finally {
    clearTimeout(timer)
  }
}

function read(output: string, fail: (why: string) => Error): Credentials | undefined {
  let answer: { Username?: unknown; Secret?: unknown }
  try {
    answer = JSON.parse(output)
  } catch {
    throw fail('its output is not JSON')
  }
  const { Username: username, Secret: secret } = answer ?? {}
  if (typeof username !== 'string' || typeof secret !== 'string')
    throw fail('its output has no Username and Secret')
  if (secret === '') return undefined
  return username === '<token>'
    ? { kind: 'identity', token: secret }
    : { kind: 'basic', username, password: secret }
}

async function text(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
