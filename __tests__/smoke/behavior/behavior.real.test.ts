import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { cleanUp, smoke } from '../../../src/smoke/smoke.ts'
import { smokeSection } from '../../../src/stage/record/smoke.ts'
import { bootstrapped } from '../../bootstrapped.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { answering, readyAfter, shell, web } from '../images.ts'
import {
  base,
  buildImage,
  docker,
  leftovers,
  removeImages,
  request,
  type TestTools,
  testTools,
} from '../real.ts'

let tools: TestTools
beforeEach(() => {
  tools = testTools()
})
afterEach(() => {
  expect(leftovers(tools)).toEqual([])
  tools.remove()
})
afterAll(removeImages)

const quick = { 'smoke-behavior': 'stop' }

async function run(image: string, inputs: Record<string, string> = {}, platforms?: string[]) {
  const section = await smoke(request(buildImage(image, platforms), { ...quick, ...inputs }), tools)
  const timed = { ...section, startedAt: '2026-01-01T00:00:00Z', seconds: 1 }
  expect(v.parse(smokeSection, timed)).toEqual(timed)
  return section
}

describe('what makes it ready', () => {
  test('a plain HEALTHCHECK, long before the 30 seconds after which Docker would look', async () => {
    const { status, platforms } = await run(readyAfter(1))
    expect(status).toBe('passed')
    expect(platforms[0]).toMatchObject({ readyBy: 'healthcheck', emulated: false, exitCode: 0, runsAs: 0 })
    expect(platforms[0]?.readySeconds).toBeGreaterThan(1)
    expect(platforms[0]?.readySeconds).toBeLessThan(20)
    expect(platforms[0]?.stopSeconds).toBeLessThan(9)
    expect(platforms[0]?.peakMemory).toBeGreaterThan(100_000)
    expect(platforms[0]?.usage).toMatchObject({
      by: expect.stringMatching(/^cgroup v[12]$/),
      processes: expect.any(Number),
    })
    expect(platforms[0]?.usage?.beside).toMatchObject({ cpus: expect.any(Number) })
    expect(platforms[0]?.measuredBy).toMatchObject({
      readySeconds: expect.stringMatching(/first successful HEALTHCHECK, by the clock of the engine$/),
      stopSeconds: expect.stringMatching(/from the stop signal/),
      peakMemory: expect.stringMatching(/cgroup v[12].*page cache included/),
      runsAs: expect.stringMatching(/process 1/),
    })
    expect(tools.printed()).toMatch(/ready after \d+\.\d+ s, by healthcheck/)
  })

  test('an HTTP path, once the application listens', async () => {
    const { platforms } = await run(web('sleep 0.6;'), { 'smoke-path': '/healthz' })
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'http' })
    expect(platforms[0]?.readySeconds).toBeGreaterThan(0.55)
    expect(platforms[0]?.readySeconds).toBeLessThan(20)
  })

  test('the last thing that is waited for; restart and hardening wait for the same, as long', async () => {
    const image = `HEALTHCHECK CMD true\n${web('sleep 6;')}`
    const { status, platforms, reason } = await run(image, {
      'smoke-path': '/healthz',
      'smoke-require': 'restart, read-only',
    })
    expect([status, reason]).toEqual(['passed', undefined])
    expect(platforms[0]).toMatchObject({ readyBy: 'http', restart: { works: true } })
    expect(platforms[0]?.readySeconds).toBeGreaterThan(5.9)
    expect(platforms[0]?.restart?.seconds).toBeGreaterThan(5.9)
    // Only what is required was tried.
    expect(platforms[0]?.hardening).toEqual([{ measure: 'read-only', works: true }])
    expect(tools.printed()).toMatch(/ready after \d+\.\d+ s, by http/)
  })

  test('a port that is listened on long after the HEALTHCHECK passed', async () => {
    const { platforms, reason } = await run(`HEALTHCHECK CMD true\n${web('sleep 6;')}`, {
      smoke: 'port 8080',
    })
    expect(reason).toBeUndefined()
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'port' })
    expect(platforms[0]?.readySeconds).toBeGreaterThan(5.9)
  })

  test('the HEALTHCHECK, where the check after it holds at once', async () => {
    const { platforms } = await run(readyAfter(1), { smoke: 'command true' })
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'healthcheck' })
  })

  test('a log line that many others have followed by the time the HEALTHCHECK passes', async () => {
    const app = 'echo ready to serve; seq 5000; sleep 2; touch /tmp/ready; while :; do sleep 0.1; done'
    const image = `HEALTHCHECK CMD test -f /tmp/ready\n${shell(`trap 'exit 0' TERM; ${app}`)}`
    const { platforms, reason } = await run(image, { smoke: 'log "ready to serve"' })
    expect(reason).toBeUndefined()
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'healthcheck' })
  })

  test('a log line that only the run before the restart printed does not count for the restart', async () => {
    const app =
      "trap 'exit 0' TERM; [ -e /started ] || echo ready; touch /started; while :; do sleep 0.1; done"
    const { platforms } = await run(shell(app), {
      smoke: 'log ready',
      'smoke-require': 'restart',
      'smoke-timeout': '5s',
    })
    expect(platforms[0]).toMatchObject({ status: 'failed', readyBy: 'log', restart: { works: false } })
    expect(platforms[0]?.cause).toMatch(/`restart`: after a restart: the check `log ready` did not hold/)
  })

  test('an HTTP answer that is wrong at first', async () => {
    const body =
      '[ -e /tmp/warm ] && s="200 OK" || s="500 Oops"; touch /tmp/warm; printf "HTTP/1.1 $s\\\\r\\\\nX-App: web\\\\r\\\\nContent-Length: 3\\\\r\\\\n\\\\r\\\\nabc"'
    const { platforms } = await run(answering(body), {
      smoke: 'http / status=2xx header:x-app=web body~^abc$',
    })
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'http' })
  })

  test('a log line', async () => {
    const { platforms } = await run(
      shell("trap 'exit 0' TERM; sleep 0.5; echo ready to serve >&2; while :; do sleep 0.1; done"),
      {
        smoke: 'log "ready to serve"',
      },
    )
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'log' })
    expect(platforms[0]?.readySeconds).toBeGreaterThan(0.45)
  })

  test('a command inside, a port, and everything that is only looked at', async () => {
    const { status, reason, platforms } = await run(`${web()}\nUSER 1000:1000`, {
      smoke: `command exit=0 output~uid=1000 -- id
        # comments are fine
        port 8080
        user 1000
        user !root
        env PATH
        env MODE=production
        file /www/healthz mode=0644 owner=0:0 contains~^ok$
        file /www/nothing absent
        log !~panic`,
      'smoke-env': 'MODE=production',
    })
    expect([status, reason]).toEqual(['passed', undefined])
    expect(platforms[0]).toMatchObject({ readyBy: 'command', runsAs: 1000 })
  })

  test('the exit code of a one-shot image, with its log and files looked at after its end', async () => {
    const { platforms } = await run(shell('echo 12 rows migrated; echo done >/tmp/result; exit 3'), {
      smoke: 'exit 3\nfile /tmp/result contains=done',
    })
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'exit', exitCode: 3 })
  })

  test('a one-shot image is judged by its exit code, whatever its HEALTHCHECK says until then', async () => {
    const image = `HEALTHCHECK --interval=1s CMD ["/no-such-program"]\n${shell('sleep 5; exit 3')}`
    const { platforms } = await run(image, { smoke: 'exit 3' })
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'exit', exitCode: 3 })
  })

  test('a HEALTHCHECK whose program goes away while the container has to stay up is the cause', async () => {
    const image = `RUN printf '#!/bin/sh\\nexit 0\\n' >/probe && chmod 755 /probe\nHEALTHCHECK --interval=1s CMD ["/probe"]\n${shell('sleep 1.5; rm /probe; sleep 60')}`
    const { platforms } = await run(image, { 'smoke-stay-up': '15s' })
    expect(platforms[0]).toMatchObject({ status: 'failed', causeKind: 'probe-not-found' })
  })

  test('an image without a shell is asked over HTTP', async () => {
    const image = `FROM ${base} AS tools\nFROM scratch\nCOPY --from=tools /bin/busybox /busybox\nEXPOSE 8080\nENTRYPOINT ["/busybox","httpd","-f","-p","8080"]`
    const { platforms } = await run(image, { smoke: 'http / status=404\nuser 0\nport 8080' })
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'http' })
  })

  test('the verdict also comes when the events of the engine are lost', async () => {
    const { exec } = tools
    const start: typeof exec.start = command =>
      exec.start(command.args[0] === 'events' ? { file: 'docker', args: ['--version'] } : command)
    const section = await smoke(request(buildImage(readyAfter(0)), quick), {
      ...tools,
      exec: { ...exec, start },
    })
    expect(section.platforms[0]).toMatchObject({ status: 'passed', readyBy: 'healthcheck', exitCode: 0 })
    const gone = await smoke(request(buildImage(`HEALTHCHECK CMD false\n${shell('exit 6')}`), quick), {
      ...tools,
      exec: { ...exec, start },
    })
    expect(gone.platforms[0]).toMatchObject({ causeKind: 'exited', exitCode: 6 })
  })

  test('a one-shot image that does not print what it must', async () => {
    const { reason } = await run(shell('echo nothing to do; exit 0'), { smoke: 'exit 0\nlog ~migrated' })
    expect(reason).toMatch(/`log ~migrated` did not hold: the container ended without printing such a line/)
    const good = await run(shell('echo migrated 3 tables; exit 0'), { smoke: 'exit 0\nlog ~migrated' })
    expect(good.platforms[0]).toMatchObject({ status: 'passed', readyBy: 'exit', exitCode: 0 })
  })

  test('a command that hangs is not waited for longer than the rest', async () => {
    const image = `HEALTHCHECK CMD true\n${shell("trap 'exit 0' TERM; while :; do sleep 0.1; done")}`
    const { reason } = await run(image, { smoke: 'command sleep 100', 'smoke-timeout': '2s' })
    expect(reason).toMatch(/`command sleep 100` did not hold: it had not exited/)
  })

  test('an image that is a tool: its programs run in containers of their own, nothing is started', async () => {
    const image = 'RUN echo conf >/etc/tool && chmod 640 /etc/tool\nENTRYPOINT ["/bin/false"]'
    const { status, reason, platforms } = await run(image, {
      smoke: 'run output~uid=0 -- id\nrun exit=3 -- sh -c "exit 3"\nfile /etc/tool mode=0640\nuser root',
    })
    expect([status, reason]).toEqual(['passed', undefined])
    expect(platforms[0]).toMatchObject({ readyBy: 'command' })
    const wrong = await run(image, { smoke: 'run output=uid=1 -- id' })
    expect(wrong.reason).toMatch(/`run output=uid=1 -- id` did not hold: "uid=1" is not in its output "uid=0/)
    const gone = await run(image, { smoke: 'run curl --version' })
    expect(gone.reason).toMatch(/program "curl" does not exist/)
  })

  test('a container-structure-test file: variables, both outputs, the words of the image', async () => {
    const image = 'ENV APP=/srv/app\nRUN mkdir -p /srv/app && chmod 1777 /srv/app\nENTRYPOINT ["/bin/false"]'
    const file = (text: string) => {
      const folder = temporaryFolder('structure')
      writeFileSync(join(folder, 'tests.yaml'), `schemaVersion: 2.0.0\n${text}`)
      return { 'smoke-file': join(folder, 'tests.yaml') }
    }
    const good = `globalEnvVars: [{ key: PLACE, value: "$APP/data" }]
commandTests:
  - name: words and outputs
    command: sh
    args: [-c, 'echo $APP; seq 500; echo warned >&2']
    expectedOutput: ['^/srv/app$', '^500$']
    excludedOutput: [warned]
    expectedError: [^warned$]
    excludedError: ['500']
  - name: its variables
    command: env
    envVars: [{ key: LEVEL, value: 2 of 3 }]
    expectedOutput: [PLACE=/srv/app/data, LEVEL=2 of 3]
fileExistenceTests: [{ name: its folder, path: $APP, permissions: dtrwxrwxrwx, gid: 0 }]`
    const { status, reason } = await run(image, file(good))
    expect([status, reason]).toEqual(['passed', undefined])
    const wrong = 'commandTests: [{ name: told, command: sh, args: [-c, echo told], expectedError: [told] }]'
    expect((await run(image, file(wrong))).reason).toMatch(
      /`told` did not hold: \/told\/ is not in its output/,
    )
  })

  test('without any check it only has to stay up, and a warning says how little that is', async () => {
    const { status, platforms, warnings } = await run(
      shell("trap 'exit 0' TERM; while :; do sleep 0.1; done"),
    )
    expect([status, platforms[0]?.readyBy]).toEqual(['passed', 'running'])
    expect(warnings).toEqual([expect.stringMatching(/no HEALTHCHECK and no check.*smoke-path/)])
  })

  test('without network, by its HEALTHCHECK', async () => {
    const { platforms } = await run(readyAfter(0), { 'smoke-network': 'none' })
    expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'healthcheck' })
  })

  test('on a network that exists, beside a service of the job', async () => {
    const name = `buildonce-test-${process.pid}`
    docker(['network', 'create', name])
    try {
      docker(['run', '-d', '--name', name, '--network', name, '--network-alias', 'db', base, 'sleep', '600'])
      const image = `HEALTHCHECK CMD ping -c 1 db\n${shell("trap 'exit 0' TERM; while :; do sleep 0.1; done")}`
      const { platforms } = await run(image, { 'smoke-network': name })
      expect(platforms[0]).toMatchObject({ status: 'passed', readyBy: 'healthcheck' })
    } finally {
      docker(['rm', '-f', name])
      docker(['network', 'rm', name])
    }
  })
})

