import { afterAll, describe, expect, test } from '@jest/globals'
import { smoke } from '../../src/smoke/smoke.ts'
import { shell } from './images.ts'
import { base, buildImage, removeImages, request, testTools } from './real.ts'

afterAll(removeImages)

// As long as a test may take: what is noticed early is told by the sentence, which names no time.
const late = { 'smoke-timeout': '250s' }
const runs = shell('sleep 300')

describe('a HEALTHCHECK that can never pass ends the wait', () => {
  test.each([
    [
      'curl',
      'HEALTHCHECK CMD curl -fsS http://localhost:8080/ || exit 1',
      /^the HEALTHCHECK calls curl, which is not in the image$/,
    ],
    [
      'curl, whose message is thrown away',
      'HEALTHCHECK CMD curl -f http://localhost/ >/dev/null 2>&1 || exit 1',
      /calls curl,/,
    ],
    ['python in a substitution', 'HEALTHCHECK CMD test "$(python3 -c pass)" = ok', /calls python3,/],
    ['pg_isready behind a test', 'HEALTHCHECK CMD test -d /tmp && pg_isready -q', /calls pg_isready,/],
    [
      'a client in a script',
      `RUN printf '#!/bin/sh\\nhost=localhost\\nif ! redis-cli -h $host ping; then\\n exit 1\\nfi\\n' >/health && chmod +x /health\nHEALTHCHECK CMD /health`,
      /calls redis-cli in \/health,/,
    ],
    [
      'the exec form',
      'HEALTHCHECK CMD ["curl","-f","http://localhost/"]',
      /^the HEALTHCHECK calls curl, which is not in the image$/,
    ],
    [
      'a script with CR LF',
      `RUN printf '#!/bin/sh\\r\\ntrue\\r\\n' >/health && chmod +x /health\nHEALTHCHECK CMD ["/health"]`,
      /cannot be run: the lines of the script "\/health" end as on Windows/,
    ],
    [
      'a script that may not be executed',
      `RUN printf '#!/bin/sh\\n' >/health\nHEALTHCHECK CMD /health`,
      /calls \/health, which its user may not execute/,
    ],
    [
      'a shell that is not in the image',
      `FROM ${base} AS tools\nFROM scratch\nCOPY --from=tools /bin/busybox /busybox\nHEALTHCHECK CMD curl -f http://localhost/\nCMD ["/busybox","sleep","300"]`,
      /^the HEALTHCHECK runs in the shell \/bin\/sh, which is not in the image$/,
    ],
  ])('%s', async (_, lines, cause) => {
    const tools = testTools()
    const image = lines.startsWith('FROM') ? lines : `${lines}\n${runs}`
    const section = await smoke(request(buildImage(image), late), tools)
    expect(section.platforms[0]).toMatchObject({
      status: 'failed',
      cause: expect.stringMatching(cause),
      advice: expect.stringMatching(/smoke-path|chmod|eol=lf/),
    })
    tools.remove()
  })

  test.each([
    [
      'another client',
      'HEALTHCHECK CMD curl -f http://localhost/ || test -f /tmp/ready || cat /tmp/ready 2>/dev/null',
    ],
    ['a script that is written at the start', 'HEALTHCHECK CMD cat /tmp/ready || curl -f http://localhost/'],
  ])('%s may still make it pass', async (_, lines) => {
    const tools = testTools()
    const image = `${lines}\n${shell("trap 'exit 0' TERM; sleep 3; touch /tmp/ready; while :; do sleep 0.1; done")}`
    const section = await smoke(request(buildImage(image), { ...late, 'smoke-behavior': 'stop' }), tools)
    expect(section.platforms[0]).toMatchObject({ status: 'passed', readyBy: 'healthcheck' })
    tools.remove()
  })
})

describe('why a HEALTHCHECK is refused', () => {
  test.each([
    [
      'another port than the application has',
      '3000',
      'wget -qO- http://127.0.0.1:8080/ || exit 1',
      /; it listens on 3000, not on 8080$/,
      /ask the port/,
    ],
  ])('it asks %s', async (_, port, probe, cause, advice) => {
    const tools = testTools()
    const image = `HEALTHCHECK CMD ${probe}\nCMD ["httpd","-f","-p","${port}","-h","/tmp"]`
    const section = await smoke(request(buildImage(image), { 'smoke-timeout': '3s' }), tools)
    expect(section.platforms[0]).toMatchObject({
      causeKind: 'unhealthy',
      cause: expect.stringMatching(cause),
      advice: expect.stringMatching(advice),
    })
    tools.remove()
  })
})
