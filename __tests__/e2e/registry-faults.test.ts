import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parseRun } from '../../src/stage/record/run.ts'
import { hasPart } from '../bootstrapped.ts'
import { seeded } from '../fakes/registry-faults.ts'
import { wrongsOf } from '../promote/fault-checks.ts'
import { type Course, courseOf, textsOf, underFaults } from '../promote/registry-promotion.ts'
import { checksOf, heldAt, referrersMissing, startWorlds, type World } from '../promote/registry-world.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { root } from './parts.ts'

const onRegistries = hasPart('BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN') ? test : test.skip

/** How many processes promote, and how many are killed: a sample here, more where somebody asks for them. */
const processes = Math.ceil(Number(process.env.BUILDONCE_TEST_PROMOTIONS ?? 40) / 10)

/** Milliseconds after its last word in which a process has to be gone; what keeps it alive are limits of a minute. */
const lingering = 20_000

let worlds: readonly World[] = []
let config = ''
beforeAll(async () => {
  if (!hasPart('BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN')) return
  worlds = await startWorlds()
  config = temporaryFolder('logins')
  const auths = worlds.flatMap(({ proxy, login }) => {
    if (login === undefined) return []
    const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64')
    return [[proxy.host, { auth }]]
  })
  writeFileSync(join(config, 'config.json'), JSON.stringify({ auths: Object.fromEntries(auths) }))
})
afterAll(() => Promise.all(worlds.map(world => world[Symbol.asyncDispose]())))

/** Starts the command line for a promotion. */
function start(course: Course) {
  const folder = temporaryFolder('cli')
  const record = join(folder, 'run.json')
  const flags = Object.entries({ ...textsOf(course), 'run-file': record }).map(
    ([name, value]) => `--${name}=${value}`,
  )
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'promote', ...flags], {
    cwd: folder,
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, DOCKER_CONFIG: config },
      BUILDONCE_PROJECT: 'acme/web',
    },
  })
  let [said, lastWord] = ['', Date.now()]
  const listen = (chunk: Buffer) => {
    said += chunk.toString()
    lastWord = Date.now()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<{ exitCode: number | null; said: string; lingered: number }>(resolve =>
    child.once('exit', exitCode => resolve({ exitCode, said, lingered: Date.now() - lastWord })),
  )
  return { child, ended, record }
}

/** Reads the section of a promotion, where it came so far. */
function sectionIn(record: string) {
  try {
    return parseRun(readFileSync(record, 'utf8'), record).promote
  } catch {
    return undefined
  }
}

onRegistries(
  'the command line under faults: nothing wrong is set, and no process outlives its verdict',
  async () => {
    const found: string[] = []
    const lingered: number[] = []
    for (let n = 1; n <= processes; n++) {
      // Other pairs and faults than one after another would give.
      const course = courseOf(worlds, n * 5 + 2000)
      const { ended, promoted } = await underFaults(course, async () => {
        const { ended, record } = start(course)
        return { ...(await ended), record }
      })
      const name = `${n}, ${course.source.name} to ${course.target.name}: `
      const section = sectionIn(ended.record)
      const failed = ended.exitCode !== 0
      if (failed === (section?.status === 'passed')) found.push(`${name}exit code ${ended.exitCode}`)
      // All of it is looked through for secrets.
      const { wrongDigests, tooEarly, astray } = wrongsOf({
        ...promoted,
        section: section as never,
        error: new Error(ended.said),
      })
      found.push(...[...wrongDigests, ...tooEarly, ...astray].map(wrong => name + wrong))
      if (failed && /unexpected error|\n {4}at /.test(ended.said)) found.push(name + ended.said)
      lingered.push(ended.lingered)
    }
    process.stdout.write(`alive after the last word: at most ${Math.max(...lingered)} ms of ${processes}\n`)
    expect(found).toEqual([])
    expect(lingered.filter(ms => ms > lingering)).toEqual([])
  },
  300_000 + processes * 60_000,
)

onRegistries(
  'a promotion that is killed at any request leaves nothing wrong, and converges when it runs again',
  async () => {
    const found: string[] = []
    let killed = 0
    for (let n = 1; n <= processes; n++) {
      const course: Course = {
        ...courseOf(worlds, n * 5 + 4000),
        ...{ rate: 0, only: undefined, byTag: false, proven: true, taken: false },
      }
      const at = Math.floor(seeded(n)() * 60) + 1
      let asked = 0
      let child: ReturnType<typeof start>['child'] | undefined
      const { ended, promoted } = await underFaults(
        course,
        async () => {
          const started = start(course)
          child = started.child
          return started.ended
        },
        // Before the request is sent on, so that it may still reach the registry.
        { before: () => void (++asked === at && child?.kill('SIGKILL')) },
      )
      if (ended.exitCode === null) killed++
      const name = `${n}, killed at request ${at}, ${course.source.name} to ${course.target.name}: `
      const after = wrongsOf({ ...promoted, section: undefined, error: undefined })
      found.push(...[...after.wrongDigests, ...after.tooEarly, ...after.astray].map(wrong => name + wrong))
      const again = await start(course).ended
      if (again.exitCode !== 0) found.push(name + again.said)
      const registry = await heldAt(course)
      const { next, repository } = checksOf(course)
      const others = [...registry.tags].filter(([, digest]) => digest !== next.root.digest)
      if (others.length > 0 || registry.tags.size < 5)
        found.push(`${name}${repository} has ${[...registry.tags]}`)
      found.push(...(await referrersMissing(course)).map(each => `${name}${each} was not copied`))
    }
    process.stdout.write(`${killed} of ${processes} killed\n`)
    expect(found).toEqual([])
    expect(killed).toBeGreaterThan(0)
  },
  300_000 + processes * 60_000,
)
