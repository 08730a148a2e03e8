import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderComment } from '../../src/report/comment/comment.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { findBrowser, takePicture } from './browser.ts'
import { type Frame, renderPage } from './page.ts'
import { failure, pullRequest, release } from './records.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, '../../docs/images')
const marker = { key: 'default', run: '1873', attempt: 1, commit: '9f3c2ab' }

const pictures: readonly { name: string; markdown: string; frame: Frame; width: number; cropAt?: string }[] =
  [
    // What the reader of the README sees first: the verdict, without what is folded below it.
    {
      name: 'comment-top',
      markdown: renderComment(pullRequest(), marker),
      frame: 'comment',
      width: 980,
      cropAt: 'details',
    },
    { name: 'comment', markdown: renderComment(pullRequest(), marker), frame: 'comment', width: 980 },
    { name: 'comment-failure', markdown: renderComment(failure(), marker), frame: 'comment', width: 980 },
    { name: 'summary', markdown: renderSummary(release()), frame: 'summary', width: 1060 },
  ]

try {
  const browser = findBrowser()
  mkdirSync(folder, { recursive: true })
  const pages = mkdtempSync(join(tmpdir(), 'pages-'))
  for (const { name, markdown, frame, width, cropAt } of pictures) {
    const page = join(pages, `${name}.html`)
    writeFileSync(page, renderPage(markdown, frame, cropAt))
    takePicture(browser, page, join(folder, `${name}.png`), width)
    process.stdout.write(`${join(folder, `${name}.png`)}\n`)
  }
  rmSync(pages, { recursive: true })
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
