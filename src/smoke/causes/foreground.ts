/** How a server that likes to run in the background is started in the foreground, by the name of its program. */
const foreground: Readonly<Record<string, string>> = {
  nginx: 'CMD ["nginx", "-g", "daemon off;"]',
  'redis-server': 'CMD ["redis-server", "--daemonize", "no"]',
  'valkey-server': 'CMD ["valkey-server", "--daemonize", "no"]',
  apache2: 'CMD ["apache2ctl", "-D", "FOREGROUND"]',
  apache2ctl: 'CMD ["apache2ctl", "-D", "FOREGROUND"]',
  apachectl: 'CMD ["apachectl", "-D", "FOREGROUND"]',
  httpd: 'CMD ["httpd", "-D", "FOREGROUND"] (`httpd -f` of busybox)',
  sshd: 'CMD ["/usr/sbin/sshd", "-D", "-e"]',
  'php-fpm': 'CMD ["php-fpm", "-F"]',
  lighttpd: 'CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]',
  haproxy: 'CMD ["haproxy", "-W", "-db", "-f", "/etc/haproxy/haproxy.cfg"]',
  squid: 'CMD ["squid", "-N"]',
  varnishd: 'CMD ["varnishd", "-F", …]',
  postfix: 'CMD ["postfix", "start-fg"]',
  exim4: 'CMD ["exim4", "-bdf"]',
  dovecot: 'CMD ["dovecot", "-F"]',
  mysqld: 'CMD ["mysqld"] without `--daemonize`',
  mysqld_safe: 'CMD ["mysqld"]',
  pg_ctl: 'CMD ["postgres", "-D", …]',
  pg_ctlcluster: 'CMD ["pg_ctlcluster", "--foreground", …]',
  mongod: 'CMD ["mongod"] without `--fork`',
  memcached: 'CMD ["memcached"] without `-d`',
  mosquitto: 'CMD ["mosquitto"] without `-d`',
  'rabbitmq-server': 'CMD ["rabbitmq-server"] without `-detached`',
  supervisord: 'CMD ["supervisord", "-n"]',
  vsftpd: 'CMD ["vsftpd", "-obackground=NO"]',
  'pure-ftpd': 'CMD ["pure-ftpd"] without `-B`',
  proftpd: 'CMD ["proftpd", "--nodaemon"]',
  dnsmasq: 'CMD ["dnsmasq", "--keep-in-foreground"]',
  named: 'CMD ["named", "-g"]',
  unbound: 'CMD ["unbound", "-d"]',
  cron: 'CMD ["cron", "-f"]',
  crond: 'CMD ["crond", "-f"]',
  rsyslogd: 'CMD ["rsyslogd", "-n"]',
  slapd: 'CMD ["slapd", "-d", "0"]',
  smbd: 'CMD ["smbd", "--foreground", "--no-process-group"]',
  snmpd: 'CMD ["snmpd", "-f"]',
  chronyd: 'CMD ["chronyd", "-d"]',
  ntpd: 'CMD ["ntpd", "-n"]',
  rsync: 'CMD ["rsync", "--daemon", "--no-detach"]',
  inetd: 'CMD ["inetd", "-f"]',
  telnetd: 'CMD ["telnetd", "-F"]',
  tinyproxy: 'CMD ["tinyproxy", "-d"]',
  stunnel4: '`foreground = yes` in its configuration',
  tor: 'CMD ["tor", "--RunAsDaemon", "0"]',
  gunicorn: 'CMD ["gunicorn", …] without `--daemon`',
  uwsgi: 'CMD ["uwsgi", …] without `--daemonize`',
  celery: 'CMD ["celery", …] without `multi` and `--detach`',
  pm2: 'CMD ["pm2-runtime", …]',
  caddy: 'CMD ["caddy", "run", …]',
  'catalina.sh': 'CMD ["catalina.sh", "run"]',
  'startup.sh': 'CMD ["catalina.sh", "run"]',
}

/** Programs that start a service by its name, and end. */
const starters = /^(service|rc-service|systemctl|invoke-rc\.d)$/

/**
 * Finds a server in the words of a command, or in the text of a script, that is started in the background as long as
 * nothing says otherwise, with the line that keeps it in the foreground.
 */
export function backgroundServer(text: string): { readonly name: string; readonly line: string } | undefined {
  const names = text.split(/[\s"'`;|&(),[\]]+/).map(word => word.slice(word.lastIndexOf('/') + 1))
  for (const [at, name] of names.entries()) {
    const own = foreground[name.replace(/^(php-fpm)[\d.]+$/, '$1')]
    if (own !== undefined && Object.hasOwn(foreground, name.replace(/^(php-fpm)[\d.]+$/, '$1')))
      return { name, line: own }
    const service = starters.test(name)
      ? names.slice(at + 1, at + 3).find(word => word !== 'start' && word !== '')
      : undefined
    if (service !== undefined && /^[\w.@-]+$/.test(service)) {
      const alias = {
        ssh: 'sshd',
        redis: 'redis-server',
        mysql: 'mysqld',
        mariadb: 'mysqld',
        bind9: 'named',
      }[service]
      const line =
        foreground[alias ?? service] ?? `the program of ${service} itself, with its option for the foreground`
      return { name: service, line }
    }
  }
  return undefined
}
