/** The entries of the bundle, as `index.ts` exports them. */
type Entry = 'main' | 'post' | 'cli'

/** The oldest Node whose functions the bundle calls. */
const oldest = 24

/**
 * Starts an entry of the bundle, or says in one sentence that Node is too old for it. It imports nothing by itself and is
 * written in what older versions of Node understand: they fail while they load the bundle, or in the middle of the work.
 */
export function start(entry: Entry, argument?: unknown): Promise<void> {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= oldest)
    return import('./index.ts').then(entries =>
      (entries[entry] as (argument: unknown) => Promise<void>)(argument),
    )
  const message = `Buildonce needs Node ${oldest} or newer, and this is Node ${node} (${process.execPath}): install a newer one, or put it first on the PATH`
  // A step of GitHub shows what is written so; its post phase has nothing to clean up.
  if (entry === 'main') process.stdout.write(`::error::${message}\n`)
  if (entry === 'cli') process.stderr.write(`${message}\n`)
  process.exitCode = entry === 'post' ? 0 : 2
  return Promise.resolve()
}
