/** The inputs of the signer. */
export interface SigningInputs {
  readonly signing?: 'key' | 'identity' | 'none'
  /** PEM. */
  readonly signingKey?: string
  readonly signingPassword?: string
}

/** Returns how evidence is signed: with the key where there is one, unless another way is asked for. */
export function signingOf({ signing, signingKey }: SigningInputs): 'key' | 'identity' | 'none' {
  return signing ?? (signingKey === undefined ? 'none' : 'key')
}
