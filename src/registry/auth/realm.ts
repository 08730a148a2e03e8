import { UserError } from '../../errors.ts'
import { leadsInside } from '../../public-address.ts'
import type { Endpoint } from '../endpoint.ts'

/**
 * Checks the token server that a registry names, before credentials are sent to it: HTTPS unless the registry itself is
 * plain HTTP, and no address inside a network unless the registry is there too. What its name stands for is judged by the
 * address that is connected to.
 *
 * @throws UserError naming the realm and the rule.
 */
export function checkRealm(text: string, { registry, url: endpoint }: Endpoint): URL {
  const fail = (why: string) =>
    new UserError(
      `the registry ${registry} asks to log in at "${text.split('?')[0]}", which is refused: ${why}`,
    )
  if (!URL.canParse(text)) throw fail('it is not a URL')
  const realm = new URL(text)
  if (realm.username !== '' || realm.password !== '') throw fail('it contains credentials')
  if (realm.protocol !== 'https:' && !(realm.protocol === 'http:' && endpoint.protocol === 'http:'))
    throw fail('it is not https')
  if (leadsInside(realm.hostname, endpoint.hostname))
    throw fail('it is an address inside a network, and not the registry itself')
  return realm
}
