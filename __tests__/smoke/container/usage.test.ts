import { expect, test } from '@jest/globals'
import { cpuSecondsOf, groupFolders, memoryInUse } from '../../../src/smoke/container/usage.ts'

test.each([
  [
    '12:memory:/docker/abc\n11:pids:/docker/abc\n4:cpu,cpuacct:/docker/abc\n0::/docker/abc',
    {
      version: 1,
      memory: ['/sys/fs/cgroup/memory/docker/abc'],
      pids: ['/sys/fs/cgroup/pids/docker/abc'],
      cpu: ['/sys/fs/cgroup/cpuacct/docker/abc', '/sys/fs/cgroup/cpu,cpuacct/docker/abc'],
    },
  ],
  [
    '0::/system.slice/docker-abc.scope',
    Object.fromEntries([
      ['version', 2],
      ...['memory', 'pids', 'cpu'].map(name => [
        name,
        [
          '/sys/fs/cgroup/system.slice/docker-abc.scope',
          '/sys/fs/cgroup/unified/system.slice/docker-abc.scope',
        ],
      ]),
    ]),
  ],
  ['0::/', undefined],
  ['', undefined],
])('the control group of %j', (groups, folders) => {
  expect(groupFolders(groups)).toEqual(folders)
})

test.each([
  ['1000\n', 'cache 700\ninactive_file 100\ntotal_inactive_file 300\n', 700],
  ['1000\n', 'anon 5\ninactive_file 400\n', 600],
  ['1000\n', '', 1000],
  ['100\n', 'inactive_file 400\n', 0],
  ['', 'inactive_file 400\n', undefined],
  ['max\n', '', undefined],
])('of %j bytes with %j, %j are in use', (used, stat, expected) => {
  expect(memoryInUse(used, stat)).toBe(expected)
})

test.each([
  ['usage_usec 1234567\nuser_usec 1\n', 1.235],
  ['1234567890\n', 1.235],
  ['', undefined],
])('%j is %j seconds of processor time', (text, seconds) => {
  expect(cpuSecondsOf(text)).toBe(seconds)
})
