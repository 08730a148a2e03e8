import { answering, shell, web } from './images.ts'

const healthy = 'HEALTHCHECK CMD true\n'

/** An image that fails in one way, and what must be said about it. */
export interface Case {
  readonly name: string
  readonly image: string
  readonly inputs?: Record<string, string>
  readonly kind: string
  readonly cause: RegExp
  readonly advice?: RegExp
  readonly log?: RegExp
}

export const cases: readonly Case[] = [
  {
    name: 'an application that ends before it is ready',
    image: `HEALTHCHECK CMD false\n${shell('echo no database >&2; exit 3')}`,
    kind: 'exited',
    cause: /^the container exited with code 3 after \d\.\d s, before it was ready$/,
    log: /\d\.\d s {2}no database$/,
  },
  {
    name: 'an application that misses a variable',
    image: `HEALTHCHECK CMD true\n${shell(': ${TOKEN:?is not set}; sleep 9')}`,
    inputs: { 'smoke-stay-up': '1s' },
    kind: 'missing-variable',
    cause: /code 2 .*: it needs the variable TOKEN$/,
    advice: /smoke-env/,
    log: /TOKEN: is not set/,
  },
  {
    name: 'an application that ends after it was ready',
    image: `HEALTHCHECK CMD true\n${shell('sleep 1.5; exit 4')}`,
    inputs: { 'smoke-stay-up': '4s' },
    kind: 'crashed-after-ready',
    cause: /code 4 after 1\.\d s, after it had become ready/,
  },
  {
    name: 'a program that is not in the image',
    image: 'ENTRYPOINT ["/app/server"]',
    kind: 'program-not-found',
    cause: /^the image's program "\/app\/server" does not exist in it$/,
    advice: /final stage/,
  },
  {
    name: 'a program without the executable bit',
    image: 'RUN echo hello >/app\nENTRYPOINT ["/app"]',
    kind: 'program-not-executable',
    cause: /"\/app" cannot be executed: permission denied/,
    advice: /chmod=755/,
  },
  {
    name: 'a script whose interpreter is not in the image',
    image: `RUN printf '#!/bin/bash\\necho hi\\n' >/app && chmod +x /app\nENTRYPOINT ["/app"]`,
    kind: 'program-not-found',
    cause: /"\/app"/,
  },
  {
    name: 'a program for another machine',
    image: `RUN printf '\\177ELF\\002\\001\\001\\000\\000\\000\\000\\000\\000\\000\\000\\000\\002\\000\\363\\000' >/app && chmod +x /app\nENTRYPOINT ["/app"]`,
    kind: 'wrong-platform',
    cause: /not for linux\/(amd64|arm64) \(exec format error\)/,
    advice: /BUILDPLATFORM/,
  },
  {
    name: 'a user that the image does not have',
    image: 'USER nobody-here\nCMD ["sleep","9"]',
    kind: 'not-started',
    cause: /unable to find user nobody-here/,
  },
  {
    name: 'an application that needs more memory than it gets',
    image: `${healthy}${shell('sleep 0.5; dd if=/dev/zero of=/dev/null bs=64M count=1; sleep 9')}`,
    inputs: { 'smoke-memory': '16MiB', 'smoke-stay-up': '5s' },
    kind: 'out-of-memory',
    cause: /^out of memory: killed after \d\.\d s/,
    advice: /smoke-memory/,
  },
  {
    name: 'a HEALTHCHECK that never passes',
    image: `HEALTHCHECK CMD echo the cache is cold; exit 7\n${shell('sleep 60')}`,
    inputs: { 'smoke-timeout': '2s' },
    kind: 'unhealthy',
    cause: /^not healthy within 2\.0 s: the last probe exited with (1|7): the cache is cold$/,
  },
  {
    name: 'a HEALTHCHECK whose program is missing, long before the time is up',
    image: `HEALTHCHECK CMD curl -f http://localhost/\n${shell('sleep 60')}`,
    inputs: { 'smoke-timeout': '50s' },
    kind: 'probe-not-found',
    cause: /^the HEALTHCHECK calls curl, which is not in the image$/,
    advice: /smoke-path/,
  },
  {
    name: 'a HEALTHCHECK in exec form whose program is missing',
    image: `HEALTHCHECK CMD ["curl","-f","http://localhost/"]\n${shell('sleep 60')}`,
    inputs: { 'smoke-timeout': '50s' },
    kind: 'probe-not-found',
    cause: /^the HEALTHCHECK calls curl, which is not in the image$/,
  },
  {
    name: 'a Python program that has printed nothing',
    image: `EXPOSE 8080\nRUN printf '#!/bin/sh\\nsleep 60\\n' >/bin/python3 && chmod +x /bin/python3\nCMD ["python3","app.py"]`,
    inputs: { 'smoke-path': '/', 'smoke-timeout': '1s' },
    kind: 'port-not-bound',
    cause: /it has printed nothing yet, since Python keeps its output back until it ends$/,
    advice: /PYTHONUNBUFFERED=1/,
  },
  {
    name: 'a port that nothing listens on',
    image: `EXPOSE 8080\n${shell('sleep 60')}`,
    inputs: { 'smoke-path': '/healthz', 'smoke-timeout': '1s' },
    kind: 'port-not-bound',
    cause:
      /not answered at port 8080 within 1\.0 s.*second \d\.\d \(\d+ tries\); nothing in the container listens/,
  },
  {
    name: 'an application that listens on another port',
    image: web().replace('EXPOSE 8080', 'EXPOSE 3000'),
    inputs: { 'smoke-path': '/healthz', 'smoke-timeout': '1s' },
    kind: 'port-not-bound',
    cause: /it listens on 8080/,
    advice: /smoke-port` to 8080/,
  },
  {
    name: 'an application that listens inside its container only',
    image: web().replace('-p 8080', '-p 127.0.0.1:8080'),
    inputs: { 'smoke-path': '/healthz', 'smoke-timeout': '1s' },
    kind: 'port-not-bound',
    cause: /it listens on 127\.0\.0\.1:8080/,
    advice: /0\.0\.0\.0/,
  },
  {
    name: 'an application that listens inside its container only, for IPv6',
    image: web().replace('-p 8080', '-p [::1]:8080'),
    inputs: { 'smoke-path': '/healthz', 'smoke-timeout': '1s' },
    kind: 'port-not-bound',
    cause: /it listens on \[::1\]:8080/,
    advice: /0\.0\.0\.0, or on \[::\]/,
  },
  {
    name: 'an application that writes into a folder of root, and goes on',
    image: `EXPOSE 8080\nRUN mkdir -m 755 /data\nUSER 1000\n${shell('mkdir /data/db; sleep 60')}`,
    inputs: { 'smoke-path': '/', 'smoke-timeout': '2s' },
    kind: 'permission-denied',
    cause:
      /not answered at port 8080.*; its log says why: it has no permission for \/data\/db: \/data belongs to 0:0, mode 0755, and it runs as 1000$/,
    advice: /--chown/,
  },
  {
    name: 'a wrong status',
    image: web(),
    inputs: { 'smoke-path': '/gone', 'smoke-timeout': '1s' },
    kind: 'wrong-answer',
    cause: /status 404 instead of 200-399, body ".*" at second \d\.\d \(\d+ tries\)/,
  },
  {
    name: 'a redirect where an answer was expected',
    image: answering(
      String.raw`printf "HTTP/1.1 302 Found\\r\\nLocation: /login\\r\\nContent-Length: 0\\r\\n\\r\\n"`,
    ),
    inputs: { smoke: 'http / status=200', 'smoke-timeout': '5s' },
    kind: 'wrong-answer',
    cause: /status 302 to \/login instead of 200/,
    advice: /Redirects are not followed/,
  },
  {
    name: 'connections that break off',
    image: answering('exit 1'),
    inputs: { 'smoke-path': '/', 'smoke-timeout': '1s' },
    kind: 'no-answer',
    cause: /the connection was closed without an answer/,
  },
  {
    name: 'a one-shot image that fails',
    image: shell('echo 3 rows are broken; exit 3'),
    inputs: { smoke: 'exit 0' },
    kind: 'wrong-exit-code',
    cause: /^the container exited with code 3 instead of 0$/,
    log: /3 rows are broken/,
  },
  {
    name: 'a one-shot image that does not end',
    image: shell('sleep 60'),
    inputs: { smoke: 'exit 0', 'smoke-timeout': '1s' },
    kind: 'did-not-exit',
    cause: /still running after 1 s/,
  },
  {
    name: 'a log line that never comes',
    image: shell('echo starting; sleep 60'),
    inputs: { smoke: 'log ~^ready', 'smoke-timeout': '1s' },
    kind: 'check-failed',
    cause: /`log ~\^ready` did not hold within 1\.0 s: 1 lines/,
  },
  {
    name: 'a log line that must not come',
    image: `${healthy}${shell("trap 'exit 0' TERM; echo panic: oh no; while :; do sleep 0.1; done")}`,
    inputs: { smoke: 'log !~panic|fatal' },
    kind: 'check-failed',
    cause: /which must not be printed: "panic: oh no"/,
  },
  {
    name: 'a command that fails',
    image: `${healthy}${shell('sleep 60')}`,
    inputs: { smoke: 'command cat /missing', 'smoke-timeout': '2s' },
    kind: 'check-failed',
    cause: /`command cat \/missing` did not hold: exit code 1 instead of 0, output ".*missing/,
  },
  {
    name: 'a signal that is ignored, where ending on it is required',
    image: `${healthy}CMD ["sleep","60"]`,
    inputs: { 'smoke-require': 'stop', 'smoke-stop-timeout': '2s' },
    kind: 'behavior',
    cause: /process 1 has no handler for SIGTERM|did not stop within 2\.\d s of SIGTERM and was killed/,
  },
]
