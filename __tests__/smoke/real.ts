import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createTools } from '../../src/entry/tools.ts'
import { createLocalHost } from '../../src/hosts/local.ts'
import type { Subject } from '../../src/image/subject.ts'
import { parse } from '../../src/inputs/table.ts'
import { smokeInputs } from '../../src/smoke/inputs.ts'
import type { SmokeRequest } from '../../src/smoke/request.ts'
import type { CleanupItem, Tools } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** The real parts that `script/bootstrap` starts. */
export const base = bootstrapped('BUILDONCE_TEST_BASE')
bootstrapped('BUILDONCE_TEST_REGISTRY')

/** Runs docker for the test itself. */
export function docker(args: readonly string[], stdin = ''): string {
  const { status, stdout, stderr } = spawnSync('docker', args, { input: stdin, encoding: 'utf8' })
  if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
  return stdout.trim()
}

const built: string[] = []

/** Builds an image from Dockerfile lines below `FROM` the base, into the engine; the engine's id is its digest. */
export function buildImage(lines: string, platforms: readonly string[] = ['linux/amd64']): Subject {
  const name = `buildonce.test/smoke-${randomBytes(5).toString('hex')}:1`
  const from = lines.startsWith('FROM') ? '' : `FROM ${base}\n`
  const flags = ['--provenance=false', '--platform', platforms.join(','), '--tag', name, '--load', '-q', '-']
  docker(['buildx', 'build', ...flags], `${from}${lines}\n`)
  built.push(name)
  return subjectOf(name, platforms)
}

/** An image that the engine has, as the pipeline would hand it on. */
export function subjectOf(name: string, platforms: readonly string[] = ['linux/amd64']): Subject {
  const digest = docker(['image', 'inspect', '--format', '{{.Id}}', name]) as Subject['digest']
  return {
    digest,
    source: { kind: 'layout', path: '/nowhere' },
    platforms: platforms.map(platform => ({ platform, digest, size: 1 })),
    localImage: name,
  }
}

/** Removes the images of this file. */
export function removeImages() {
  if (built.length > 0) docker(['image', 'rm', '--force', ...built.splice(0)])
}

/** Real tools whose log and kept items can be read. */
export interface TestTools extends Tools {
  readonly printed: () => string
  readonly kept: CleanupItem[]
  readonly cancel: AbortController
  readonly remove: () => void
}

export function testTools(env: Record<string, string> = {}): TestTools {
  const texts: string[] = []
  const kept: CleanupItem[] = []
  const cancel = new AbortController()
  const temp = temporaryFolder('smoke-test')
  const all = { ...process.env, ...env, TMPDIR: temp }
  const facts = {
    ci: 'local',
    project: 'acme/web',
    event: 'push',
    ref: 'refs/heads/main',
    runId: '1',
    attempt: 1,
  }
  const sha = '0'.repeat(40)
  const host = createLocalHost(
    all,
    { ...facts, ci: 'local', commit: sha, headCommit: sha, payload: {}, writing: { allowed: true } },
    { write: text => texts.push(text) },
  )
  const tools = createTools({
    env: all,
    host,
    signal: cancel.signal,
    registerCleanup: item => kept.push(item),
  })
  return {
    ...tools,
    printed: () => texts.join(''),
    kept,
    cancel,
    remove: () => rmSync(temp, { recursive: true, force: true }),
  }
}

/** A request as the pipeline would make it from these input texts. */
export function request(subject: Subject, texts: Record<string, string> = {}): SmokeRequest {
  return { ...parse(smokeInputs, texts), subject }
}

/** Containers that a stage with these tools has left. */
export function leftovers({ kept }: TestTools): string[] {
  return kept
    .filter(({ kind }) => kind === 'label')
    .flatMap(({ name }) => docker(['ps', '-aq', '--filter', `label=${name}`]).split('\n'))
    .filter(Boolean)
}
