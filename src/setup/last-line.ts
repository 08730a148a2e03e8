/** Returns the last line of what a docker command said, which names the cause. */
export function lastLine(stderr: string): string {
  return (
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || 'docker reported no reason'
  )
}
