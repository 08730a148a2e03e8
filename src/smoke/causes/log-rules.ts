import type { CauseKind } from '../../stage/record/smoke.ts'

/** A cause that programs print themselves, and how it is recognised. */
export interface LogRule {
  readonly kind: CauseKind
  readonly pattern: RegExp
  /** What the image lacks or does wrong, to stand after a colon; `found` is what the groups matched. */
  say(found: readonly string[]): string
  readonly advice: string
}

const moduleAdvice =
  'Install the dependencies in the final stage of the Dockerfile, or copy them there, for the version of the language that it has.'
const fileAdvice =
  'Copy it into the final stage of the Dockerfile, and check the path and the working directory.'
const serviceAdvice =
  'Start what it needs with `smoke-compose-file`, join its network with `smoke-network`, or let the application start without it.'
const variableAdvice = 'Give it a value for the test in `smoke-env`, or in `smoke-secrets`.'
const memoryAdvice = 'Raise `smoke-memory` or the limit of the language, or make the application need less.'

/**
 * Rules for what runtimes, loaders, shells and servers print when they end, the most specific first. The C library, Go, Python, Node.js, Ruby, Perl,
 * Java, PHP and .NET have their own words for the same.
 */
export const logRules: readonly LogRule[] = [
  {
    kind: 'missing-library',
    pattern: /(?:^|[\s:])(lib[\w.+-]{1,100}\.so[\w.]{0,30}): cannot open shared object file/,
    say: ([library]) => `the shared library ${library} is not in the image`,
    advice: 'Install the package that has it in the final stage, or link the program statically.',
  },
  {
    kind: 'missing-library',
    pattern: /Error loading shared library (\S{1,100}?):/,
    say: ([library]) => `the shared library ${library} is not in the image`,
    advice:
      'Install the package that has it in the final stage; a program that was linked for glibc needs a base with glibc instead of musl.',
  },
  {
    kind: 'missing-library',
    pattern: /version [`'](\w[\w.]{1,40})' not found/,
    say: ([version]) => `it was linked with a newer C library than the image has (${version} is missing)`,
    advice: 'Build it on the release of the distribution that the final stage has, or link it statically.',
  },
  {
    kind: 'missing-library',
    pattern: /Could not open '(\/lib[^']{1,80})': No such file/,
    say: ([loader]) => `its dynamic loader ${loader} is not in the image`,
    advice: 'Link the program statically, or use a base image with the C library that it was linked for.',
  },
  {
    kind: 'wrong-platform',
    pattern: /(?:^|\s)(\S{1,200}): invalid ELF header/,
    say: ([path]) => `${path} is built for another platform`,
    advice:
      'Install dependencies inside the build instead of copying them: add their folder to .dockerignore.',
  },
  {
    kind: 'missing-module',
    pattern: /NODE_MODULE_VERSION (\d+)/,
    say: ([version]) => `a native module was compiled for another Node.js (NODE_MODULE_VERSION ${version})`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /No module named ['"]?([\w.]{1,100})/,
    say: ([name]) => `the Python module ${name} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /ImportError: cannot import name '([^']{1,100})' from '([^']{1,100})'/,
    say: ([name, from]) => `the Python module ${from} has no ${name}`,
    advice: 'Pin the versions of the dependencies.',
  },
  {
    kind: 'missing-file',
    pattern: /Cannot find module '(\/[^']{1,200})'/,
    say: ([path]) => `the file ${path} is not in the image`,
    advice: fileAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /Cannot find (?:module|package) '([^']{1,200})'/,
    say: ([name]) => `the Node.js module ${name} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /cannot load such file -- (\S{1,200})/,
    say: ([name]) => `the Ruby library ${name} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern:
      /Could not find (?:gem )?'?([\w.-]{1,100})'?[^\n]{0,80} in (?:locally installed gems|any of the sources)/,
    say: ([name]) => `the gem ${name} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /Can't locate (\S{1,200})\.pm in @INC/,
    say: ([name]) => `the Perl module ${name?.replaceAll('/', '::')} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /Could not find or load main class (\S{1,200})/,
    say: ([name]) => `the Java class ${name} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /UnsupportedClassVersionError|class file version (\d+)/,
    say: () => 'its classes were compiled for a newer Java than the image has',
    advice: 'Use one version of Java in both stages, or compile with `--release`.',
  },
  {
    kind: 'missing-module',
    pattern: /(?:ClassNotFoundException|NoClassDefFoundError):? ([\w.$/]{1,200})/,
    say: ([name]) => `the Java class ${name} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-file',
    pattern: /Unable to access jarfile (\S{1,200})/,
    say: ([path]) => `the file ${path} is not in the image`,
    advice: fileAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /Uncaught Error: Class ["']([^"']{1,200})["'] not found/,
    say: ([name]) => `the PHP class ${name} is not in the image`,
    advice: moduleAdvice,
  },
  {
    kind: 'missing-module',
    pattern: /You must install or update \.NET|find any compatible framework version/,
    say: () => 'the .NET that it was built for is not in the image',
    advice: 'Use the runtime image of the version that the project targets.',
  },
  {
    kind: 'port-in-use',
    pattern: /(?:EADDRINUSE|address already in use|Address in use)/i,
    say: () => 'a port that it listens on is already in use',
    advice:
      'Two programs of the image listen on the same port, or it is started twice; with `smoke-network: host` something on this machine may have it.',
  },
  {
    kind: 'permission-denied',
    pattern:
      /(?:bind|listen|make_sock)[^\n]{0,200}?:(\d{1,3})\b[^\n]{0,100}?permission denied|permission denied[^\n]{0,100}?(?:bind|make_sock)[^\n]{0,100}?:(\d{1,3})\b|EACCES[^\n]{0,60}?:(\d{1,3})\b/i,
    say: found => `it may not listen on port ${found.find(Boolean)}, which is below 1024`,
    advice: 'Listen on a port from 1024 on, such as 8080: only root may take the lower ones everywhere.',
  },
  {
    kind: 'out-of-memory',
    pattern:
      /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|runtime: out of memory|std::bad_alloc|^MemoryError|Cannot allocate memory|Allowed memory size of \d+ bytes exhausted/,
    say: () => 'it ran out of memory',
    advice: memoryAdvice,
  },
  {
    kind: 'disk-full',
    pattern: /ENOSPC|no space left on device/i,
    say: () => 'there was no space left where it writes',
    advice: 'Free space where the engine keeps its data; `/dev/shm` has 64 MiB by default.',
  },
  {
    kind: 'runs-as-root',
    pattern:
      /(?:cannot|must not|can't|should not|not permitted to|refus\w{1,4} to) (?:be )?(?:run|start|execute)\w{0,4} as (?:the )?["']?root|"root" execution of|as root is not (?:allowed|supported|permitted)|as root without --no-sandbox/i,
    say: () => 'it refuses to run as root',
    advice: 'Add a user to the image, and `USER` to the Dockerfile.',
  },
  {
    kind: 'permission-denied',
    pattern: /must be (?:run|started) as root|(?:need|require)s? (?:to be )?(?:run as )?root|are you root\?/i,
    say: () => 'it has to be started as root',
    advice: 'Remove `USER`, and let the application change to another user itself.',
  },
  {
    kind: 'missing-variable',
    pattern:
      /[Vv]ariable ["'`]?([A-Z][A-Z0-9_]{2,60})["'`]? (?:is |was |must be |not )?(?:not set|not found|not defined|required|missing|undefined|unset|empty|set|defined)/,
    say: ([name]) => `it needs the variable ${name}`,
    advice: variableAdvice,
  },
  {
    kind: 'missing-variable',
    pattern:
      /(?:[Mm]issing|[Rr]equired?|[Rr]equires|[Mm]ust set|[Ss]et|[Ss]pecify) (?:the |an )?(?:required )?(?:environment|env) ?var(?:iable)?s?:? ["'`]?([A-Z][A-Z0-9_]{2,60})/,
    say: ([name]) => `it needs the variable ${name}`,
    advice: variableAdvice,
  },
  {
    kind: 'missing-variable',
    pattern:
      /(?:^|[\s:])([A-Z][A-Z0-9_]{2,60}): (?:parameter (?:not set|null or not set)|unbound variable|is (?:not set|required|missing|undefined))/,
    say: ([name]) => `it needs the variable ${name}`,
    advice: variableAdvice,
  },
  {
    kind: 'missing-variable',
    pattern: /KeyError: ["']([A-Z][A-Z0-9_]{2,60})["']/,
    say: ([name]) => `it needs the variable ${name}`,
    advice: variableAdvice,
  },
  {
    kind: 'unreachable-service',
    pattern:
      /(?:(?:ENOTFOUND|EAI_AGAIN) |could not translate host name "|UnknownHostException: |Could not resolve host(?:name)?:? |host not found in upstream "|bad address '|Unknown host |failed to resolve host ['"]|lookup )([\w.-]{1,100})/i,
    say: ([host]) => `it looks for the host ${host}, which is not there`,
    advice: serviceAdvice,
  },
  {
    kind: 'unreachable-service',
    pattern: /Name or service not known|Temporary failure in name resolution/,
    say: () => 'it looks for a host that is not there',
    advice: serviceAdvice,
  },
  {
    kind: 'unreachable-service',
    pattern: /(?:ECONNREFUSED |dial tcp )(\S{1,100}:\d{1,5})/,
    say: ([address]) => `it connects to ${address}, where nothing listens`,
    advice: serviceAdvice,
  },
  {
    kind: 'unreachable-service',
    pattern: /connection refused/i,
    say: () => 'it connects to a service that is not there (connection refused)',
    advice: serviceAdvice,
  },
]
