import type { Exec } from '../../stage/stage.ts'
import type { Cause } from '../container/cause.ts'
import { type ProgramFile, programFile } from './program-file.ts'

/** How the kernel, a shell or the engine refused to start a file. */
export interface Refusal {
  readonly path: string
  readonly by: 'format' | 'absent'
}

const refusals: readonly { readonly pattern: RegExp; readonly by: Refusal['by'] }[] = [
  { pattern: /exec (\/\S{1,300}): exec format error/i, by: 'format' },
  { pattern: /(?:^|[\s:])(\.{0,2}\/[^\s:]{1,300}): cannot execute binary file/i, by: 'format' },
  { pattern: /exec (\/\S{1,300}): no such file or directory/, by: 'absent' },
  {
    pattern:
      /(?:^|[\s:])(\.{0,2}\/[^\s:]{1,300}): (?:\/[^\s:]{1,100}: bad interpreter|cannot execute: required file)/i,
    by: 'absent',
  },
  { pattern: /(?:^|: )(\.{0,2}\/[^\s:]{1,300}): not found$/, by: 'absent' },
  { pattern: /exec: "(\/[^"]{1,300})": exec format error/i, by: 'format' },
  { pattern: /exec: "(\/[^"]{1,300})": (?:stat \S{1,300}: )?no such file or directory/, by: 'absent' },
]

/** Finds the file that could not be started although it may be there, in the last of the lines that names one. */
export function refusedFile(lines: readonly string[]): Refusal | undefined {
  for (const line of lines.toReversed())
    for (const { pattern, by } of refusals) {
      const path = pattern.exec(line)?.[1]
      if (path !== undefined) return { path, by }
    }
  return undefined
}

/** Names what is wrong with a file itself, so that it cannot be started or a shell cannot read it. */
export async function fileCause(
  file: ProgramFile,
  by: Refusal['by'] | undefined,
  { exec, container }: { readonly exec: Exec; readonly container: string },
): Promise<Cause | undefined> {
  const { path, kind, interpreter, loader } = file
  if (file.windowsLines && (kind === 'script' || kind === 'text'))
    return {
      kind: 'windows-line-ends',
      sentence: `the lines of the script "${path}" end as on Windows (CR LF), which ${interpreter === undefined ? 'the shell takes for a part of its words' : `asks for an interpreter "${interpreter}\\r"`}`,
      advice:
        'Write `*.sh text eol=lf` into .gitattributes and check the file out again, or remove them in the Dockerfile: `RUN sed -i "s/\\r$//" FILE`.',
    }
  if (by === 'format' && kind === 'text')
    return {
      kind: 'no-interpreter-line',
      sentence:
        file.text === ''
          ? `the image's program "${path}" is an empty file`
          : `the script "${path}" has no "#!" line, so it cannot be started by itself`,
      advice: 'Begin it with `#!/bin/sh`, as its very first bytes, or name the shell: `CMD ["sh", "FILE"]`.',
    }
  if (by !== 'absent') return undefined
  const needed = interpreter ?? loader
  if (needed === undefined) return undefined
  const there = needed.startsWith('/') ? await programFile(exec, container, needed) : undefined
  if (there !== undefined && there.kind !== 'absent') return undefined
  return kind === 'elf'
    ? {
        kind: 'missing-library',
        sentence: `the program "${path}" needs the dynamic loader ${needed}, which is not in the image`,
        advice:
          'Link it statically (Go: `CGO_ENABLED=0`), or use a base with the C library it was linked for (glibc or musl).',
      }
    : {
        kind: 'program-not-found',
        sentence: `the script "${path}" needs the interpreter "${needed}", which is not in the image`,
        advice:
          'Install it in the final stage, or write the script for an interpreter that is there, such as `#!/bin/sh`.',
      }
}
