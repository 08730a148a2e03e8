import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Every example that has jobs which run Buildonce: whole workflow files, and those in the documentation. */
const examples = [
  ...readdirSync(join(root, 'examples/workflows')).map(
    file => [`examples/workflows/${file}`, read(`examples/workflows/${file}`)] as const,
  ),
  ...readdirSync(join(root, 'docs'))
    .filter(file => file.endsWith('.md'))
    .flatMap(file =>
      [...read(`docs/${file}`).matchAll(/```yaml\n([\s\S]*?)```/g)].map(
        ([, text = ''], at) => [`docs/${file}, example ${at + 1}`, text] as const,
      ),
    ),
].filter(([, text]) => /uses: OWNER\/buildonce/.test(text) && /^\s*(?:jobs|runs-on|permissions):/m.test(text))

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(5)
})

test.each(examples)('%s says which runs follow each other', (_, text) => {
  expect(text).toMatch(/^ *concurrency:/m)
  expect(text).not.toContain('cancel-in-progress: true')
})
