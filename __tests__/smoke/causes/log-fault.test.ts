import { describe, expect, test } from '@jest/globals'
import { logFault } from '../../../src/smoke/causes/log-fault.ts'

describe('what the log of a program says about its end', () => {
  test.each([
    // The loader and the C library.
    [
      '/app: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file',
      'missing-library',
      'libpq.so.5',
    ],
    [
      'Error loading shared library libstdc++.so.6: No such file or directory (needed by /app)',
      'missing-library',
      'libstdc++.so.6',
    ],
    [
      "/app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /app)",
      'missing-library',
      'GLIBC_2.38',
    ],
    [
      'ImportError: libGL.so.1: cannot open shared object file: No such file or directory',
      'missing-library',
      'libGL.so.1',
    ],
    [
      "qemu-aarch64-static: Could not open '/lib/ld-linux-aarch64.so.1': No such file or directory",
      'missing-library',
      '/lib/ld-linux-aarch64.so.1',
    ],
    ['Error: /app/node_modules/bcrypt/bcrypt.node: invalid ELF header', 'wrong-platform', 'bcrypt.node'],
    // Modules.
    ["ModuleNotFoundError: No module named 'flask'", 'missing-module', 'Python module flask'],
    ['/usr/bin/python3: No module named uvicorn', 'missing-module', 'Python module uvicorn'],
    ["Error: Cannot find module 'express'", 'missing-module', 'Node.js module express'],
    [
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'koa' imported from /app/index.js",
      'missing-module',
      'koa',
    ],
    ["Error: Cannot find module '/app/server.js'", 'missing-file', '/app/server.js'],
    [
      "<internal:/usr/lib/ruby>:37:in `require': cannot load such file -- sinatra (LoadError)",
      'missing-module',
      'Ruby library sinatra',
    ],
    [
      "Can't locate Mojo/Base.pm in @INC (you may need to install the Mojo::Base module)",
      'missing-module',
      'Mojo::Base',
    ],
    ['Error: Could not find or load main class com.acme.Main', 'missing-module', 'com.acme.Main'],
    ['Error: Unable to access jarfile /app/app.jar', 'missing-file', '/app/app.jar'],
    [
      'java.lang.UnsupportedClassVersionError: App has been compiled by a more recent version',
      'missing-module',
      'newer Java',
    ],
    ['You must install or update .NET to run this application.', 'missing-module', '.NET'],
    // Ports.
    ['Error: listen EADDRINUSE: address already in use :::8080', 'port-in-use', 'already in use'],
    ['OSError: [Errno 98] Address already in use', 'port-in-use', 'already in use'],
    ['nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)', 'permission-denied', 'port 80'],
    [
      '(13)Permission denied: AH00072: make_sock: could not bind to address [::]:443',
      'permission-denied',
      'port 443',
    ],
    ['Error: listen EACCES: permission denied 0.0.0.0:80', 'permission-denied', 'port 80'],
    ['listen tcp :443: bind: permission denied', 'permission-denied', 'port 443'],
    // The rest.
    ['fatal: ENOSPC: no space left on device, write', 'disk-full', 'no space'],
    [
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      'out-of-memory',
      'memory',
    ],
    ['initdb: error: cannot be run as root', 'runs-as-root', 'refuses'],
    ['"root" execution of the PostgreSQL server is not permitted.', 'runs-as-root', 'refuses'],
    ['sh: TOKEN: parameter not set', 'missing-variable', 'TOKEN'],
    ['Environment variable SECRET_KEY is not set', 'missing-variable', 'SECRET_KEY'],
    ['Missing required environment variable: API_KEY', 'missing-variable', 'API_KEY'],
    ["KeyError: 'DATABASE_URL'", 'missing-variable', 'DATABASE_URL'],
    ['Error: getaddrinfo ENOTFOUND db', 'unreachable-service', 'host db'],
    [
      'psql: error: could not translate host name "db" to address: Name or service not known',
      'unreachable-service',
      'host db',
    ],
    [
      'nginx: [emerg] host not found in upstream "api" in /etc/nginx/nginx.conf:12',
      'unreachable-service',
      'host api',
    ],
    ['dial tcp 127.0.0.1:5432: connect: connection refused', 'unreachable-service', '127.0.0.1:5432'],
  ])('%s', (line, kind, about) => {
    const fault = logFault(['starting', line])
    expect(fault).toMatchObject({ kind, sentence: expect.stringContaining(about) })
  })

  test.each([
    ["mkdir: cannot create directory '/data/x': Permission denied", 'permission-denied', '/data/x'],
    ["PermissionError: [Errno 13] Permission denied: '/data/db'", 'permission-denied', '/data/db'],
    ["Error: EACCES: permission denied, open '/data/x'", 'permission-denied', '/data/x'],
    ['panic: open /data/x.db: permission denied', 'permission-denied', '/data/x.db'],
    ['java.nio.file.AccessDeniedException: /data/x', 'permission-denied', '/data/x'],
    [
      'nginx: [alert] could not open error log file: open() "/var/log/nginx/error.log" failed (13: Permission denied)',
      'permission-denied',
      '/var/log/nginx/error.log',
    ],
    ["sh: can't create /data/f: Permission denied", 'permission-denied', '/data/f'],
    ['/entry.sh: 3: ./app.sh: Permission denied', 'permission-denied', './app.sh'],
    ["Error: EROFS: read-only file system, mkdir '/app/cache'", 'read-only', '/app/cache'],
    ['touch: /var/x: Read-only file system', 'read-only', '/var/x'],
    [
      "FileNotFoundError: [Errno 2] No such file or directory: '/etc/app.yml'",
      'missing-file',
      '/etc/app.yml',
    ],
    [
      'nginx: [emerg] open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
      'missing-file',
      '/etc/nginx/nginx.conf',
    ],
    ["Error: ENOENT: no such file or directory, open '/app/config.json'", 'missing-file', '/app/config.json'],
    ['/entry.sh: line 4: gosu: command not found', 'program-not-found', 'gosu'],
    ['/entry.sh: 4: gosu: not found', 'program-not-found', 'gosu'],
    ['Error: spawn ffmpeg ENOENT', 'program-not-found', 'ffmpeg'],
    ['exec: "convert": executable file not found in $PATH', 'program-not-found', 'convert'],
    ["FileNotFoundError: [Errno 2] No such file or directory: 'ffmpeg'", 'program-not-found', 'ffmpeg'],
  ])('the path in %s', (line, kind, path) => {
    expect(logFault([line, '    at main (app.js:1)'])).toEqual({ kind, path })
  })

  test('the last line that names a cause counts, and one with a path before one without', () => {
    expect(logFault(['dial tcp 10.0.0.1:53: connection refused', "KeyError: 'TOKEN'", 'bye'])).toMatchObject({
      sentence: 'it needs the variable TOKEN',
    })
    expect(logFault(["Error: EACCES: permission denied, open '/data/x'", "  code: 'EACCES'"])).toEqual({
      kind: 'permission-denied',
      path: '/data/x',
    })
  })

  test.each([
    'ERROR: permission denied for table users',
    'GET /index.html 404 not found here',
    'listening on 8080',
    'no module is missing',
  ])('nothing follows from %s', line => {
    expect(logFault([line])).toBeUndefined()
  })
})
