import { describe, expect, test } from '@jest/globals'
import { leadsInside, reachOf } from '../../src/system/public-address.ts'

describe('an address', () => {
  test.each([
    ['8.8.8.8', 'public'],
    ['172.32.0.1', 'public'],
    ['198.17.0.1', 'public'],
    ['198.20.0.1', 'public'],
    ['2606:4700::1111', 'public'],
    ['[2001:4860:4860::8888]', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['64:ff9b::8.8.8.8', 'public'],
    ['2002:808:808::1', 'public'],
    ['10.0.0.1', 'network'],
    ['172.16.0.1', 'network'],
    ['172.31.255.255', 'network'],
    ['192.168.1.1', 'network'],
    ['100.64.0.1', 'network'],
    ['100.127.255.255', 'network'],
    ['fd00::1', 'network'],
    ['[::ffff:a00:1]', 'network'],
    ['64:ff9b::10.0.0.1', 'network'],
    ['64:ff9b:1::1', 'network'],
    ['2002:a00:1::', 'network'],
    ['0.0.0.0', 'machine'],
    ['127.0.0.1', 'machine'],
    ['127.255.255.254', 'machine'],
    ['169.254.169.254', 'machine'],
    ['100.100.100.200', 'machine'],
    ['100.100.100.201', 'network'],
    ['168.63.129.16', 'machine'],
    ['168.63.129.17', 'public'],
    ['fd00:ec2::254', 'machine'],
    ['[fd00:ec2::23]', 'machine'],
    ['fd00:ec3::254', 'network'],
    ['fd20:ce::254', 'machine'],
    ['192.0.0.170', 'machine'],
    ['192.0.2.1', 'machine'],
    ['198.18.0.1', 'machine'],
    ['198.19.255.255', 'machine'],
    ['198.51.100.1', 'machine'],
    ['203.0.113.1', 'machine'],
    ['224.0.0.1', 'machine'],
    ['239.255.255.255', 'machine'],
    ['255.255.255.255', 'machine'],
    ['::', 'machine'],
    ['::1', 'machine'],
    ['[::1]', 'machine'],
    ['fe80::1%eth0', 'machine'],
    ['fec0::1', 'machine'],
    ['ff02::1', 'machine'],
    ['::ffff:127.0.0.1', 'machine'],
    ['::ffff:7f00:1', 'machine'],
    ['64:ff9b::a9fe:a9fe', 'machine'],
    ['2002:7f00:1::', 'machine'],
    ['2001::1', 'machine'],
    ['2001:db8::1', 'machine'],
    ['100::1', 'machine'],
    ['registry.example', undefined],
    ['1.2.3', undefined],
    ['1:2', undefined],
  ])('%s leads to: %s', (address, reach) => {
    expect(reachOf(address)).toBe(reach)
  })
})

describe('what another server names', () => {
  test.each([
    ['auth.example', 'registry.example', false],
    ['registry.example', 'registry.example', false],
    ['127.0.0.1', '127.0.0.1', false],
    ['10.0.0.2', '10.0.0.1', false],
    ['auth.corp', 'registry.corp', false],
    ['10.0.0.2', 'registry.example', true],
    ['auth.corp', 'registry.example', true],
    ['localhost', '127.0.0.1', true],
    ['127.0.0.2', '127.0.0.1', true],
    ['localhost', 'registry.example', true],
    ['localhost.', 'registry.example', true],
    ['LOCALHOST', 'registry.example', true],
    ['foo.localhost', 'registry.example', true],
    ['foo.localhost.', 'registry.corp', true],
    ['metadata.google.internal', 'registry.internal', true],
    ['metadata.google.internal.', 'registry.example', true],
    ['metadata.goog', 'registry.example', true],
    ['metadata.azure.internal', 'registry.internal', true],
    ['metadata.tencentyun.com', 'registry.example', true],
    ['localhost..', 'registry.example', true],
    ['metadata', '10.0.0.1', true],
    ['instance-data.ec2.internal', '10.0.0.1', true],
    ['169.254.169.254', '10.0.0.1', true],
    ['intranet', 'registry.example', true],
    ['printer.local', 'registry.example', true],
  ])('%s, named by %s, leads inside: %s', (hostname, by, inside) => {
    expect(leadsInside(hostname, by)).toBe(inside)
  })

  test.each(['2130706433', '0x7f.1', '017700000001', '127.1', '①②⑦.⓪.⓪.①'])(
    '%s is how a URL may write this machine',
    host => {
      expect(leadsInside(new URL(`https://${host}/`).hostname, 'registry.example')).toBe(true)
    },
  )
})
