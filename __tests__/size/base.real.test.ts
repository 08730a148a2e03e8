import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findBases } from '../../src/size/base.ts'
import { openImage } from '../../src/store/image-reader.ts'
import { findImage } from '../../src/store/subject.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const registry = bootstrapped('BUILDONCE_TEST_REGISTRY')
const base = bootstrapped('BUILDONCE_TEST_BASE')

const folder = temporaryFolder('base')
const name = `base-${randomBytes(4).toString('hex')}`
const image = `${registry}/report/${name}`
const transport = anonymousTransport()
const open = (repository: string) => openImage({ kind: 'registry', repository }, transport)
const basesOf = async (text: string) => {
  const { digest, source } = await findImage(text, transport)
  return findBases({ digest, reader: openImage(source, transport) }, open)
}
const crane = (...args: string[]) => execFileSync('crane', args, { encoding: 'utf8', stdio: 'pipe' }).trim()
const diffIds = () => JSON.parse(crane('config', '--platform=linux/amd64', base)).rootfs.diff_ids as string[]

describe('the base image', () => {
  test('is the one that the annotations name, when its layers are the lowest', async () => {
    writeFileSync(join(folder, 'file'), name)
    execFileSync('tar', ['-C', folder, '-cf', join(folder, 'layer.tar'), 'file'])
    const append = (...more: string[]) =>
      crane(
        'append',
        '--platform=linux/amd64',
        `--base=${base}`,
        `--new_layer=${join(folder, 'layer.tar')}`,
        ...more,
      )
    append('--set-base-image-annotations', `--new_tag=${image}:annotated`)
    append(`--new_tag=${image}:bare`)
    expect(await basesOf(`${image}:annotated`)).toMatchObject({
      'linux/amd64': { name: base, layers: diffIds() },
    })
    expect(await basesOf(`${image}:bare`)).toEqual({})
    const lying = [
      `org.opencontainers.image.base.name=${image}:bare`,
      `org.opencontainers.image.base.digest=${crane('digest', `${image}:bare`)}`,
    ]
    crane('mutate', `${image}:bare`, ...lying.flatMap(pair => ['--annotation', pair]), `--tag=${image}:lying`)
    expect(await basesOf(`${image}:lying`)).toEqual({})
  })

  test("is found in BuildKit's provenance", async () => {
    const layout = join(folder, 'layout')
    writeFileSync(
      join(folder, 'Dockerfile'),
      `FROM ${base} AS other\nRUN true\nFROM ${base}\nCOPY file /file\n`,
    )
    writeFileSync(join(folder, 'file'), name)
    execFileSync(
      'docker',
      ['buildx', 'build', '--provenance=mode=min', `--output=type=oci,tar=false,dest=${layout}`, folder],
      { stdio: 'pipe' },
    )
    expect(await basesOf(layout)).toMatchObject({ 'linux/amd64': { name: base, layers: diffIds() } })
  })
})
