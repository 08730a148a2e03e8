import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { causeLine } from '../../src/build/cause-line.ts'
import { printable } from '../../src/messages/printable.ts'

const folder = join(import.meta.dirname, '../fixtures/build')

/** What real programs printed when they failed, and the line of it that names the cause. */
const captured: Readonly<Record<string, string>> = {
  'apt-unknown': 'E: Unable to locate package buildonce-no-such-package',
  'apt-version': "E: Version '99' for 'coreutils' was not found",
  'cargo-compile': 'error[E0425]: cannot find value `total` in this scope',
  'curl-dns': 'curl: (6) Could not resolve host: host.invalid',
  'git-clone': "fatal: unable to access 'https://host.invalid/x.git/': Could not resolve host: host.invalid",
  'go-compile': './main.go:6:14: undefined: total',
  'go-no-mod-file':
    'pattern ./...: directory prefix . does not contain main module or its selected dependencies',
  'go-no-module':
    'main.go:3:8: no required module provides package github.com/google/uuid; to add it: go get github.com/google/uuid',
  'go-test': '--- FAIL: TestAdd (0.00s): main_test.go:7: add(1, 2) = -1, want 3',
  'make-compile': 'main.c:4:16: error: ‘cuont’ undeclared (first use in this function)',
  'make-link': "main.c:(.text+0x5): undefined reference to `helper'",
  'make-no-program': 'make: protoc-none: No such file or directory',
  'make-no-rule': "make: *** No rule to make target 'nothere.o', needed by 'main'.  Stop.",
  'make-recursive': 'main.c:4:16: error: ‘cuont’ undeclared (first use in this function)',
  'mvn-compile': '[ERROR] /src/src/main/java/Main.java:[3,24] cannot find symbol',
  'mvn-dependency':
    '[ERROR] Failed to execute goal on project app: Could not resolve dependencies for project com.example:app:jar:1.0: Could not find artifact com.example:no-such:jar:1 in central (https://repo.maven.apache.org/maven2) -> [Help 1]',
  'mvn-no-pom':
    '[ERROR] The goal you specified requires a project to execute but there is no POM in this directory (/src). Please verify you invoked Maven from the correct directory. -> [Help 1]',
  'npm-ci-no-lock': 'npm error The `npm ci` command can only install with an existing package-lock.json or',
  'npm-dns':
    'npm error network request to https://registry.invalid/left-pad failed, reason: getaddrinfo ENOTFOUND registry.invalid',
  'npm-eresolve': 'npm error ERESOLVE unable to resolve dependency tree',
  'npm-install-script': 'make: nope.mk: No such file or directory',
  'npm-missing-script': 'npm error Missing script: "biuld"',
  'npm-not-found': 'npm error 404 Not Found - GET https://registry.npmjs.org/buildonce-no-such-package',
  'npm-script': "Error: Cannot find module './missing.js'",
  'pip-no-file':
    "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirement.txt'",
  'pip-not-found':
    'ERROR: Could not find a version that satisfies the requirement buildonce-no-such-package==9 (from versions: none)',
  'pip-version': 'ERROR: Could not find a version that satisfies the requirement flask==99.1',
  'pip-wheel': 'fastsum.c:2:10: fatal error: nosuchheader.h: No such file or directory',
  'python-traceback': "ModuleNotFoundError: No module named 'nosuchmodule'",
  'sh-not-found': 'sh: 1: buildonce-no-such-program: not found',
  'tar-missing': 'tar (child): nothere.tgz: Cannot open: No such file or directory',
}

describe('of what a program really printed', () => {
  test('every capture has its cause in the table', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(captured).map(name => `${name}.txt`))
  })

  test.each(Object.entries(captured))('%s: the line that names the cause', (name, cause) => {
    const output = printable(readFileSync(join(folder, `${name}.txt`), 'utf8')).split('\n')
    const found = causeLine(output) ?? ''
    expect(name === 'pip-version' ? found.slice(0, cause.length) : found).toBe(cause)
  })
})

