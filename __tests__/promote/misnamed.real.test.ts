import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { promote } from '../../src/promote/promote.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { openTransport } from '../../src/registry/open-transport.ts'
import { createHttp } from '../../src/system/http.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { pushedImage } from './proven-image.ts'
import { builtFrom, recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

// An image whose evidence says what it was built from, promoted by hand under the names of commits.

const http = createHttp({})
const transport = anonymousTransport(http)
const [own, other] = ['c'.repeat(40), 'd'.repeat(40)]

async function proven(changes: Parameters<typeof builtFrom>[0] = {}) {
  const pushed = await pushedImage(transport, { tags: ['first'] })
  const record = recordOf(pushed.subject)
  const { build } = record
  const evidence = { ...record, ...(build && { build: { ...build, builtFrom: builtFrom(changes) } }) }
  await promote(
    requestFor({ tags: 'main' }, { subject: pushed.subject, images: [pushed.place], evidence }),
    toolsFor({ http }),
  )
  return pushed
}

describe('a promotion by hand', () => {
  test.each(['none', 'scan, smoke'])(
    'gives no image the name of another commit than its evidence tells (require: %s)',
    async require => {
      const { at, image } = await proven()
      const section = await promote(
        requestFor({ image, tags: `sha-${other}, 1.0.0`, require }),
        toolsFor({ http }),
      )
      expect(section).toMatchObject({ status: 'failed', outcome: 'refused-evidence', builtFrom: own })
      expect(section.reason).toContain(
        `the tag sha-${other} names the commit ${other}, and the image was built from ${own}`,
      )
      expect(await headManifest(openTransport(toolsFor({ http })), at, '1.0.0')).toBeUndefined()
      const right = await promote(
        requestFor({ image, tags: `sha-${own}, 1.0.0`, require }),
        toolsFor({ http }),
      )
      expect(right).toMatchObject({ status: 'passed', outcome: 'promoted', builtFrom: own })
    },
  )

  test('takes no image by a name that its evidence denies', async () => {
    const { place, image } = await proven({ commit: other })
    // Somebody moves the name by hand, with another client.
    execFileSync('crane', ['tag', '--insecure', image, `sha-${own}`], { stdio: 'pipe' })
    const request = requestFor({ image: `${place}:sha-${own}`, tags: '1.0.0', require: 'scan, smoke' })
    const section = await promote(request, toolsFor({ http }))
    expect(section).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
    expect(section.reason).toContain(`names the commit ${own}, and the image was built from ${other}`)
  })

  test('gives no image with changes the name of the commit', async () => {
    const { image } = await proven({ dirty: true })
    const named = await promote(requestFor({ image, tags: `sha-${own}` }), toolsFor({ http }))
    expect(named.reason).toContain(`the image was built from ${own}-dirty`)
    const dirty = await promote(requestFor({ image, tags: `sha-${own}-dirty` }), toolsFor({ http }))
    expect(dirty).toMatchObject({ status: 'passed' })
  })
})
