import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Ends what a job's steps left running: every process that carries the job's tracking id in its environment. */
export function stopBuilds(trackingId: string, print: (line: string) => void): void {
  if (!existsSync('/proc')) return
  for (const pid of readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)) {
    if (!readProc(pid, 'environ').split('\0').includes(`RUNNER_TRACKING_ID=${trackingId}`)) continue
    print(`Terminate orphan process: pid (${pid}) (${readProc(pid, 'comm').trim()})`)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended between the two lines.
    }
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
