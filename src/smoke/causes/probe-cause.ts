import type { Exec } from '../../stage/stage.ts'
import type { Cause } from '../container/cause.ts'
import type { ContainerState, Probe } from '../container/container-state.ts'
import { docker } from '../engine/docker.ts'
import { fileCause, refusedFile } from './file-cause.ts'
import { programFile } from './program-file.ts'
import { hopelessWithout, shellPrograms } from './shell-programs.ts'

/** The container whose HEALTHCHECK is judged, and its test command as the image has it. */
export interface Probed {
  readonly container: string
  readonly healthcheck: readonly string[]
  readonly exec: Exec
}

/**
 * Names the cause when no later probe of a HEALTHCHECK can succeed, because what it calls is not in the image or cannot be
 * run; nothing as long as the application may make it pass. `least` is how many probes have to agree.
 */
export async function brokenProbe(
  state: Pick<ContainerState, 'probes'>,
  probed: Probed,
  { least = 2 } = {},
): Promise<Cause | undefined> {
  const last = state.probes.slice(-least)
  const [probe] = last.toReversed()
  if (probe === undefined || last.length < least) return undefined
  if (last.some(({ exitCode, output }) => exitCode === 0 || output !== probe.output)) return undefined
  return (await refusedByEngine(probe, probed)) ?? (await missingProgram(probe, probed))
}

/** The exec form, or a shell that is not there: the engine names the program. */
async function refusedByEngine({ output }: Probe, probed: Probed): Promise<Cause | undefined> {
  const found = refusedFile(output.split('\n'))
  const file = found && (await programFile(probed.exec, probed.container, found.path))
  const fault = file && (await fileCause(file, found.by, probed))
  if (fault) return { ...fault, sentence: `the HEALTHCHECK cannot be run: ${fault.sentence}` }
  const named = /exec: "([^"]{1,300})": ?([^\n]{0,300})/.exec(output)
  const name = named?.[1]
  if (name === undefined) return undefined
  if (/permission denied/i.test(named?.[2] ?? '')) return notExecutable(name)
  if (!/not found|no such file/i.test(named?.[2] ?? '')) return undefined
  return probed.healthcheck[0] === 'CMD-SHELL' ? withoutShell(name) : notThere(name)
}

/** The shell form: its programs are looked up in the container, as the probe itself would. */
async function missingProgram({ output }: Probe, probed: Probed): Promise<Cause | undefined> {
  const [form, text = ''] = probed.healthcheck
  const lines = output.split('\n').filter(line => line.trim() !== '')
  const denied = lines.map(line => /(?:^|: )(\S{1,300}): permission denied$/i.exec(line.trim())?.[1])
  if (denied[0] !== undefined && lines.length === 1) return notExecutable(denied[0])
  // What prints anything else was run, and may succeed later.
  if (!lines.every(line => /: (?:command )?not found$/i.test(line.trim()))) return undefined
  const program = form === 'CMD-SHELL' ? undefined : probed.healthcheck[1]
  const groups = program === undefined ? shellPrograms(text) : [[program]]
  const absent = await notInImage(groups.flat(), probed)
  if (absent === undefined) return undefined
  const missing = hopelessWithout(groups, absent)
  if (missing !== undefined) return notThere(missing)
  const [script, ...more] = groups.flat()
  return script?.startsWith('/') && more.length === 0 ? await inScript(script, probed) : undefined
}

/** A probe that is one script of the image: the same holds for what it calls. */
async function inScript(path: string, probed: Probed): Promise<Cause | undefined> {
  const file = await programFile(probed.exec, probed.container, path)
  if (file?.kind !== 'script' || !/(?:^|\/)(?:ba|da|a)?sh$/.test(file.interpreter ?? '')) return undefined
  const groups = shellPrograms(file.text ?? '')
  const absent = await notInImage(groups.flat(), probed)
  const missing = absent && hopelessWithout(groups, absent)
  return missing === undefined ? undefined : notThere(missing, ` in ${path}`)
}

/** Asks the container's own shell which programs it does not find, with the same PATH as the probe. */
async function notInImage(
  names: readonly string[],
  { exec, container }: Probed,
): Promise<string[] | undefined> {
  const asked = [...new Set(names)].filter(name => /^[\w./+-]{1,200}$/.test(name)).slice(0, 50)
  if (asked.length === 0) return []
  const look =
    'for p do command -v -- "$p" >/dev/null 2>&1 || command -v "$p" >/dev/null 2>&1 || echo "$p"; done'
  const answer = await docker(exec, ['exec', container, '/bin/sh', '-c', look, 'sh', ...asked])
  return answer.exitCode === 0 ? answer.stdout.split('\n').filter(Boolean) : undefined
}

function notThere(name: string, where = ''): Cause {
  return {
    kind: 'probe-not-found',
    sentence: `the HEALTHCHECK calls ${name}${where}, which is not in the image`,
    advice: `Install ${name} in the final stage, let HEALTHCHECK call a program that is there, or use \`smoke-path\` with \`smoke-healthcheck: off\`.`,
  }
}

function withoutShell(name: string): Cause {
  return {
    kind: 'probe-not-found',
    sentence: `the HEALTHCHECK runs in the shell ${name}, which is not in the image`,
    advice:
      'Write it as a list that calls a program of the image, `HEALTHCHECK CMD ["/app", "health"]`, or use `smoke-path` with `smoke-healthcheck: off`.',
  }
}

function notExecutable(name: string): Cause {
  return {
    kind: 'probe-not-found',
    sentence: `the HEALTHCHECK calls ${name}, which its user may not execute`,
    advice: 'Give it the executable bit: `COPY --chmod=755`.',
  }
}