describe('how it behaves', () => {
  test('a signal without a handler is told at once, with advice', async () => {
    const { status, warnings, platforms } = await run('HEALTHCHECK CMD true\nCMD ["sleep","600"]')
    expect(status).toBe('passed')
    expect(warnings).toEqual([expect.stringMatching(/process 1 has no handler for SIGTERM.*tini/)])
    expect(platforms[0]?.stopSeconds).toBeLessThan(9)
    expect(platforms[0]?.exitCode).toBe(137)
  })

  test('an init that waits for the signal in the kernel passes it on', async () => {
    const image = 'HEALTHCHECK CMD true\nCMD ["sleep","600"]'
    const { warnings, platforms } = await run(image, { 'smoke-run-options': '--init' })
    expect([warnings, platforms[0]?.exitCode]).toEqual([undefined, 143])
  })

  test('a handler that does not end is waited for, and then killed', async () => {
    const image = `HEALTHCHECK CMD true\n${shell("trap 'echo no' TERM; while :; do sleep 0.1; done")}`
    const { warnings } = await run(image, { 'smoke-stop-timeout': '2s' })
    expect(warnings).toEqual([
      expect.stringMatching(/did not stop within 2\.\d s of SIGTERM and was killed.*shell/),
    ])
  })

  test('by default only the stop is measured, and one line offers the rest', async () => {
    const { platforms } = await smoke(request(buildImage(readyAfter(0))), tools)
    expect(platforms[0]).toMatchObject({ status: 'passed', exitCode: 0 })
    expect(platforms[0]).not.toHaveProperty('restart')
    expect(platforms[0]).not.toHaveProperty('hardening')
    expect(tools.printed().match(/not measured: .*`smoke-behavior: all` does/g)).toHaveLength(1)
    await run(readyAfter(0), { 'smoke-behavior': 'auto', 'smoke-require': 'restart' })
    expect(tools.printed().match(/not measured/g)).toHaveLength(1)
  })

  test('restart and hardening are measured and do not fail the run', async () => {
    const app = "trap 'exit 0' TERM; echo x >/data/pid && touch /tmp/ready; while :; do sleep 0.1; done"
    const image = `RUN mkdir /data && chmod 777 /data\nHEALTHCHECK CMD test -f /tmp/ready\n${shell(app)}`
    const { status, platforms } = await run(image, { 'smoke-behavior': 'all' })
    expect(status).toBe('passed')
    expect(platforms[0]?.restart).toMatchObject({ works: true })
    expect(platforms[0]?.hardening).toEqual([
      { measure: 'other-user', works: true },
      { measure: 'read-only', works: true, needs: '--tmpfs /data --tmpfs /tmp' },
      { measure: 'no-new-privileges', works: true },
      { measure: 'no-capabilities', works: true },
    ])
  })

  test('what does not work is told with the line that says why', async () => {
    const app =
      "trap 'exit 0' TERM; [ -e /lock ] && { echo stale lock; exit 1; }; echo x >/lock || exit 9; touch /tmp/ready; while :; do sleep 0.1; done"
    const { status, platforms, warnings } = await run(`HEALTHCHECK CMD test -f /tmp/ready\n${shell(app)}`, {
      'smoke-behavior': 'all',
    })
    expect(status).toBe('passed')
    expect(platforms[0]?.restart).toMatchObject({
      works: false,
      note: expect.stringMatching(/after a restart: .*code 1/),
    })
    expect(warnings).toEqual([expect.stringMatching(/after a restart/)])
    const read = platforms[0]?.hardening?.find(({ measure }) => measure === 'read-only')
    expect(read).toMatchObject({ works: false, note: expect.stringMatching(/Read-only file system/) })
    expect(platforms[0]?.hardening?.find(({ measure }) => measure === 'no-new-privileges')?.works).toBe(true)
  })

  test('hardening that is required fails the run when it does not work', async () => {
    const app = "trap 'exit 0' TERM; echo x >/lock || exit 9; while :; do sleep 0.1; done"
    const { status, platforms } = await run(`HEALTHCHECK CMD test -f /lock\n${shell(app)}`, {
      'smoke-require': 'read-only',
    })
    expect(status).toBe('failed')
    expect(platforms[0]?.cause).toMatch(/required behaviour `read-only`.*code 9/)
  })

  test('numbers stand beside those of the baseline', async () => {
    const section = await run(readyAfter(0))
    const image = buildImage(readyAfter(1))
    const timed = { ...section, startedAt: '2026-01-01T00:00:00Z', seconds: 1 }
    const next = await smoke({ ...request(image, quick), baseline: timed }, tools)
    expect(next.platforms[0]?.before?.readySeconds).toBe(section.platforms[0]?.readySeconds)
    expect(next.warnings).toEqual([expect.stringMatching(/ready after 1\.\d+ s, before 0\.\d+ s/)])
  })
})

