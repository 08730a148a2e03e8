import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { mermaidScript } from './mermaid.ts'

const css = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
)

/** How a picture frames the Markdown. */
export type Frame = 'comment' | 'summary'

/**
 * Renders Markdown as GitHub shows it, in the frame of a comment or of a run's page. With `cropAt`, a CSS selector, the
 * picture ends above the first such element.
 */
export function renderPage(markdown: string, frame: Frame, cropAt?: string): string {
  const body = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const charts = body.includes('class="language-mermaid"')
  const head = frame === 'comment' ? comment : summary
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${css}${frameCss}</style></head>
<body class="${frame}">${frame === 'comment' ? avatar : ''}<div class="box">${head}<article class="markdown-body">${body}</article></div>
${charts ? `<script src="${pathToFileURL(mermaidScript()).href}"></script>` : ''}<script>${script(cropAt)}</script></body></html>`
}

/** Draws the charts where GitHub would, then sets the height of the picture. */
const script = (cropAt?: string) => `
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    const chart = document.createElement('div')
    chart.className = 'mermaid'
    chart.textContent = code.textContent
    code.parentElement.replaceWith(chart)
  }
  const tell = () => {
    const height = ${
      cropAt === undefined
        ? 'document.body.getBoundingClientRect().height'
        : `document.querySelector(${JSON.stringify(cropAt)}).getBoundingClientRect().top`
    }
    document.documentElement.dataset.height = Math.ceil(height)
  }
  if (window.mermaid) {
    mermaid.initialize({ startOnLoad: false })
    mermaid.run().then(tell, error => { document.documentElement.dataset.error = error.message ?? error.str })
  } else tell()
`

const avatar = '<div class="avatar">⬡</div>'
const comment =
  '<header><b>github-actions</b><span class="label">bot</span> commented <i>2 minutes ago</i> · edited<span class="dots">···</span></header>'
const summary = '<header><b>image</b> summary<span class="dots">···</span></header>'

const frameCss = `
  html, body { margin: 0; background: #fff; }
  body { display: flex; gap: 12px; padding: 20px; box-sizing: border-box;
    font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Helvetica, Arial, sans-serif; }
  .avatar { width: 40px; height: 40px; border-radius: 50%; background: #24292f; color: #fff; flex: none;
    display: grid; place-items: center; font-size: 22px; }
  .box { border: 1px solid #d1d9e0; border-radius: 6px; flex: 1; min-width: 0; }
  header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; color: #59636e; }
  header b { color: #1f2328; }
  header i { font-style: normal; text-decoration: underline; text-underline-offset: 2px; }
  .label { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 7px; margin: 0 4px; font-size: 12px; }
  .dots { float: right; letter-spacing: 1px; }
  .markdown-body { padding: 16px; font-size: 14px;
    font-family: -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", "Noto Color Emoji", Helvetica, Arial, sans-serif; }
  .markdown-body table { display: table; width: max-content; max-width: 100%; }
`
