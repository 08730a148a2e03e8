/** How lines of one kind of program tell why it failed. */
export interface CauseRule {
  readonly pattern: RegExp
  /**
   * Which of several neighbouring lines, by default the first: compilers begin with the cause and go on with what follows from it, a
   * stack of exceptions ends with it.
   */
  readonly pick?: 'last'
  /** The next line belongs to it, or is it. */
  readonly next?: 'too' | 'instead'
  /** Words that also stand in what went well: they count among the last lines only. */
  readonly where?: 'at the end'
}

/** Lines that name the cause itself: a place in a source, a package, a file, a host. Tried in this order. */
export const causeRules: readonly CauseRule[] = [
  // Compilers: main.c:4:16: error: …, src/a.ts(3,5): error TS2322: …, Main.java:3: error: …, a.cs(3,5): error CS0103: …
  { pattern: /^[^\s:(]+(?::\d+|\(\d+)(?:[:,]\d+)?\)?: (?:fatal |syntax )?error\b/i },
  {
    pattern:
      /^(?:[\w.+-]*(?:gcc|g\+\+|clang|cc|cc1plus|ld|javac|protoc|nvcc)): (?:fatal )?error: (?!linker command)/,
  },
  // Maven: Main.java:[3,24] cannot find symbol
  { pattern: /^[^\s:[\]]+:\[\d+,\d+\] / },
  { pattern: /: undefined reference to |: multiple definition of |\bld(?:\.\w+)?: cannot find / },
  // Go: ./main.go:6:14: undefined: total
  { pattern: /^(?:vet: )?(?![\w-]+_test\.go:\d+: )[\w./@+-]+\.go:\d+(?::\d+)?: / },
  { pattern: /^--- FAIL: /, next: 'too' },
  { pattern: /^go: (?!downloading|finding|found|added|upgraded|extracting|warning)\S/ },
  { pattern: /^verifying \S+: checksum mismatch/ },
  { pattern: /^panic: /, pick: 'last' },
  {
    pattern:
      /^error(?:\[E\d+\])?: (?!could not compile|aborting due|Command |command |subprocess-exited|metadata-generation)(?!.* exited with code \d)/,
  },
  {
    pattern:
      /^g?make(?:\[\d+\])?: \*\*\* (?!\[|Waiting|Deleting)\S|^[\w./-]*[Mm]akefile:\d+: \*\*\* |^g?make(?:\[\d+\])?: (?!\*\*\*|Entering|Leaving|Nothing|Target|warning|Circular)[^ :]+: /,
  },
  // npm, yarn, pnpm
  {
    pattern:
      /^(?:404|403|401) \S.* - (?:GET|PUT) |^e[a-z]+ E[A-Z]+: |^network request to |^Missing script: |^E(?:RESOLVE|ACCES|NOENT|INTEGRITY|BADENGINE|USAGE|TARGET|NOSPC|PERM|INVALIDTAGNAME|OTP|BADPLATFORM|TIMEDOUT|CONNREFUSED|CONNRESET|AI_AGAIN)\b|^notarget |^notsup |^`npm ci` can only|^The `npm ci` command can only|^An unexpected error occurred: |^Couldn't find (?:any|package)|^(?:\[?ERR_PNPM_\w+\]?) /,
  },
  { pattern: /^YN00(?!00)\d\d: / },
  // pip, Python
  {
    pattern:
      /^ERROR: (?:Could not (?!build wheels)|Cannot install|Invalid |Package |Ignored |THESE PACKAGES|Directory |No matching|HTTP error|Exception)/,
  },
  {
    pattern:
      /^(?:[A-Za-z_][\w.]*\.)?[A-Z]\w*(?:Error|Exception|Exit|Interrupt|NotFound)(?: \[\w+\])?(?:: |$)|^E {3}\S/,
    pick: 'last',
  },
  { pattern: /^(?:Uncaught )?Error(?: \[\w+\])?: (?!Unable to find a match)/ },
  { pattern: /^FAILED \S+::/ },
  { pattern: /^Exception in thread |^Caused by: /, pick: 'last' },
  // apt, dpkg, apk, dnf
  {
    pattern:
      /^E: (?!Sub-process|Unable to fetch some|Unable to correct|Problem executing)|^W: (?:Failed to fetch|GPG error)/,
  },
  { pattern: /^[\w.+-]+ : (?:Pre)?Depends: / },
  { pattern: /^dpkg: error |^dpkg-deb: error/, next: 'too' },
  {
    pattern:
      /\(no such package\):?$|^No match for argument: |^Unable to find a match: |^Error: Unable to find a match/,
  },
  // Maven and Gradle without a place in a source
  {
    pattern:
      /Could not (?:resolve dependencies|find artifact|transfer artifact|find or load main class)|^Non-parseable POM|there is no POM in this directory|could not be resolved: |^Unknown lifecycle phase/,
  },
  { pattern: /^(?:Failures|Errors):$/, next: 'instead' },
  // Bundlers, linters and other package managers
  {
    pattern:
      /^Module not found: |^ERROR in \S|^✘ \[ERROR\] |^Type error: |^SyntaxError: |Could not resolve "|failed to resolve import |Rollup failed to resolve/,
  },
  { pattern: /^error during build:/, next: 'instead' },
  { pattern: /^● \S/, next: 'too' },
  {
    pattern:
      /^Could not find gem |^Bundler could not find |^An error occurred while installing |^Problem \d+$/,
    next: 'too',
  },
  { pattern: /\berror (?:NU|CS|MSB|NETSDK)\d+: / },
  // Programs of the shell
  { pattern: /^(?:curl: \(\d+\)|wget: |fatal: |E45\d: |gzip: |unzip: |bzip2: |xz: )/ },
  { pattern: /^tar: (?!Error is not|Child returned|Exiting with|Removing leading)/ },
  { pattern: /^configure: error: |^CMake Error/, next: 'too' },
  {
    pattern:
      /JavaScript heap out of memory|OutOfMemoryError|^Killed$|signal: 9, SIGKILL|std::bad_alloc|[Cc]annot allocate memory/,
    where: 'at the end',
  },
  { pattern: /No space left on device|ENOSPC/ },
  {
    pattern:
      /: not found$|: command not found$|executable file not found in \$PATH|[Pp]ermission denied|No such file or directory|[Cc]an(?:no|')t (?:stat|open|access|create)|did NOT match|exec format error/,
    where: 'at the end',
  },
]

/** Lines by which a program says that it failed, where none names the cause. */
export const summaryRules: readonly CauseRule[] = [
  // Gradle
  { pattern: /^\* What went wrong:/, next: 'instead' },
  { pattern: /^(?:error|fatal|failed|failure|err|panic|abort(?:ed)?)\b[:! ]/i, where: 'at the end' },
  {
    pattern:
      /\b(?:errors?|failed|failure|fatal|cannot|can't|unable|invalid|denied|exception|missing|refused|unsupported|unknown|undefined)\b/i,
    pick: 'last',
    where: 'at the end',
  },
]

/** Lines after a failure that say nothing about its cause. */
export const noise: readonly RegExp[] = [
  /^$|^[-=_*~^.|+#\s]+$/,
  // npm
  /^npm (?:notice|info|http|verb|warn|WARN)\b|^(?:code|errno|syscall|path|dest|command|location|workspace|cwd|signal) |A complete log of this run|^Lifecycle script |^For a full report see|^\/\S*\/_logs\/|^Run "npm help|^aliases: |^To see a list of scripts|^npm run$|^ELIFECYCLE|^Exit status \d+$|^This is probably not a problem with npm/,
  /^info (?:Visit|If you think|Run|There)|^(?:error )?Command failed with exit code|^Exit code: \d+$|^YN0000: |^info /,
  // pip
  /^\[notice\]|^WARNING: (?:You are using pip|Running pip|There was an error checking)|^You should consider upgrading|^note: |^hint: |^\[end of output\]|^exit code: \d+$|^error: (?:subprocess-exited-with-error|metadata-generation-failed)|^See above for |^Tests run: |^× |^╰─> |^Failed to build [\w-]+$|^ERROR: (?:Failed building wheel|Could not build wheels|Failed to build installable)/,
  // make, linkers, compilers
  /^g?make(?:\[\d+\])?: (?:\*\*\* \[|\*\*\* Waiting|\*\*\* Deleting|Leaving|Entering|Target )|^ninja: build stopped|^FAILED: |^collect2: error|linker command failed|^compilation terminated|^\d+ (?:errors?|warnings?)(?: generated\.?)?$|^error: (?:Command|command) /,
  // Maven, Gradle, .NET
  /^\[(?:INFO|WARNING|WARN|DEBUG)\]|^-> \[Help|^\[Help \d|^Re-run Maven|^To see the full stack|^For more information|^After correcting|^mvn <|^COMPILATION ERROR|^BUILD FAIL|^\* (?:Try|Get more help|Exception is)|^> (?:Run with|Get more)|^FAILURE: Build failed|^\d+ actionable task|^Build FAILED|^\d+ (?:Warning|Error)\(s\)$|^Time Elapsed/,
  // Go, Rust
  /^FAIL(?:\s|$)|^(?:exit status|exit code) \d+|^# |^ok {2}|^error: (?:could not compile|aborting due)|^error: script |^warning: |^Some errors have detailed/,
  // apt
  /^E: (?:Sub-process|Unable to fetch some|Unable to correct|Problem executing)|^W: Some index files|^Errors were encountered while|^Some packages could not be installed|^requested an impossible|^distribution that some|^or been moved out/,
  // Stacks and excerpts of sources
  /^at \S|^File ".*", line \d|^Node\.js v\d|^throw \w+;?$|^\d* ?\| |^[\]})]+[,;]?$|^(?:code|requireStack|errno|syscall|path): |^Require stack:|^- \/|^node:internal\/|^goroutine \d|^\.\.\. \d+ more/,
  /^tar: (?:Error is not|Child returned|Exiting with)|^Please make sure you have the correct access|^and the repository exists|^Process (?:completed|finished) with exit code|exited with (?:code|status) \d+\.?$|returned non-zero exit status \d+\.?$/,
]