describe('platforms', () => {
  const both = ['linux/amd64', 'linux/arm64']

  test('every platform runs, emulated ones marked', async () => {
    const { status, platforms } = await run(readyAfter(0), {}, both)
    expect(status).toBe('passed')
    expect(platforms.map(({ platform, emulated, readyBy }) => [platform, emulated, readyBy])).toEqual([
      ['linux/amd64', false, 'healthcheck'],
      ['linux/arm64', true, 'healthcheck'],
    ])
  })

  test('an emulated failure has the same cause', async () => {
    const { platforms, reason } = await run(
      shell('echo no config; exit 5'),
      { 'smoke-platforms': 'linux/arm64' },
      both,
    )
    expect(platforms).toMatchObject([
      { emulated: true, causeKind: 'exited', log: expect.stringMatching(/no config/) },
    ])
    expect(reason).toMatch(/^linux\/arm64: the container exited with code 5/)
  })

  test('a HEALTHCHECK that fails is named the same way when it is emulated', async () => {
    const { platforms } = await run(
      `HEALTHCHECK CMD curl localhost\nCMD ["sleep","60"]`,
      { 'smoke-platforms': 'linux/arm64' },
      both,
    )
    expect(platforms).toMatchObject([{ emulated: true, causeKind: 'probe-not-found' }])
  })

  test('an image for another platform alone runs too', async () => {
    const { platforms } = await run(readyAfter(0), {}, ['linux/arm64'])
    expect(platforms).toMatchObject([{ platform: 'linux/arm64', emulated: true, status: 'passed' }])
  })

  test('a foreign image that holds programs of this machine is found out', async () => {
    const image = `FROM --platform=$BUILDPLATFORM ${base} AS build\nFROM ${base}\nCOPY --from=build /bin/busybox /bin/busybox\nHEALTHCHECK CMD true\n${shell("trap 'exit 0' TERM; while :; do sleep 0.1; done")}`
    const { platforms, reason } = await run(image, {}, both)
    expect(platforms.map(({ status }) => status)).toEqual(['passed', 'failed'])
    expect(platforms[1]?.causeKind).toBe('wrong-platform')
    expect(reason).toMatch(
      /^linux\/arm64: the image is labelled linux\/arm64, but its program is built for this machine/,
    )
  })

  test('only the native one where that is wanted', async () => {
    const { platforms, notRun } = await run(readyAfter(0), { 'smoke-platforms': 'native' }, both)
    expect(platforms).toHaveLength(1)
    expect(notRun).toEqual([{ platform: 'linux/arm64', reason: 'not asked for' }])
  })
})

