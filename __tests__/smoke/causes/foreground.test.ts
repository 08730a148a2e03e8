import { expect, test } from '@jest/globals'
import { backgroundServer } from '../../../src/smoke/causes/foreground.ts'

test.each([
  ['nginx', 'nginx', /daemon off;/],
  ['/usr/sbin/nginx -c /etc/nginx.conf', 'nginx', /daemon off;/],
  ['sh -c "php-fpm8.2 && tail"', 'php-fpm8.2', /"-F"/],
  ['service ssh start', 'ssh', /-D/],
  ['service redis-server start', 'redis-server', /--daemonize/],
  ['/etc/init.d/apache2 start', 'apache2', /FOREGROUND/],
  ['systemctl start unheard-of', 'unheard-of', /the program of unheard-of itself/],
])('%s starts %s in the background', (text, name, line) => {
  expect(backgroundServer(text)).toEqual({ name, line: expect.stringMatching(line) })
})

test.each(['python3 app.py', 'constructor toString', 'service', ''])('%j starts none that is known', text => {
  expect(backgroundServer(text)).toBeUndefined()
})
