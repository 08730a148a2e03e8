import { afterAll, expect, test } from '@jest/globals'
import { smoke } from '../../src/smoke/smoke.ts'
import { shell } from './images.ts'
import { buildImage, removeImages, request, testTools } from './real.ts'

afterAll(removeImages)

const healthy = 'HEALTHCHECK CMD test -f /tmp/ready'
const ready = "touch /tmp/ready; trap 'exit 0' TERM; while :; do sleep 0.1; done"

test.each([
  [
    'an exposed port that nobody listens on, and one for the container itself',
    `EXPOSE 8080 9090 7070\n${shell(`httpd -p 127.0.0.1:9090 -h /tmp; httpd -p 8081 -h /tmp; httpd -p 7070 -h /tmp; ${ready}`)}`,
    [
      /^linux\/amd64: the image exposes port 8080, and nothing listens on it: it listens on 8081$/,
      /^linux\/amd64: the image exposes port 9090, which is listened on at 127\.0\.0\.1 only: it cannot be reached/,
    ],
  ],
  [
    'a program of supervisord that fails',
    shell(
      `echo 'INFO exited: worker (exit status 1; not expected)'; echo 'INFO gave up: worker entered FATAL state, too many start retries too quickly'; ${ready}`,
    ),
    [
      /^linux\/amd64: supervisord has given up on the program worker \(FATAL\): the container runs on without it$/,
    ],
  ],
  [
    'processes that nobody waits for',
    shell('for i in 1 2 3 4 5 6; do (sleep 0.2; true) & done; touch /tmp/ready; exec sleep 60'),
    [
      /^linux\/amd64: 6 processes have ended and are not waited for \(sh\): process 1 \(sleep\) does not wait for its children\. Start it through tini/,
    ],
  ],
  [
    'data in a VOLUME and in the layer of the container',
    `RUN mkdir -p /data /srv/app && dd if=/dev/zero of=/data/old bs=1M count=3\nVOLUME /data\n${shell(`dd if=/dev/zero of=/data/new bs=1M count=2; dd if=/dev/zero of=/srv/app/cache.db bs=1M count=4; dd if=/dev/zero of=/tmp/passing bs=1M count=2; ${ready}`)}`,
    [
      /^linux\/amd64: it wrote 4\.0 MiB into the layer of the container, which is lost with it: \/srv\/app\/cache\.db \(4\.0 MiB\)\./,
      /^linux\/amd64: it wrote 2\.0 MiB into its VOLUME \/data: \/data\/new \(2\.0 MiB\)\./,
    ],
  ],
  ['nothing', `EXPOSE 7070\n${shell(`httpd -p 7070 -h /tmp; ${ready}`)}`, []],
])('%s is warned of, and does not fail', async (_, lines, expected) => {
  const tools = testTools()
  const section = await smoke(
    request(buildImage(`${healthy}\n${lines}`), { 'smoke-behavior': 'stop', 'smoke-timeout': '200s' }),
    tools,
  )
  expect(section.status).toBe('passed')
  const found = (section.warnings ?? []).filter(warning => !/handler for SIGTERM/.test(warning))
  expect(found).toEqual(expected.map(pattern => expect.stringMatching(pattern)))
  for (const warning of found) expect(tools.printed()).toContain(`warning: ${warning}`)
  tools.remove()
})

test('an image that goes to the background has not done its work, although it ends with 0', async () => {
  const tools = testTools()
  const nginx = `EXPOSE 80\nRUN printf '#!/bin/sh\\nexit 0\\n' >/bin/nginx && chmod +x /bin/nginx\nCMD ["nginx"]`
  const section = await smoke(request(buildImage(nginx), { smoke: 'exit 0' }), tools)
  expect(section).toMatchObject({
    status: 'passed',
    warnings: [
      expect.stringMatching(/exposes port 80 and starts nginx, which goes to the background.*daemon off;/),
    ],
  })
  tools.remove()
})