describe('secrets and foreign output', () => {
  test('a secret reaches the container, and neither arguments nor record nor log', async () => {
    const secret = 'correct horse battery'
    const key = '-----BEGIN KEY-----\nabcdefgh\n-----END KEY-----'
    const image = shell(
      'echo "token $TOKEN"; echo "$KEY"; [ "$(echo "$KEY" | wc -l)" = 3 ] && echo three lines; exit 1',
    )
    const section = await run(image, { 'smoke-secrets': `TOKEN=${secret}\n"KEY=${key}"` })
    expect(section.platforms[0]?.log).toMatch(/token \*\*\*/)
    expect(section.platforms[0]?.log).toMatch(/three lines/)
    for (const part of [secret, ...key.split('\n')]) {
      expect(JSON.stringify(section)).not.toContain(part)
      expect(tools.printed()).not.toContain(part)
    }
    const folder = tools.kept.find(({ kind }) => kind === 'folder')
    expect(folder?.name).toMatch(/smoke-/)
  })

  test('what an application prints, escape sequences and long lines, stays a bounded text', async () => {
    const image = shell(
      "printf '\\033[31mred\\033[0m\\n'; head -c 100000 /dev/zero | tr '\\0' x; echo; yes '::error::forged ##[set-output name=digest]x' | head -n 500; exit 1",
    )
    const { platforms, reason } = await run(image)
    expect(platforms[0]?.log?.length).toBeLessThan(65_536)
    expect(platforms[0]?.log).not.toContain('\u001b')
    expect(reason).not.toMatch(/^\s*::|##\[/m)
  })

  test('a probe that prints a command of the runner cannot issue it', async () => {
    const image = `HEALTHCHECK CMD echo '##[add-mask]e'; echo '::error::forged'; exit 1\n${shell('sleep 9')}`
    const { reason } = await run(image, { 'smoke-timeout': '1s' })
    expect(reason).toMatch(/## \[add-mask\]e ::error::forged/)
    expect(tools.printed()).not.toMatch(/^\s*::|##\[/m)
  })
})

describe('the image', () => {
  test('a name that has moved since the build is refused', async () => {
    const [one, two] = [buildImage(readyAfter(0)), buildImage(readyAfter(9))]
    const moved = {
      ...one,
      digest: two.digest,
      platforms: [{ platform: 'linux/amd64', digest: two.digest, size: 1 }],
    }
    await expect(smoke(request(moved), tools)).rejects.toThrow(
      /in the Docker Engine is sha256:.*to test is sha256:/,
    )
  })

  test('an image in a registry is pulled by digest, and removed again by the clean-up', async () => {
    const subject = buildImage(readyAfter(0))
    const repository = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/smoke-${process.pid}`
    docker(['tag', subject.localImage ?? '', `${repository}:1`])
    docker(['push', '-q', `${repository}:1`])
    removeImages()
    docker(['image', 'rm', '-f', `${repository}:1`])
    const { localImage: _, ...remote } = { ...subject, source: { kind: 'registry', repository } as const }
    const section = await smoke(request(remote, quick), tools)
    expect(section.status).toBe('passed')
    await cleanUp(tools.kept, tools)
    expect(docker(['images', '-q', repository])).toBe('')
  })

  test('switched off, nothing is started', async () => {
    const section = await smoke(request(buildImage(readyAfter(0)), { smoke: 'false' }), tools)
    expect(section).toMatchObject({ status: 'skipped', platforms: [] })
    expect(tools.kept).toEqual([])
  })
})
