import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'

const formats = {
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  'iri-reference': () => true,
}
const ajv = new Ajv({ strict: false, allErrors: true, formats })

const { schema } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/scan/cyclonedx.json'), 'utf8'),
)
const cycloneDx = ajv.compile(schema)

const texts = { type: 'string', minLength: 1 }
const id = { type: 'string', pattern: '^SPDXRef-[a-zA-Z0-9.-]+$' }
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})

/** What the specification of SPDX 2.3 says of the fields that we write, in our words. */
const spdx = ajv.compile(
  object({
    spdxVersion: { const: 'SPDX-2.3' },
    dataLicense: { const: 'CC0-1.0' },
    SPDXID: { const: 'SPDXRef-DOCUMENT' },
    name: texts,
    documentNamespace: { type: 'string', pattern: '^[a-z]+:[^#]+$' },
    creationInfo: object({
      created: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
      creators: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^Tool: \\S+$' } },
    }),
    packages: {
      type: 'array',
      items: object(
        {
          SPDXID: id,
          name: texts,
          downloadLocation: texts,
          filesAnalyzed: { const: false },
          versionInfo: texts,
          primaryPackagePurpose: { const: 'CONTAINER' },
          checksums: {
            type: 'array',
            items: object({
              algorithm: { const: 'SHA1' },
              checksumValue: { type: 'string', pattern: '^[0-9a-f]{40}$' },
            }),
          },
          externalRefs: {
            type: 'array',
            items: object({
              referenceCategory: { const: 'PACKAGE-MANAGER' },
              referenceType: { const: 'purl' },
              referenceLocator: { type: 'string', pattern: '^\\S+$' },
            }),
          },
          licenseComments: texts,
          sourceInfo: texts,
        },
        ['SPDXID', 'name', 'downloadLocation'],
      ),
    },
    relationships: {
      type: 'array',
      items: object({
        spdxElementId: id,
        relatedSpdxElement: id,
        relationshipType: { enum: ['DESCRIBES', 'CONTAINS', 'DEPENDS_ON'] },
      }),
    },
  }),
)

/** Says in what a bill of materials differs from its schema. */
export function violationsOf(format: 'cyclonedx' | 'spdx', text: string): string[] {
  const validate = format === 'spdx' ? spdx : cycloneDx
  validate(JSON.parse(text))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
