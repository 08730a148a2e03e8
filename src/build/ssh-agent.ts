import { once } from 'node:events'
import { join } from 'node:path'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'

/** An SSH agent that lives as long as one build. */
export interface SshAgent {
  /** For `--ssh`. */
  readonly item: string
  end(): Promise<void>
}

/**
 * Starts an agent with a key, which is in no file and no argument: the agent alone has it. Its socket is in a folder that only
 * this user can read, whose name is in the agent's arguments, so that it is found and ended when this process is killed.
 *
 * @throws UserError where there is no OpenSSH, or the key cannot be used.
 */
export async function startSshAgent(key: string, folder: string, { exec }: Tools): Promise<SshAgent> {
  const socket = join(folder, 'agent')
  const agent = exec.start({ file: 'ssh-agent', args: ['-D', '-a', socket] })
  const end = async () => {
    await agent.end()
  }
  try {
    // It names its socket when it listens there.
    const ended = agent.ended.then(code => {
      throw new UserError(`ssh-agent ended with exit code ${code} before it took the key`)
    })
    await Promise.race([once(agent.stdout, 'data'), ended])
    const env = { SSH_AUTH_SOCK: socket, SSH_ASKPASS_REQUIRE: 'never', DISPLAY: undefined }
    // The format ends with a line end, which an input may have lost.
    const stdin = key.endsWith('\n') ? key : `${key}\n`
    const added = await exec.run({ file: 'ssh-add', args: ['-q', '-'], env, stdin })
    if (added.exitCode === 0) return { item: `default=${socket}`, end }
    throw new UserError('ssh-key is not a private key that ssh-add takes', {
      hint: 'Give the whole file, with its first and last line, of a key without a passphrase.',
    })
  } catch (error) {
    await end().catch(() => {})
    throw error
  }
}
