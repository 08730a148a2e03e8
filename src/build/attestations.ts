/** The inputs about attestations. */
export interface AttestationInputs {
  readonly provenance: string | undefined
  readonly sbom: string | undefined
  readonly attests: readonly string[]
}

/** The values of `--attest`, and whether any of them makes the result an index. */
export interface Attestations {
  readonly values: readonly string[]
  readonly any: boolean
}

/**
 * Determines the attestations. Provenance is always set explicitly, because buildx's default differs between exporters,
 * and then their digests differ; the default records no build arguments.
 */
export function attestations(
  { provenance, sbom, attests }: AttestationInputs,
  builderId: string | undefined,
): Attestations {
  const given = (type: string) => attests.some(item => isType(item, type))
  const values = [
    ...(provenance !== undefined || !given('provenance') ? [provenanceValue(provenance, builderId)] : []),
    ...(sbom === undefined ? [] : [`type=sbom,${flagOr(sbom, '')}`.replace(/,$/, '')]),
    ...attests
      .filter(
        item =>
          !(provenance !== undefined && isType(item, 'provenance')) &&
          !(sbom !== undefined && isType(item, 'sbom')),
      )
      .map(item => (isType(item, 'provenance') ? withBuilder(item, builderId) : item)),
  ]
  return { values, any: values.some(value => !/(^|,)disabled=true(,|$)/.test(value)) }
}

function provenanceValue(text: string | undefined, builderId: string | undefined): string {
  return withBuilder(`type=provenance,${flagOr(text ?? 'true', 'mode=min')}`, builderId)
}

/** Names the run that builds, where the workflow names nothing and wants a provenance. */
function withBuilder(item: string, builderId: string | undefined): string {
  const named = builderId === undefined || /(^|,)(builder-id|disabled)=/.test(item)
  return named ? item : `${item},builder-id=${builderId}`
}

function flagOr(text: string, whenTrue: string): string {
  const word = text.trim().toLowerCase()
  if (word === 'true') return whenTrue
  if (word === 'false') return 'disabled=true'
  return text.trim()
}

function isType(item: string, type: string): boolean {
  return item.split(',').some(field => field.trim() === `type=${type}`)
}
