const unreleased = 'Unreleased'

/** One `## ` section of a changelog. */
interface Section {
  /** The version, or `Unreleased`. */
  readonly name: string
  /** Index of the line of its heading. */
  readonly line: number
  /** What stands below the heading. */
  readonly body: string
}

/** Gives what the changelog says about a version, or nothing when it has no such section or the section is empty. */
export function notesOf(changelog: string, version: string): string | undefined {
  return sectionsOf(changelog).find(({ name }) => name === version)?.body || undefined
}

/**
 * Makes the section of a version from what has been collected under "Unreleased", which is empty afterwards.
 *
 * @throws Error when there is nothing to release, or the version has a section already.
 */
export function startSection(changelog: string, version: string, date: string): string {
  const sections = sectionsOf(changelog)
  if (sections.some(({ name }) => name === version))
    throw new Error(`CHANGELOG.md has a section "${version}" already`)
  const collected = sections.find(({ name }) => name === unreleased)
  if (!collected?.body)
    throw new Error(
      `CHANGELOG.md has nothing under "## ${unreleased}": write there what this release changes for its users`,
    )
  const lines = changelog.split('\n')
  lines.splice(collected.line + 1, 0, '', `## ${version} - ${date}`)
  return lines.join('\n')
}

function sectionsOf(changelog: string): Section[] {
  const lines = changelog.split(/\r?\n/)
  const starts = lines.flatMap((line, at) => (line.startsWith('## ') ? [at] : []))
  return starts.map((start, index) => {
    const name = lines[start]?.slice(3).split(' - ')[0]?.trim() ?? ''
    return {
      name: name.replace(/^\[(.*)\]$/, '$1'),
      line: start,
      body: lines
        .slice(start + 1, starts[index + 1])
        .join('\n')
        .trim(),
    }
  })
}
