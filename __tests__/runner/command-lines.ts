import { type Command, parseCommand } from './command.ts'
import { type Effects, report, reportMatch, saveState } from './effects.ts'
import { addMask } from './masks.ts'
import { matchLine, readMatchers } from './matchers.ts'

/** Returns the reader of one process's stdout and stderr: commands take effect, other lines are printed. */
export function readCommandLines(effects: Effects): (line: string) => void {
  const { job } = effects
  let stopToken: string | undefined
  let echo = false

  const known = (name: string) => name.toLowerCase() === stopToken?.toLowerCase() || isCommand(name)

  const isTaken = (line: string): boolean => {
    const command = parseCommand(line, known)
    if (command === undefined) return false
    if (stopToken !== undefined) {
      if (command.name !== stopToken.toLowerCase()) return false
      stopToken = undefined
      job.log.print(line)
    } else if (command.name === 'stop-commands') {
      stopToken = checkToken(command.data)
      if (stopToken.length > 6) addMask(job.masks, stopToken)
      job.log.print(line)
    } else {
      if (command.name === 'echo') echo = command.data.trim().toLowerCase() === 'on'
      else if (echo && command.name !== 'add-mask') job.log.print(line)
      handlers[command.name]?.(effects, command)
    }
    return true
  }

  return line => {
    try {
      if (isTaken(line)) return
    } catch (error) {
      report(effects, 'error', `Unable to process command '${line}' successfully.`)
      report(effects, 'error', (error as Error).message)
      effects.failed = true
      return
    }
    const match = matchLine(job.matchers, line)
    if (match) reportMatch(effects, match, line)
    else job.log.print(line)
  }
}

function isCommand(name: string): boolean {
  return name.toLowerCase() === 'stop-commands' || Object.hasOwn(handlers, name.toLowerCase())
}

type Handler = (effects: Effects, command: Command) => void

const handlers: Readonly<Record<string, Handler>> = {
  'set-output': (effects, command) => {
    warnDeprecated(effects, command)
    effects.outputs[nameOf(command)] = command.data
  },
  'save-state': (effects, command) => {
    warnDeprecated(effects, command)
    saveState(effects, nameOf(command), command.data)
  },
  'add-mask': (effects, command) => {
    if (command.data.trim() !== '') addMask(effects.job.masks, command.data)
    else report(effects, 'warning', "Can't add secret mask for empty string in ##[add-mask] command.")
  },
  'add-matcher': ({ job }, command) => {
    const added = readMatchers(command.data, job.sources.workspace)
    removeOwners(
      job.matchers,
      added.map(matcher => matcher.owner),
    )
    job.matchers.unshift(...added)
  },
  'remove-matcher': ({ job }, command) => {
    const { owner } = command.properties
    const loaded = owner
      ? []
      : readMatchers(command.data, job.sources.workspace).map(matcher => matcher.owner)
    removeOwners(job.matchers, owner ? [owner] : loaded)
  },
  'set-env': (_, command) => refuse(command),
  'add-path': (_, command) => refuse(command),
  error: (effects, command) => annotateFrom(effects, 'error', command),
  warning: (effects, command) => annotateFrom(effects, 'warning', command),
  notice: (effects, command) => annotateFrom(effects, 'notice', command),
  debug: ({ job }, command) => {
    if (job.runner.debug === '1') job.log.print(`##[debug]${command.data}`)
  },
  group: ({ job }, command) => job.log.print(`##[group]${command.data}`),
  endgroup: ({ job }) => job.log.print('##[endgroup]'),
  echo: (_, command) => {
    if (!/^(on|off)$/i.test(command.data.trim()))
      throw new Error(
        `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${command.data}'.`,
      )
  },
}

function annotateFrom(
  effects: Effects,
  level: 'error' | 'warning' | 'notice',
  { data, properties }: Command,
): void {
  const { title, file, line } = properties
  report(effects, level, data, { ...(title && { title }), ...(file && { file }), ...(line && { line }) })
}

function nameOf(command: Command): string {
  const { name } = command.properties
  if (!name) throw new Error(`Required field 'name' is missing in ##[${command.name}] command.`)
  return name
}

function checkToken(token: string): string {
  if (token === '' || token.toLowerCase() === 'pause-logging' || isCommand(token))
    throw new Error(
      `Invoked ::stopCommand:: with token: [${token}]: an empty token, 'pause-logging' and a command's name are not allowed`,
    )
  return token
}

function warnDeprecated(effects: Effects, { name }: Command): void {
  report(
    effects,
    'warning',
    `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`,
  )
}

function refuse({ name }: Command): never {
  throw new Error(
    `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`.`,
  )
}

function removeOwners(matchers: { readonly owner: string }[], owners: readonly string[]): void {
  const kept = matchers.filter(matcher => !owners.includes(matcher.owner))
  matchers.splice(0, matchers.length, ...kept)
}
