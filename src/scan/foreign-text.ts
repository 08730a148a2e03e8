/** Control characters, and those that change the direction or the width of the text after them. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu

/** Sanitizes text from a scanner or a database for one line of a log, a table or the record. */
export function oneLine(text: string, limit = 256): string {
  const line = text.replace(unprintable, ' ').replace(/\s+/g, ' ').trim()
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`
}

/** What docker and mount advise after they have said what is wrong. */
const advice = /^\s*(?:See|Run) 'docker |^\s*dmesg\(1\) may have more information/

/** Characters that are shown of the last line of a program. */
const longestLine = 500

/**
 * Gives the last line of what a program said, as the end of a sentence; nothing where it said nothing. Of a long one the
 * middle is left out: programs name what they did first and the cause last.
 */
export function lastLine(text: string): string {
  const lines = text.split('\n').filter(line => line.trim() !== '' && !advice.test(line))
  const line = oneLine(lines.at(-1) ?? '', Number.POSITIVE_INFINITY)
  if (line.length <= longestLine) return line === '' ? '' : `: ${line}`
  const cause = line.slice(2 - longestLine / 2)
  return `: ${line.slice(0, longestLine / 2 - 1)} … ${cause}`
}

/** Sites that describe vulnerabilities; a link to any other is not shown. */
const trusted = [
  'access.redhat.com',
  'avd.aquasec.com',
  'cve.org',
  'errata.almalinux.org',
  'errata.rockylinux.org',
  'github.com',
  'linux.oracle.com',
  'msrc.microsoft.com',
  'nvd.nist.gov',
  'osv.dev',
  'security-tracker.debian.org',
  'security.alpinelinux.org',
  'ubuntu.com',
  'www.cve.org',
  'www.suse.com',
]

/** Returns a link only when it is https and leads to a site that describes vulnerabilities. */
export function trustedLink(text: string): string | undefined {
  if (!URL.canParse(text) || text.length > 512) return undefined
  const { protocol, hostname, username, port, href } = new URL(text)
  const fine = protocol === 'https:' && trusted.includes(hostname) && username === '' && port === ''
  return fine ? href : undefined
}
