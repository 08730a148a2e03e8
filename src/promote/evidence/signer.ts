import { InputError, UserError } from '../../messages/errors.ts'
import type { Host } from '../../stage/stage.ts'
import { open, seal } from './envelope.ts'
import { openSigningKey } from './keys.ts'
import { type SigningInputs, signingOf } from './signing.ts'
import { statementType } from './statement.ts'
import { anybody, type Trust } from './trust.ts'

/** Signs evidence. */
export interface Signer {
  /** Signs a statement and returns a bundle. */
  sign(statement: string): Promise<string>
  /** The name of the signer. */
  readonly trust: Trust
}

/** What is asked of the host. */
type SigningHost = Partial<Pick<Host, 'sign'>> & {
  /** The run may write to a registry; one that may not needs neither key nor identity, and may have none. */
  readonly writes?: boolean
}

/**
 * Returns what evidence is signed with, where it is signed: the key where there is one, unless another way is asked for. A
 * run that may not write to a registry may have neither key nor identity, and needs none.
 *
 * @throws InputError when there is no such key or identity, or when its signatures would not be trusted.
 */
export function signerOf(inputs: SigningInputs, trust: Trust, host: SigningHost): Signer | undefined {
  const signing = signingOf(inputs)
  const means = { none: undefined, key: inputs.signingKey, identity: host.sign }[signing]
  if (signing === 'none' || (means === undefined && host.writes === false)) return undefined
  return signing === 'key' ? withKey(inputs, trust) : asThisRun(trust, host)
}

function withKey({ signingKey, signingPassword }: SigningInputs, trust: Trust): Signer {
  if (signingKey === undefined)
    throw new InputError([{ input: 'signing-key', message: 'is missing, but signing is key' }])
  const key = openSigningKey(signingKey, signingPassword)
  if (trust.policy === 'signed' && !trust.keys.some(({ id }) => id === key.id)) {
    const message = `its public key (${key.id}) is not among trusted-keys, so its signatures would not count`
    throw new InputError([{ input: 'signing-key', message }], {
      hint: 'Add its public key to trusted-keys: openssl pkey -in signing.key -pubout',
    })
  }
  return {
    sign: statement => seal(statement, key),
    trust: { policy: 'signed', keys: [key], projects: trust.projects },
  }
}

function asThisRun(trust: Trust, { sign }: SigningHost): Signer {
  if (sign === undefined) {
    const message = 'is identity, but this run has none'
    throw new InputError([{ input: 'signing', message }], {
      hint: 'Give the job `id-token: write`. Outside of GitHub set a signing-key.',
    })
  }
  const { projects } = trust
  const identities = trust.policy === 'signed' ? trust.identities : undefined
  return {
    trust:
      identities === undefined
        ? { ...anybody, projects }
        : { policy: 'signed', keys: [], identities, projects },
    async sign(statement) {
      const bundle = await sign({ bytes: Buffer.from(statement), type: statementType })
      if (trust.policy === 'registry') return bundle
      // Checked now rather than at the release.
      const opened = await open(bundle, trust)
      if ('fault' in opened)
        throw new UserError(`signatures of this run would not count: the evidence ${opened.fault}`)
      return bundle
    },
  }
}
