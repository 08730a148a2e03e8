import { declaredBy } from '../../src/build/declared.ts'
import { buildInputs } from '../../src/build/inputs.ts'
import { digestInputs } from '../../src/identity/declared.ts'
import { placeOf } from '../../src/identity/place.ts'
import { parse } from '../../src/inputs/table.ts'

const variables: Record<string, string> = { FROM_ENVIRONMENT: 'here' }

/** Digests inputs as a user writes them; the folders need not be there. */
export function inputsOf(
  texts: Record<string, string>,
  dockerfile = 'FROM scratch',
  labels: Record<string, string> = {},
) {
  const declared = declaredBy(parse(buildInputs, texts), labels)
  return digestInputs(declared, {
    ...placeOf(declared, '/no/such/workspace'),
    dockerfile: Buffer.from(dockerfile),
    variable: name => variables[name],
  })
}
