import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { parseRepository } from '../../src/image/reference.ts'
import { parse } from '../../src/inputs/table.ts'
import { pipelineInputs, textsFor } from '../../src/pipeline/pipeline-inputs.ts'
import { createKeychain } from '../../src/registry/auth/keychain.ts'
import { awsSource } from '../../src/setup/aws-keys.ts'
import { isEcr } from '../../src/setup/ecr-registry.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { readLogins } from '../../src/setup/logins.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools, noPrograms } from '../tools.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'registry-login.md'), 'utf8')

/** The inputs of our step in the first workflow of a section, with expressions replaced as the runner would. */
function inputsIn(section: string, values: Readonly<Record<string, string>> = {}): Record<string, string> {
  const text = page.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? ''
  const blocks = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = '']) => block)
  const block = blocks.at(-1) ?? ''
  const said = block.replaceAll(/\$\{\{ (.*?) \}\}/g, (whole, name: string) => {
    const json = /^toJSON\((.*)\)$/.exec(name)?.[1]
    const value = values[json ?? name]
    if (value === undefined) return whole
    // What is inside of a text of the workflow stays as it is: the runner replaces after it has read the YAML.
    return json === undefined ? value : JSON.stringify(value)
  })
  const { steps, with: own } = parseYaml(said)
  return own ?? steps.find(({ uses }: { uses?: string }) => uses?.startsWith('OWNER/')).with
}

const loginsOf = async (texts: Record<string, string>) => {
  parse(pipelineInputs, texts)
  const { github: _, ...own } = textsFor('setup', texts)
  return readLogins(parse(setupInputs, own), makeTools())
}

test('several registries are a list, in which a key keeps its lines', async () => {
  const key = '{\n  "private_key": "a\\nb"\n}\n'
  const texts = inputsIn('Other registries', {
    'vars.QUAY_USER': 'ann',
    'secrets.QUAY_TOKEN': 't0ken: "#1',
    'secrets.GOOGLE_KEY': key,
  })
  expect(await loginsOf(texts)).toEqual([
    { registry: 'quay.io', username: 'ann', password: 't0ken: "#1' },
    { registry: 'europe-docker.pkg.dev', username: '_json_key', password: key },
  ])
})

test('Google: the token that its step gives is the password', async () => {
  const texts = inputsIn('Google Artifact Registry', { 'steps.google.outputs.access_token': 'ya29.token' })
  expect(await loginsOf(texts)).toEqual([
    { registry: 'europe-docker.pkg.dev', username: 'oauth2accesstoken', password: 'ya29.token' },
  ])
})

test('Azure: the login that its command stores is found', async () => {
  const texts = inputsIn('Azure Container Registry')
  expect(await loginsOf(texts)).toEqual([])
  // As `az acr login` writes it.
  const folder = temporaryFolder()
  const nobody = '00000000-0000-0000-0000-000000000000'
  const auth = Buffer.from(`${nobody}:`).toString('base64')
  const config = { auths: { 'acme.azurecr.io': { auth, identitytoken: 'refresh' } } }
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  const variable = (name: string) => (name === 'DOCKER_CONFIG' ? folder : undefined)
  const keychain = createKeychain({ exec: noPrograms, variable })
  expect(await keychain(parseRepository(texts.image ?? ''), ['push'])).toEqual({
    kind: 'identity',
    token: 'refresh',
  })
})

test('AWS: what its step exports is enough, without an input', async () => {
  const texts = inputsIn('Amazon ECR')
  expect(Object.keys(texts)).toEqual(['image'])
  expect(await loginsOf(texts)).toEqual([])
  expect(isEcr(parseRepository(texts.image ?? '').registry)).toBe(true)
  // As aws-actions/configure-aws-credentials exports it.
  const exported: Record<string, string> = {
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 's3cret',
    AWS_SESSION_TOKEN: 'session',
  }
  expect(awsSource(name => exported[name])).toEqual({
    kind: 'keys',
    keys: { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 's3cret', sessionToken: 'session' },
  })
})
