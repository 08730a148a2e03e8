import type { Ask } from './github-api.ts'

/** Returns the login of a token. REST does not tell that of a token of Actions; GraphQL does for most of them. */
export async function loginOf(ask: Ask): Promise<string> {
  const asked = ask({ to: 'return the login of this token' }, ({ graphql }) =>
    graphql<{ viewer: { login: string } }>('query { viewer { login } }').catch(unlessRefused),
  )
  return (await asked)?.viewer.login ?? 'github-actions[bot]'
}

/** GraphQL reports errors in a response with status 200. */
function unlessRefused(error: { name?: string; status?: number }): undefined {
  const { name, status = 0 } = error
  if (name !== 'GraphqlResponseError' && (status < 400 || status > 499)) throw error
  return undefined
}
