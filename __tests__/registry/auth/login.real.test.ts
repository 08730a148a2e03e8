import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { promote } from '../../../src/promote/promote.ts'
import { createKeychain } from '../../../src/registry/auth/keychain.ts'
import { createTransport } from '../../../src/registry/transport.ts'
import { createExec } from '../../../src/system/exec.ts'
import { createHttp } from '../../../src/system/http.ts'
import { type OwnRegistry, startRegistry } from '../../own-registry.ts'
import { requestFor } from '../../promote/requests.ts'
import { toolsFor } from '../../promote/tools.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { freshName, makeImage, seed } from '../images.ts'

const http = createHttp({})
let own: OwnRegistry
let registry = ''

beforeAll(async () => {
  own = await startRegistry({ username: 'alice', password: 'secret-word' })
  registry = own.host
})

afterAll(() => own.stop())

async function configWith(password: string): Promise<string> {
  const home = temporaryFolder()
  const auth = Buffer.from(`alice:${password}`).toString('base64')
  await writeFile(join(home, 'config.json'), JSON.stringify({ auths: { [registry]: { auth } } }))
  return home
}

describe('a real registry that asks for a password', () => {
  test('is promoted in with the login of docker, and is asked only once how', async () => {
    const env = { DOCKER_CONFIG: await configWith('secret-word') }
    const keychain = createKeychain({ exec: createExec(env), variable: name => env[name as 'DOCKER_CONFIG'] })
    const transport = createTransport({ http, keychain, mask: () => {}, now: Date.now })
    const repository = freshName()
    const image = makeImage({ platforms: ['linux/amd64'] })
    await seed(transport, { registry, repository }, image)
    const request = requestFor({
      image: `${registry}/${repository}@${image.root.digest}`,
      tags: '1.0.0, stable, edge',
    })
    const before = await refusals()
    expect(await promote(request, toolsFor({ http, env }))).toMatchObject({ outcome: 'promoted' })
    expect((await refusals()) - before).toBe(1)
  })

  test('that gets a wrong one says so, with what to do, and without the password', async () => {
    const env = { DOCKER_CONFIG: await configWith('wrong-word') }
    const request = requestFor({ image: `${registry}/${freshName()}:1`, tags: '1.0.0' })
    const failing = promote(request, toolsFor({ http, env }))
    await expect(failing).rejects.toThrow(/^source .* was answered with 401$/)
    await expect(failing).rejects.toMatchObject({
      hint: expect.stringContaining(`The login for ${registry} was not accepted`),
    })
    const anonymous = promote(request, toolsFor({ http }))
    await expect(anonymous).rejects.toMatchObject({
      hint: expect.stringContaining(`Log in to ${registry} first`),
    })
    await expect(failing).rejects.not.toThrow(/wrong-word/)
  })
})

async function refusals(): Promise<number> {
  return (await own.log()).filter(line => line.includes('HTTP/1.1" 401')).length
}
