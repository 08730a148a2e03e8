import type { ContainerProcess } from '../container/processes.ts'

/** Fewer may be about to be waited for. */
const fewestDefunct = 3

/** Warns of processes that have ended and that nobody waits for: they fill the table of processes of the machine. */
export function defunctWarnings(processes: readonly ContainerProcess[]): string[] {
  const [first] = processes
  const defunct = processes.filter(each => each.defunct)
  if (first === undefined || defunct.length < fewestDefunct) return []
  const orphans = defunct.filter(({ parent }) => parent === first.pid)
  const names = [...new Set(defunct.map(({ name }) => name))].slice(0, 3).join(', ')
  const count = `${defunct.length} processes have ended and are not waited for (${names})`
  if (orphans.length * 2 >= defunct.length)
    return [
      `${count}: process 1 (${first.name}) does not wait for its children. Start it through tini, or with \`docker run --init\` (\`init: true\` in compose)`,
    ]
  const parent = processes.find(each => each.pid === defunct[0]?.parent)
  return [`${count}: their parent ${parent?.name ?? ''} has to wait for them`]
}

/** Programs that start others and go on when one of them fails. */
const supervisors =
  /^(?:supervisord|s6-svscan|s6-supervise|runsvdir|runsv|runit|circusd|monit|pm2|nodemon|God Daemon)/

/** Returns whether a supervisor runs: what it started can fail while the container goes on. */
export function hasSupervisor(processes: readonly Pick<ContainerProcess, 'name'>[]): boolean {
  return processes.some(({ name }) => supervisors.test(name))
}

const failures: readonly { readonly pattern: RegExp; say(found: readonly string[]): string }[] = [
  {
    pattern: /gave up: (\S{1,100}) entered FATAL state/,
    say: ([name]) => `supervisord has given up on the program ${name} (FATAL)`,
  },
  {
    pattern: /exited: (\S{1,100}) \((.{1,100}); not expected\)/,
    say: ([name, how]) => `supervisord had to restart the program ${name}: ${how}`,
  },
  {
    pattern: /spawnerr: (.{1,200})/,
    say: ([what]) => `supervisord could not start a program: ${what}`,
  },
  {
    pattern: /s6-rc: (?:warning|fatal): (unable to start service \S{1,100}.{0,100})/,
    say: ([what]) => `s6: ${what}`,
  },
  {
    pattern: /(s6-supervise \S{1,100}.{0,20}: (?:warning|fatal): .{1,200})/,
    say: ([what]) => `${what}`,
  },
  {
    pattern: /(runsv \S{1,100}: (?:warning|fatal): unable to start .{1,200})/,
    say: ([what]) => `${what}`,
  },
  {
    pattern: /App \[([\w.:-]{1,100})\] exited with code \[[1-9]/,
    say: ([name]) => `pm2 had to restart ${name}`,
  },
]

/** Warns of programs that a supervisor could not keep running, by what it printed; once for each program. */
export function supervisedWarnings(lines: readonly string[]): string[] {
  const found = new Map<string, string>()
  for (const line of lines)
    for (const { pattern, say } of failures) {
      const match = pattern.exec(line)
      if (match) found.set(match[1] ?? '', say(match.slice(1)))
    }
  return [...found.values()].slice(0, 10).map(each => `${each}: the container runs on without it`)
}
