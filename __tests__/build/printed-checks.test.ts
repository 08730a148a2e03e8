import { describe, expect, test } from '@jest/globals'
import { annotateChecks } from '../../src/build/annotate.ts'
import { checksReason, printedChecks } from '../../src/build/printed-checks.ts'
import { makeTools } from '../tools.ts'

const tail = `------
 > [stage-1 1/2] RUN exit 3:
0.1  - Forged: by a step (line 9)
------

 \u001b[33m3 warnings found (use docker --debug to expand):
\u001b[0m - SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "TOKEN") (line 3)
 - FromAsCasing: 'AS' and 'from' keywords' casing do not match (line 1)
 - Other: without a place
Dockerfile:4
--------------------
ERROR: failed to build: failed to solve: lint violation found for rules: FromAsCasing`.split('\n')

const found = [
  {
    rule: 'SecretsUsedInArgOrEnv',
    message: 'Do not use ARG or ENV instructions for sensitive data (ENV "TOKEN")',
    file: 'web/Dockerfile',
    line: 3,
  },
  {
    rule: 'FromAsCasing',
    message: "'AS' and 'from' keywords' casing do not match",
    file: 'web/Dockerfile',
    line: 1,
  },
  { rule: 'Other', message: 'without a place', file: 'web/Dockerfile' },
]

test('the findings of a build that failed are read from its output', () => {
  expect(printedChecks(tail, 'web/Dockerfile')).toEqual(found)
  expect(printedChecks(['#1 DONE 0.1s'], 'Dockerfile')).toEqual([])
})

test('findings that are errors are the reason, with their lines', () => {
  expect(checksReason('lint violation found for rules: FromAsCasing', found)).toBe(
    'the build checks found what must not be in the Dockerfile: SecretsUsedInArgOrEnv (line 3), FromAsCasing (line 1), Other',
  )
  expect(checksReason('lint violation found for rules: A, B', [])).toMatch(/: A, B$/)
  expect(checksReason('something else', found)).toBeUndefined()
})

describe('the annotations of findings', () => {
  const annotated = (checks: typeof found) => {
    const tools = makeTools()
    annotateChecks(checks, 'warning', tools.host)
    return tools.annotations
  }
  const many = (rule: string, lines: readonly number[]) =>
    lines.map(line => ({ rule, message: 'm', file: 'Dockerfile', line }))

  test('are one each, as long as there are few', () => {
    expect(annotated(many('A', [1, 2, 3, 4, 5])).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5])
  })

  test('are one a rule where there are many, with all lines', () => {
    expect(annotated([...many('A', [1, 7, 9, 12, 13]), ...many('B', [2])])).toEqual([
      {
        level: 'warning',
        title: 'A',
        message: 'm\n4 more of this rule, in line 7, 9, 12 and 13',
        file: 'Dockerfile',
        line: 1,
      },
      { level: 'warning', title: 'B', message: 'm', file: 'Dockerfile', line: 2 },
    ])
  })

  test('are at most five, and the others are counted', () => {
    const rules = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].flatMap(rule => many(rule, [1, 2]))
    expect(annotated(rules).map(({ level, message }) => `${level} ${message.slice(0, 7)}`)).toEqual([
      ...Array.from({ length: 5 }, () => 'warning m\n1 mor'),
      'notice 4 more ',
    ])
  })
})
