import { UserError } from '../../messages/errors.ts'
import { leadsInside } from '../../system/public-address.ts'
import type { Endpoint } from '../endpoint.ts'

/**
 * Checks the token server that a registry names, before credentials are sent to it: HTTPS unless the registry itself is
 * plain HTTP, and no address inside a network unless the registry is there too, at whatever port, or the user trusts it. What
 * its name stands for is judged by the address that is connected to.
 *
 * @throws UserError naming the realm and the rule.
 */
export function checkRealm(text: string, { registry, url: endpoint, trustedRealms }: Endpoint): URL {
  const fail = (why: string, hint?: string) =>
    new UserError(
      `the registry ${registry} asks to log in at "${text.split('?')[0]}", which is refused: ${why}`,
      { hint },
    )
  if (!URL.canParse(text)) throw fail('it is not a URL')
  const realm = new URL(text)
  if (realm.username !== '' || realm.password !== '') throw fail('it contains credentials')
  if (realm.protocol !== 'https:' && realm.protocol !== 'http:') throw fail('it is not https')
  if (isTrusted(realm, trustedRealms)) return realm
  const hint = `Where this is your token server, name it in the input \`trusted-realms\`: ${realm.origin}`
  if (realm.protocol === 'http:' && endpoint.protocol === 'https:') throw fail('it is not https', hint)
  if (leadsInside(realm.hostname, endpoint.hostname))
    throw fail('it is an address inside a network, and not the host of the registry', hint)
  return realm
}

/** Returns whether the user trusts a token server, wherever it is. */
export function isTrusted(realm: URL, trustedRealms: readonly string[] = []): boolean {
  return trustedRealms.some(entry => names(entry, realm))
}

/** Returns whether a user's entry names a token server: `host[:port]` for HTTPS, `http://host[:port]` for plain HTTP. */
function names(entry: string, realm: URL): boolean {
  const text = entry.includes('://') ? entry : `https://${entry}`
  return URL.canParse(text) && new URL(text).origin === realm.origin
}
