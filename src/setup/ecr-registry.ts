/** A registry of Amazon ECR, and its API. */
export interface EcrRegistry {
  readonly region: string
  /** The name of the service, which its requests are signed for. */
  readonly service: 'ecr' | 'ecr-public'
  /** Host of the API. */
  readonly api: string
}

/**
 * Returns what a host tells about a registry of Amazon ECR; nothing for other registries.
 * https://docs.aws.amazon.com/general/latest/gr/ecr.html
 */
export function ecrRegistry(host: string): EcrRegistry | undefined {
  // The public registry has its API in one region.
  if (host === 'public.ecr.aws')
    return { region: 'us-east-1', service: 'ecr-public', api: 'api.ecr-public.us-east-1.amazonaws.com' }
  const [, fips, region, china = ''] =
    /^\d{12}\.dkr\.ecr(-fips)?\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(\.cn)?$/.exec(host) ?? []
  if (region === undefined) return undefined
  const name = fips === undefined ? 'api.ecr' : 'ecr-fips'
  return { region, service: 'ecr', api: `${name}.${region}.amazonaws.com${china}` }
}

/** Returns whether a registry is one of Amazon ECR. */
export function isEcr(host: string): boolean {
  return ecrRegistry(host) !== undefined
}
