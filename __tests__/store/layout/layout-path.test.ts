import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { placeLayout } from '../../../src/store/layout/layout-path.ts'
import { temporaryFolder } from '../../temporary-folder.ts'

const workspace = temporaryFolder('layouts')
for (const name of ['biglayout', 'nginx']) mkdirSync(join(workspace, name))
writeFileSync(join(workspace, 'biglayout', 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
writeFileSync(join(workspace, 'web.tar'), '')

test.each(['biglayout', 'web.tar'])(
  '%s without ./ is a layout of this folder as well as an image: it is asked which',
  async name => {
    await expect(placeLayout(name, workspace)).rejects.toMatchObject({
      message: `"${name}" may be the OCI layout in this folder, or an image of a registry`,
      hint: `Write ./${name} for the layout, or the whole reference with its host for the image.`,
    })
    expect(await placeLayout(`./${name}`, workspace)).toBe(join(workspace, name))
    expect(await placeLayout(`docker.io/library/${name}`, workspace)).toBe(`docker.io/library/${name}`)
  },
)

test.each(['nginx', 'alpine', 'other.tar'])(
  '%s is an image where there is no layout of that name',
  async name => {
    expect(await placeLayout(name, workspace)).toBe(name)
  },
)
