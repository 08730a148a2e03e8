import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLayout } from '../../src/build/read-layout.ts'
import { parse } from '../../src/inputs/table.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import { gatherEvidence } from '../../src/promote/gather-evidence.ts'
import { putManifest } from '../../src/registry/manifests.ts'
import { sizeInputs } from '../../src/size/inputs.ts'
import { size } from '../../src/size/size.ts'
import { copyContent } from '../../src/store/copy.ts'
import { openImage, openLayoutReader } from '../../src/store/image-reader.ts'
import { writeLayout as writeAsPromoted } from '../../src/store/layout/write-layout.ts'
import { listRunnable } from '../../src/store/runnable-images.ts'
import { readSubject } from '../../src/store/subject.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { recordOf } from '../promote/records.ts'
import { freshName, writeLayout } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'
import { indexes, makeIndex } from './made-index.ts'

describe('all stages see the same images', () => {
  const stageTools = makeTools()

  test('in a folder, an archive, a registry, and through the build, the size check and the evidence gate', async () => {
    await fc.assert(
      fc.asyncProperty(indexes, async ({ index: top, platforms }) => {
        const made = makeIndex(top)
        const { digest } = made.root
        const wanted = made.images.map((child, at) => ({ platform: platforms[at], digest: child }))
        const rows = (listed: readonly { platform: string; digest?: string | undefined }[]) =>
          listed.map(one => ({ platform: one.platform, digest: one.digest }))
        const folder = temporaryFolder()
        try {
          const layout = await writeLayout(made, join(folder, 'layout'))
          const reader = openLayoutReader(layout)
          expect(rows(await listRunnable(reader, digest))).toEqual(wanted)
          expect(rows((await readLayout(layout)).platforms)).toEqual(wanted)

          const { http } = fakeRegistry({ lax: true })
          const transport = fakeTransport(http)
          const to = { registry: 'registry.example', repository: freshName() }
          await copyContent({ reader, root: made.root, to }, transport)
          await putManifest(transport, to, made.root, { name: '1.0.0' })
          const reference = `${to.registry}/${to.repository}:1.0.0`
          const subject = await readSubject(reference, transport)
          expect(rows(subject.platforms)).toEqual(wanted)

          const archive = join(folder, 'image.tar')
          await writeAsPromoted({
            reader: openImage(subject.source, transport),
            root: made.root,
            referrers: [],
            artifacts: [],
            names: [{ tag: '1.0.0' }],
            path: archive,
          })
          expect(rows((await readSubject(archive, transport)).platforms)).toEqual(wanted)

          const request = { ...parse(sizeInputs, { diff: 'sizes' }), image: { digest, reader }, labels: [] }
          const measured = await size(request, stageTools)
          expect(rows(measured.platforms)).toEqual(wanted)
          expect(measured.status).toBe(wanted.length > 0 ? 'passed' : 'failed')

          const requirement = { require: ['scan'], maxAge: 1e12, now: Date.now(), trust: anybody } as const
          const verdict = async (scanned: typeof subject.platforms) => {
            const record = recordOf({ ...subject, platforms: scanned })
            const source = { digest, source: subject.source }
            const { verdicts } = await gatherEvidence(source, record, requirement, transport)
            return verdicts[0]?.status
          }
          expect(await verdict(subject.platforms)).toBe(wanted.length > 0 ? 'passed' : 'failed')
          for (const left of subject.platforms)
            expect(await verdict(subject.platforms.filter(one => one !== left))).toBe('failed')
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})
