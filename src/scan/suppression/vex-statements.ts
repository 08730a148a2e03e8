import * as v from 'valibot'
import { oneLine } from '../foreign-text.ts'

/** One thing that a VEX document says does not apply. */
export interface VexStatement {
  /** The document, as the input names it. */
  readonly document: string
  /** Names of the vulnerability. */
  readonly ids: readonly string[]
  readonly status: 'not_affected' | 'fixed'
  /** Why, in the words of the document. */
  readonly reason?: string
  /** Package URLs of the products, each with those of its parts; absent where the form of the document has them elsewhere. */
  readonly products?: readonly { readonly purl: string; readonly parts: readonly string[] }[]
}

const text = v.optional(v.pipe(v.string(), v.maxLength(10_000)))
const named = v.looseObject({ '@id': text, identifiers: v.optional(v.looseObject({ purl: text })) })
const product = v.union([
  v.pipe(
    v.string(),
    v.transform(id => ({ '@id': id })),
  ),
  v.looseObject({ ...named.entries, subcomponents: v.nullish(v.array(v.union([v.string(), named]))) }),
])
const openVex = v.looseObject({
  '@context': v.pipe(v.string(), v.startsWith('https://openvex.dev/')),
  statements: v.array(
    v.looseObject({
      vulnerability: v.union([
        v.string(),
        v.looseObject({ '@id': text, name: text, aliases: v.nullish(v.array(v.string())) }),
      ]),
      products: v.nullish(v.array(product)),
      status: v.string(),
      justification: text,
      impact_statement: text,
    }),
  ),
})
const cycloneDx = v.looseObject({
  bomFormat: v.literal('CycloneDX'),
  vulnerabilities: v.array(
    v.looseObject({ id: v.string(), analysis: v.optional(v.looseObject({ state: text })) }),
  ),
})
const csaf = v.looseObject({
  document: v.looseObject({ csaf_version: v.string() }),
  vulnerabilities: v.array(
    v.looseObject({
      cve: text,
      product_status: v.optional(
        v.looseObject({ known_not_affected: v.optional(v.unknown()), fixed: v.optional(v.unknown()) }),
      ),
    }),
  ),
})

/** Lists what a VEX document says does not apply; nothing for a form that is not known, which is Trivy's to refuse. */
export function statementsIn(content: string, document: string): VexStatement[] {
  const value = parse(content)
  const open = v.safeParse(openVex, value)
  if (open.success) return open.output.statements.flatMap(one => ofOpenVex(one, document))
  if (v.is(cycloneDx, value))
    return value.vulnerabilities
      .filter(({ analysis }) =>
        ['not_affected', 'resolved', 'false_positive'].includes(analysis?.state ?? ''),
      )
      .map(({ id }) => ({ document, ids: [id], status: 'not_affected' }))
  if (v.is(csaf, value))
    return value.vulnerabilities
      .filter(({ product_status: of }) => of?.known_not_affected !== undefined || of?.fixed !== undefined)
      .flatMap(({ cve }) => (cve === undefined ? [] : [{ document, ids: [cve], status: 'not_affected' }]))
  return []
}

function ofOpenVex(
  { vulnerability, products, status, ...why }: v.InferOutput<typeof openVex>['statements'][number],
  document: string,
): VexStatement[] {
  if (status !== 'not_affected' && status !== 'fixed') return []
  const ids =
    typeof vulnerability === 'string'
      ? [vulnerability]
      : [vulnerability.name, vulnerability['@id'], ...(vulnerability.aliases ?? [])]
  const reason = why.impact_statement ?? why.justification
  return [
    {
      document,
      ids: ids.filter(id => id !== undefined),
      status,
      ...(reason && { reason: oneLine(reason, 1000) }),
      products: (products ?? []).map(one => ({
        purl: purlOf(one),
        parts: ('subcomponents' in one ? (one.subcomponents ?? []) : []).map(part =>
          typeof part === 'string' ? part : purlOf(part),
        ),
      })),
    },
  ]
}

function purlOf({ '@id': id, identifiers }: v.InferOutput<typeof named>): string {
  return identifiers?.purl ?? id ?? ''
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