/** What further programs print, shortened. */
test.each([
  [
    'yarn 1',
    [
      'yarn install v1.22.22',
      '[1/4] Resolving packages...',
      'error An unexpected error occurred: "https://registry.yarnpkg.com/nope: Not found".',
      'info If you think this is a bug, please open a bug report with the information provided in "/src/yarn-error.log".',
      'info Visit https://yarnpkg.com/en/docs/cli/install for documentation about this command.',
    ],
    'error An unexpected error occurred: "https://registry.yarnpkg.com/nope: Not found".',
  ],
  [
    'yarn 4',
    [
      '➤ YN0000: · Yarn 4.5.0',
      '➤ YN0000: ┌ Resolution step',
      '➤ YN0035: │ nope@npm:^1: Package not found',
      '➤ YN0000: └ Completed',
      '➤ YN0000: · Failed with errors in 0s 322ms',
    ],
    '➤ YN0035: │ nope@npm:^1: Package not found',
  ],
  [
    'pnpm',
    [
      'Progress: resolved 1, reused 0, downloaded 0, added 0',
      ' ERR_PNPM_FETCH_404  GET https://registry.npmjs.org/nope: Not Found - 404',
      '',
      'This error happened while installing a direct dependency of /src',
      '',
      'nope is not in the npm registry, or you have no permission to fetch it.',
    ],
    'ERR_PNPM_FETCH_404  GET https://registry.npmjs.org/nope: Not Found - 404',
  ],
  [
    'a script of pnpm',
    [
      '> app@1.0.0 build /src',
      '> tsc',
      '',
      "src/index.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.",
      ' ELIFECYCLE  Command failed with exit code 2.',
    ],
    "src/index.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.",
  ],
  [
    'vite',
    [
      'vite v6.0.0 building for production...',
      'transforming...',
      'error during build:',
      '[vite]: Rollup failed to resolve import "lodahs" from "/src/main.js".',
      'This is most likely unintended because it can break your application at runtime.',
      '    at viteWarn (file:///src/node_modules/vite/dist/node/chunks/dep.js:65:17)',
    ],
    '[vite]: Rollup failed to resolve import "lodahs" from "/src/main.js".',
  ],
  [
    'jest',
    [
      'FAIL src/sum.test.js',
      '  ● sum › adds',
      '',
      '    expect(received).toBe(expected) // Object.is equality',
      '',
      '    Expected: 3',
      '    Received: -1',
      '',
      '      at Object.toBe (src/sum.test.js:4:15)',
      '',
      'Tests:       1 failed, 1 total',
      'npm error code 1',
      'npm error path /src',
      'npm error command failed',
      'npm error command sh -c jest',
    ],
    '● sum › adds: expect(received).toBe(expected) // Object.is equality',
  ],
  [
    'pytest',
    [
      '    def test_add():',
      '>       assert add(1, 2) == 3',
      'E       assert -1 == 3',
      'E        +  where -1 = add(1, 2)',
      '',
      'test_calc.py:4: AssertionError',
      '=========================== short test summary info ============================',
      'FAILED test_calc.py::test_add - assert -1 == 3',
      '============================== 1 failed in 0.02s ===============================',
    ],
    'FAILED test_calc.py::test_add - assert -1 == 3',
  ],
  [
    'Gradle',
    [
      '> Task :app:compileJava FAILED',
      '/src/Main.java:3: error: cannot find symbol',
      '    System.out.println(total);',
      '                       ^',
      '1 error',
      '',
      'FAILURE: Build failed with an exception.',
      '',
      '* What went wrong:',
      "Execution failed for task ':app:compileJava'.",
      '> Compilation failed; see the compiler error output for details.',
      '',
      '* Try:',
      '> Run with --info option to get more log output.',
      '',
      'BUILD FAILED in 3s',
      '1 actionable task: 1 executed',
    ],
    '/src/Main.java:3: error: cannot find symbol',
  ],
  [
    'Gradle without a place',
    [
      'FAILURE: Build failed with an exception.',
      '',
      '* What went wrong:',
      "Task 'biuld' not found in root project 'app'.",
      '',
      '* Try:',
      '> Run gradle tasks to get a list of available tasks.',
      '',
      'BUILD FAILED in 1s',
    ],
    "Task 'biuld' not found in root project 'app'.",
  ],
  [
    '.NET',
    [
      '  Determining projects to restore...',
      '/src/app.csproj : error NU1101: Unable to find package Nope. No packages exist with this id in source(s): nuget.org',
      '',
      'Build FAILED.',
      '    0 Warning(s)',
      '    1 Error(s)',
      '',
      'Time Elapsed 00:00:01.23',
    ],
    '/src/app.csproj : error NU1101: Unable to find package Nope. No packages exist with this id in source(s): nuget.org',
  ],
  [
    'apk',
    [
      'fetch https://dl-cdn.alpinelinux.org/alpine/v3.22/main/x86_64/APKINDEX.tar.gz',
      'ERROR: unable to select packages:',
      '  nope (no such package):',
      '    required by: world[nope]',
    ],
    'nope (no such package): required by: world[nope]',
  ],
  [
    'apt whose lists could not be fetched',
    [
      'Ign:1 http://deb.debian.org/debian bookworm InRelease',
      "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'",
      'W: Some index files failed to download. They have been ignored, or old ones used instead.',
      'Reading package lists...',
      'Building dependency tree...',
      'E: Unable to locate package curl',
    ],
    "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'",
  ],
  [
    'dpkg',
    [
      'Setting up nope (1.0) ...',
      'dpkg: error processing package nope (--configure):',
      ' installed nope package post-installation script subprocess returned error exit status 1',
      'Errors were encountered while processing:',
      ' nope',
      'E: Sub-process /usr/bin/dpkg returned an error code (1)',
    ],
    'dpkg: error processing package nope (--configure): installed nope package post-installation script subprocess returned error exit status 1',
  ],
  [
    'dnf',
    ['No match for argument: nope', 'Error: Unable to find a match: nope'],
    'No match for argument: nope',
  ],
  [
    'Bundler',
    [
      'Fetching gem metadata from https://rubygems.org/.',
      "Could not find gem 'nope' in rubygems repository https://rubygems.org/ or installed locally.",
    ],
    "Could not find gem 'nope' in rubygems repository https://rubygems.org/ or installed locally.",
  ],
  [
    'Composer',
    [
      'Your requirements could not be resolved to an installable set of packages.',
      '',
      '  Problem 1',
      '    - Root composer.json requires nope/nope, it could not be found in any version, there may be a typo in the package name.',
    ],
    'Problem 1: - Root composer.json requires nope/nope, it could not be found in any version, there may be a typo in the package name.',
  ],
  [
    'CMake',
    [
      '-- The C compiler identification is GNU 12.2.0',
      'CMake Error at CMakeLists.txt:4 (find_package):',
      '  Could not find a package configuration file provided by "Nope" with any of',
      '-- Configuring incomplete, errors occurred!',
    ],
    'CMake Error at CMakeLists.txt:4 (find_package): Could not find a package configuration file provided by "Nope" with any of',
  ],
  [
    'Ninja',
    [
      '[1/2] Building C object main.o',
      'FAILED: main.o ',
      'cc -c main.c',
      'main.c:1:10: fatal error: x.h: No such file or directory',
      'compilation terminated.',
      'ninja: build stopped: subcommand failed.',
    ],
    'main.c:1:10: fatal error: x.h: No such file or directory',
  ],
  [
    'a chain of exceptions',
    [
      'Traceback (most recent call last):',
      '  File "/a.py", line 1, in <module>',
      "KeyError: 'a'",
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      'Traceback (most recent call last):',
      '  File "/a.py", line 3, in <module>',
      'ValueError: a is missing',
    ],
    'ValueError: a is missing',
  ],
  [
    'a tolerated failure before the one that counts',
    [
      'E: Unable to locate package optional',
      'continuing without it',
      ...Array.from({ length: 60 }, (_, at) => `compiling ${at}`),
      'configure: error: no acceptable C compiler found in $PATH',
      'See `config.log` for more details',
    ],
    'configure: error: no acceptable C compiler found in $PATH: See `config.log` for more details',
  ],
  [
    'an older npm',
    [
      'npm ERR! code ENOENT',
      'npm ERR! path /app/package.json',
      "npm ERR! enoent ENOENT: no such file or directory, open '/app/package.json'",
      'npm ERR! enoent This is related to npm not being able to find a file.',
      'npm ERR! enoent ',
      'npm ERR! A complete log of this run can be found in:',
      'npm ERR!     /root/.npm/_logs/x-debug-0.log',
    ],
    "npm ERR! enoent ENOENT: no such file or directory, open '/app/package.json'",
  ],
  [
    'tests of Maven',
    [
      '[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0 <<< FAILURE! - in AppTest',
      'java.lang.AssertionError: expected:<3> but was:<-1>',
      '\tat org.junit.Assert.fail(Assert.java:89)',
      '[ERROR] Failures: ',
      '[ERROR]   AppTest.adds:12 expected:<3> but was:<-1>',
      '[INFO] ',
      '[ERROR] Tests run: 1, Failures: 1, Errors: 0, Skipped: 0',
      '[INFO] BUILD FAILURE',
      '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.1:test: There are test failures.',
      '[ERROR] -> [Help 1]',
    ],
    'AppTest.adds:12 expected:<3> but was:<-1>',
  ],
  [
    'a package of pip that wants another program',
    [
      '  error: subprocess-exited-with-error',
      '  × python setup.py egg_info did not run successfully.',
      '  │ exit code: 1',
      '  ╰─> [23 lines of output]',
      '      running egg_info',
      '      Error: pg_config executable not found.',
      '      [end of output]',
      '  note: This error originates from a subprocess, and is likely not a problem with pip.',
      'error: metadata-generation-failed',
      '× Encountered error while generating package metadata.',
      '╰─> See above for output.',
      'hint: See above for details.',
    ],
    'Error: pg_config executable not found.',
  ],
  [
    'Go whose sums differ',
    [
      'verifying example.com/y@v1.0.0: checksum mismatch',
      '\tdownloaded: h1:abc',
      'SECURITY ERROR',
      'This download does NOT match an earlier download recorded in go.sum.',
      "For more information, see 'go help module-auth'.",
    ],
    'verifying example.com/y@v1.0.0: checksum mismatch',
  ],
  [
    'a program with its own words',
    ['starting', 'Please set LICENSE before the build.'],
    'Please set LICENSE before the build.',
  ],
  ['nothing but noise', ['', '----', ''], '----'],
])('%s', (_, output, cause) => {
  expect(causeLine(output)).toBe(cause)
})

test('a step that printed nothing has no such line', () => {
  expect(causeLine([])).toBeUndefined()
  expect(causeLine(['', ' '])).toBeUndefined()
})
