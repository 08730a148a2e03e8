/** A package URL. https://github.com/package-url/purl-spec */
export interface PackageUrl {
  readonly type: string
  /** Namespace and name, as the type writes them. */
  readonly path: string
  readonly version?: string
  readonly qualifiers: ReadonlyMap<string, string>
}

/** Types whose names are the same in any case. */
const inLowerCase = ['oci', 'github', 'bitbucket', 'pypi', 'apk', 'deb', 'composer', 'hex']

/** Parses a package URL, or returns nothing where the text is none. */
export function parsePurl(text: string): PackageUrl | undefined {
  const [whole = ''] = text.split('#')
  const question = whole.indexOf('?')
  const locator = question < 0 ? whole : whole.slice(0, question)
  const match = /^pkg:\/{0,2}([A-Za-z][A-Za-z0-9.+-]*)\/(.+)$/.exec(locator)
  if (match === null) return undefined
  const type = (match[1] ?? '').toLowerCase()
  const rest = withoutSlashes(match[2] ?? '')
  const at = rest.lastIndexOf('@')
  // A scope of npm may begin with the sign.
  const versioned = at > 0 && at > rest.lastIndexOf('/')
  const path = decoded(versioned ? rest.slice(0, at) : rest)
  const named = type === 'pypi' ? path.replaceAll('_', '-') : path
  return {
    type,
    path: inLowerCase.includes(type) ? named.toLowerCase() : named,
    ...(versioned && { version: decoded(rest.slice(at + 1)) }),
    qualifiers: new Map(
      question < 0 ? [] : new URLSearchParams(whole.slice(question + 1).replaceAll('+', '%2B')),
    ),
  }
}

/** Returns whether a statement about one package URL is about another: what it leaves open may be anything. */
export function covers(stated: PackageUrl, { type, path, version, qualifiers }: PackageUrl): boolean {
  return (
    stated.type === type &&
    stated.path === path &&
    (stated.version === undefined || stated.version === version) &&
    [...stated.qualifiers].every(([name, value]) => qualifiers.get(name) === value)
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Cuts off the slashes at the end: an expression for that would look at every slash of a text. */
export function withoutSlashes(text: string): string {
  let end = text.length
  while (text[end - 1] === '/') end--
  return text.slice(0, end)
}
