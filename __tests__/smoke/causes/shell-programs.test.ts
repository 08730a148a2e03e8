import { describe, expect, test } from '@jest/globals'
import { hopelessWithout, shellPrograms } from '../../../src/smoke/causes/shell-programs.ts'

describe('the programs of a shell text', () => {
  test.each([
    ['curl -f http://localhost/ || exit 1', [['curl']]],
    ['curl -fsS "http://localhost:$PORT/a;b" >/dev/null 2>&1 || exit 1', [['curl']]],
    ['curl -f x | grep -q "ok" && test -f /x', [['curl', 'grep']]],
    ['curl -f x || wget -q x || exit 1', [['curl'], ['wget']]],
    ['test "$(redis-cli ping)" = PONG', [['redis-cli']]],
    ['[ "`pg_isready -q; echo $?`" = 0 ]', [['pg_isready']]],
    ['timeout 5 nc -z localhost 80', [['nc']]],
    ['PGPASSWORD=x psql -c "select 1"', [['psql']]],
    ['set -e\n# curl is not called\nif ! wget -q x; then\n  exit 1\nfi', [['wget']]],
    ['for p in 80 443; do nc -z localhost $p || exit 1; done', [['nc']]],
    ["node -e 'fetch(1) || curl'", [['node']]],
    ['check() { curl x; }\ncheck || exit 1', [['curl']]],
    ['"$APP" health', [['"']]],
    ['$APP health', [['$APP']]],
    ['true', []],
  ])('%s', (text, groups) => {
    expect(shellPrograms(text)).toEqual(groups)
  })

  test.each([
    [['curl'], 'curl -f x || exit 1', 'curl'],
    [['curl'], 'curl -f x | grep ok || exit 1', 'curl'],
    [['curl'], 'test -d /x && curl -f x', 'curl'],
    [['curl'], 'curl -f x || wget -q x', undefined],
    [['curl'], 'wget -q x || curl -f x', undefined],
    [['curl', 'wget'], 'wget -q x || curl -f x', 'wget'],
    [['curl'], 'curl -f x; pgrep app', undefined],
    [[], 'curl -f x', undefined],
    [['curl'], 'true', undefined],
  ])('without %j "%s" is hopeless for want of %s', (missing, text, expected) => {
    expect(hopelessWithout(shellPrograms(text), missing)).toBe(expected)
  })
})
