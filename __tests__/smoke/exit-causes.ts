/** One image whose files are broken in many ways: a case names the words that start it. */
export const brokenImage = String.raw`EXPOSE 8080
WORKDIR /app
RUN printf '#!/bin/sh\r\necho hi\r\n' >crlf.sh; printf 'set -e\r\necho hi\r\nfalse\r\n' >crlf-plain.sh; \
  printf '#!/usr/bin/env node\r\n' >crlf-env.js; \
  printf 'echo hi\n' >plain.sh; : >empty; printf '#!/usr/bin/python3\nprint(1)\n' >python.py; \
  printf '\177ELF\002\001\001\000\000\000\000\000\000\000\000\000\002\000\076\000\001\000\000\000/lib64/ld-linux-x86-64.so.2\000' >dynamic; \
  printf '#!/bin/sh\necho start\n./crlf.sh\n' >calls-crlf.sh; printf '#!/bin/sh\n./closed.sh\n' >calls-closed.sh; \
  printf '#!/bin/sh\ngosu app true\n' >calls-missing.sh; printf '#!/bin/sh\nexec ./python.py\n' >calls-python.sh; \
  printf '#!/bin/sh\n(sleep 30) &\nexit 0\n' >/bin/nginx; cp /bin/nginx /bin/redis-server; cp /bin/nginx /bin/service; \
  printf '#!/bin/sh\nservice ssh start\n' >start.sh; cp /bin/nginx background; \
  chmod +x *.sh *.js empty python.py dynamic background /bin/nginx /bin/redis-server /bin/service; \
  printf '#!/bin/sh\n' >closed.sh; chmod 644 closed.sh; mkdir -m 755 /data
USER 1000
CMD ["sleep","60"]`

/** Says a line as a program would that ends with it. */
export function saying(line: string, code = 1): string {
  return `sh\n-c\nprintf '%s\\n' "$0" >&2; exit ${code}\n${line}`
}

/** What is started, and what has to be said about it. */
export const exitCases: readonly (readonly [
  name: string,
  args: string,
  kind: string,
  cause: RegExp,
  advice: RegExp,
])[] = [
  [
    'a script with CR LF',
    '/app/crlf.sh',
    'windows-line-ends',
    /^the lines of the script "\/app\/crlf\.sh" end as on Windows.*interpreter "\/bin\/sh\\r"$/,
    /eol=lf/,
  ],
  [
    'a script with CR LF for a shell',
    'sh\ncrlf-plain.sh',
    'windows-line-ends',
    /exited with code \d+.*: the lines of the script "\/app\/crlf-plain\.sh" end as on Windows/,
    /eol=lf/,
  ],
  [
    'a script with CR LF that another calls',
    '/app/calls-crlf.sh',
    'windows-line-ends',
    /"\.?\/?.*crlf\.sh" end as on Windows/,
    /eol=lf/,
  ],
  [
    'a program of Node.js with CR LF',
    '/app/crlf-env.js',
    'windows-line-ends',
    /interpreter "node\\r"/,
    /eol=lf/,
  ],
  [
    'a script without #!',
    '/app/plain.sh',
    'no-interpreter-line',
    /^the script "\/app\/plain\.sh" has no "#!" line/,
    /#!\/bin\/sh/,
  ],
  ['an empty program', '/app/empty', 'no-interpreter-line', /"\/app\/empty" is an empty file/, /#!/],
  [
    'a script for an interpreter that is not there',
    '/app/python.py',
    'program-not-found',
    /^the script "\/app\/python\.py" needs the interpreter "\/usr\/bin\/python3", which is not in the image$/,
    /final stage/,
  ],
  [
    'the same, called by another script',
    '/app/calls-python.sh',
    'program-not-found',
    /needs the interpreter "\/usr\/bin\/python3"/,
    /final stage/,
  ],
  [
    'a script that may not be executed, called by another',
    '/app/calls-closed.sh',
    'program-not-executable',
    /"\/app\/closed\.sh" is not executable: its mode is 0644/,
    /chmod=755/,
  ],
  [
    'a program that a script does not find',
    '/app/calls-missing.sh',
    'program-not-found',
    /code 127 \(command not found\).*: it calls gosu, which is not in the image/,
    /Install it/,
  ],
  [
    'a folder of root, written into',
    'mkdir\n/data/db',
    'permission-denied',
    /it has no permission for \/data\/db: \/data belongs to 0:0, mode 0755, and it runs as 1000$/,
    /--chown/,
  ],
  [
    'nginx in the background',
    'nginx',
    'runs-in-background',
    /exited with code 0 .*: its first process ends while nginx runs in the background/,
    /daemon off;/,
  ],
  [
    'redis in the background',
    'redis-server\n/etc/redis.conf',
    'runs-in-background',
    /redis-server runs in the background/,
    /"--daemonize", "no"/,
  ],
  [
    'sshd started as a service by a script',
    '/app/start.sh',
    'runs-in-background',
    /ssh runs in the background/,
    /"-D", "-e"/,
  ],
  [
    'a server that is not known, in the background',
    '/app/background',
    'runs-in-background',
    /although the image exposes port 8080: a service in the background ends with it/,
    /foreground.*`exit 0`/,
  ],
  [
    'a shared library',
    saying(
      '/app/server: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
      127,
    ),
    'missing-library',
    /the shared library libpq\.so\.5 is not in the image/,
    /Install the package/,
  ],
  [
    'a module of Python',
    saying("ModuleNotFoundError: No module named 'flask'"),
    'missing-module',
    /the Python module flask is not in the image/,
    /dependencies/,
  ],
  [
    'a port that is taken',
    saying('Error: listen EADDRINUSE: address already in use :::8080'),
    'port-in-use',
    /already in use/,
    /same port/,
  ],
  [
    'a low port',
    saying('nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)'),
    'permission-denied',
    /may not listen on port 80, which is below 1024/,
    /8080/,
  ],
  [
    'a read-only file system',
    saying('touch: /var/x: Read-only file system'),
    'read-only',
    /it writes to \/var\/x, which is read-only/,
    /tmpfs/,
  ],
  [
    'memory of the language',
    saying('java.lang.OutOfMemoryError: Java heap space'),
    'out-of-memory',
    /ran out of memory/,
    /smoke-memory/,
  ],
  [
    'a service that is not there',
    saying('Error: getaddrinfo ENOTFOUND db'),
    'unreachable-service',
    /looks for the host db/,
    /smoke-compose-file/,
  ],
  [
    'a variable',
    saying("KeyError: 'DATABASE_URL'"),
    'missing-variable',
    /needs the variable DATABASE_URL/,
    /smoke-env/,
  ],
  [
    'a file',
    saying("python3: can't open file '/app/main.py': [Errno 2] No such file or directory", 2),
    'missing-file',
    /the file \/app\/main\.py is not in the image/,
    /working directory/,
  ],
]
