import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(page => page !== '' && existsSync(join(root, page)))

test.each(pages)('%s links to pages, sections and pictures that are there', page => {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^```.*?^```/gms, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  const broken = links
    .filter(link => !/^[a-z]+:/.test(link))
    .filter(link => {
      const [file = '', section] = link.split('#')
      const target = file === '' ? join(root, page) : join(root, dirname(page), file)
      if (relative(root, target).startsWith('..') || !existsSync(target)) return true
      return section !== undefined && !sectionsOf(target).includes(section)
    })
  expect(broken).toEqual([])
})

/** The anchors that GitHub gives the headings of a page. */
function sectionsOf(file: string): string[] {
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading)
  return headings.map(heading =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
