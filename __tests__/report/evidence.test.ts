import { expect, test } from '@jest/globals'
import { promotePart } from '../../src/report/parts/promote.ts'
import { toImageReports } from '../../src/report/view.ts'
import { pushed } from './records.ts'

const place = 'ghcr.io/acme/web@sha256:…'

test.each([
  ['of this run', [{ source: 'this run' }], 'Evidence: scan passed.'],
  [
    'of the registry without a signature',
    [{ source: place }],
    'Evidence: scan passed, from the registry, without a signature.',
  ],
  [
    'of the registry with a signature',
    [{ source: place, signedBy: 'rBQr6=' }],
    'Evidence: scan passed, signed with `rBQr6=`.',
  ],
  [
    'signed in one part alone',
    [{ source: place, signedBy: 'rBQr6=' }, { source: place }],
    'Evidence: scan passed, scan passed, from the registry, without a signature.',
  ],
])('evidence %s is called what it is', (_, found, words) => {
  const { promote } = pushed
  if (promote === undefined) throw new Error('the fixture promotes')
  const evidence = found.map(one => ({ section: 'scan', status: 'passed', ...one }))
  const [imageReport] = toImageReports([{ ...pushed, promote: { ...promote, evidence } }])
  expect(imageReport && promotePart(imageReport)).toContain(words)
})
