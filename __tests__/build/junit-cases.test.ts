import { describe, expect, test } from '@jest/globals'
import { addCounts, readJunit } from '../../src/build/junit-cases.ts'

describe('a JUnit report', () => {
  test('of jest, pytest and Maven is counted by its cases', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made > by a tool -->
<testsuites name="all" tests="9">
  <testsuite name="a" tests="4">
    <properties><property name="x" value="a &gt; b"/></properties>
    <testcase classname="A" name="passes" time="0.01"></testcase>
    <testcase classname="A" name='says "no" &amp; fails &#x2192; here' time="0.02">
      <failure><![CDATA[Error: expected <1>
    at a.js:3]]></failure>
    </testcase>
    <testcase file="b.py" name="errs"><error message="boom &lt;x&gt;" type="E">trace</error></testcase>
    <testcase classname="A" name="waits"><skipped message="later"/></testcase>
    <testcase classname="A" name="quiet"><failure/></testcase>
    <system-out>&lt;testcase name="forged"/&gt;</system-out>
  </testsuite>
</testsuites>`
    expect(readJunit(xml)).toEqual({
      tests: 5,
      failed: 3,
      skipped: 1,
      failures: [
        { name: 'says "no" & fails → here', group: 'A', message: 'Error: expected <1>' },
        { name: 'errs', group: 'b.py', message: 'boom <x>' },
        { name: 'quiet', group: 'A' },
      ],
    })
  })

  test('may be one suite, or without tests', () => {
    expect(readJunit('<testsuite><testcase name="a"/></testsuite>')).toMatchObject({ tests: 1, failed: 0 })
    expect(readJunit('<testsuites/>')).toEqual({ tests: 0, failed: 0, skipped: 0, failures: [] })
  })

  test('with > in an attribute ends its tag where XML does', () => {
    const xml =
      '<testsuite><testcase name="a > b" classname="x/y/"><failure message="1 > 2"/></testcase></testsuite>'
    expect(readJunit(xml)?.failures).toEqual([{ name: 'a > b', group: 'x/y/', message: '1 > 2' }])
  })

  test.each(['', 'text', '<html><testcase name="a"/></html>', '<project/>', '{"testsuite":1}'])(
    'is not %p',
    text => {
      expect(readJunit(text)).toBeUndefined()
    },
  )

  test.each([
    ['a tag without an end', '<testsuite><testcase name="a'],
    ['an attribute without a value', '<testsuite><testcase name></testsuite>'],
    ['a comment without an end', '<testsuite><!-- x'],
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY e "e">]><testsuite><testcase name="&e;"/></testsuite>'],
    ['a character that is none', '<testsuite><testcase name="&#9999999;"/></testsuite>'],
  ])('with %s is read to its end', (_, xml) => {
    expect(readJunit(xml)?.tests).toBeLessThanOrEqual(1)
  })
})

test('several reports are added up', () => {
  const one = { tests: 2, failed: 1, skipped: 0, failures: [{ name: 'a' }] }
  const other = { tests: 3, failed: 1, skipped: 1, failures: [{ name: 'b' }] }
  expect(addCounts([one, other])).toEqual({
    tests: 5,
    failed: 2,
    skipped: 1,
    failures: [{ name: 'a' }, { name: 'b' }],
  })
})
