/** What an address of a context says. */
export interface RemoteContext {
  /** Without a password, and without what names the commit. */
  readonly address: string
  /** The folder in the repository. */
  readonly folder: string
  /** The commit, where the address names it whole. */
  readonly commit?: string
}

/** Reads the address of a context: `https://host/owner/name.git#commit:folder`, or with `?commit=…&subdir=…`. */
export function readRemoteContext(text: string): RemoteContext {
  const [before = '', fragment = ''] = splitOnce(text, '#')
  const [address = '', query = ''] = splitOnce(before, '?')
  const [ref = '', folder = ''] = splitOnce(fragment, ':')
  const given = new URLSearchParams(query)
  const commit = [given.get('commit') ?? '', given.get('checksum') ?? '', ref].find(isCommit)
  return {
    address: address.replace(/\/\/[^/@]*@/, '//'),
    folder: folderOf(given.get('subdir') ?? folder),
    ...(commit !== undefined && { commit }),
  }
}

function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** Writes a folder of a repository the shortest way; the root is empty. */
export function folderOf(text: string): string {
  return text
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/')
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** Returns whether a context lives elsewhere: a Git or HTTP address, which BuildKit fetches itself. */
export function isRemoteContext(context: string): boolean {
  return /^(https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/)/.test(context)
}

/** Returns whether a named context is anything but a folder: an image, a layout, another target or an address. */
export function isForeignContext(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/.test(value) || isRemoteContext(value) || inDefaultContext(value) !== undefined
}

/** Returns the folder behind `{{defaultContext}}`, the repository at the run's commit; nothing for any other context. */
export function inDefaultContext(context: string): string | undefined {
  const match = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/.exec(context)
  return match ? (match[1] ?? '') : undefined
}
