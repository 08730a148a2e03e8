import { expect, test } from '@jest/globals'
import { renderJunit } from '../../src/report/junit.ts'
import { toImageReports } from '../../src/report/view.ts'
import { broken, proposed, pushed } from './records.ts'

test('each stage is a test case of its image', () => {
  expect(
    renderJunit({
      imageReports: toImageReports([pushed, proposed]),
      missing: [{ name: 'worker' }],
      history: [],
    }),
  ).toMatchSnapshot()
})

test('the last lines of a container cannot break the document', () => {
  const platforms = [{ ...broken.smoke?.platforms[0], log: 'a\u0000b\u001b[31m ]]> <x> & \ud800' }]
  const run = { ...broken, smoke: { ...broken.smoke, platforms } } as typeof broken
  const xml = renderJunit({ imageReports: toImageReports([run]), missing: [], history: [] })
  expect(xml).toContain('<system-out>a\ufffdb\ufffd[31m ]]&gt; &lt;x&gt; &amp; \ufffd</system-out>')
})
