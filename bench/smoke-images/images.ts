/** An image of real software: the lines below `FROM`, what shows that it is ready, and files of its context. */
export interface RealImage {
  readonly name: string
  readonly lines: string
  /** A line of shell that succeeds in the container once it is ready; absent where it must not become ready. */
  readonly isReady?: string
  /** The image has no HEALTHCHECK, or one of its own. */
  readonly plain?: true
}

/** A line that succeeds once something listens on a port. */
function listens(port: number): string {
  return `bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port}'`
}

function answers(port: number, path = '/'): string {
  return `curl -fsS http://127.0.0.1:${port}${path}`
}

function file(path: string, text: string): string {
  return `RUN mkdir -p ${path.slice(0, path.lastIndexOf('/'))} && printf '%s\\n' ${text
    .split('\n')
    .map(line => `'${line}'`)
    .join(' ')} >${path}`
}

const flask = file(
  '/app/app.py',
  'from flask import Flask\napp = Flask(__name__)\n@app.route("/")\ndef hello():\n    return "hello"',
)
const express = file(
  '/app/app.js',
  'const app = require("express")()\napp.get("/", (_, answer) => answer.send("hello"))\napp.listen(3000)',
)
const node = file(
  '/app/app.js',
  'require("http").createServer((_, answer) => answer.end("hello")).listen(3000)\nprocess.on("SIGTERM", () => process.exit(0))',
)

export const realImages: readonly RealImage[] = [
  {
    name: 'redis',
    lines: 'EXPOSE 6379\nCMD ["redis-server","--bind","0.0.0.0","--protected-mode","no"]',
    isReady: 'redis-cli ping',
  },
  {
    name: 'redis, as Debian configures it',
    lines: 'EXPOSE 6379\nRUN mkdir -p /run/redis\nCMD ["redis-server","/etc/redis/redis.conf"]',
    plain: true,
  },
  {
    name: 'nginx',
    lines: `EXPOSE 80\nSTOPSIGNAL SIGQUIT\nCMD ["nginx","-g","daemon off;"]`,
    isReady: answers(80),
  },
  { name: 'nginx in the background', lines: 'EXPOSE 80\nCMD ["nginx"]', plain: true },
  { name: 'memcached', lines: 'EXPOSE 11211\nUSER nobody\nCMD ["memcached"]', isReady: listens(11211) },
  { name: 'mosquitto', lines: 'EXPOSE 1883\nCMD ["mosquitto","-p","1883"]', isReady: listens(1883) },
  {
    name: 'apache',
    lines: 'EXPOSE 80 443\nSTOPSIGNAL SIGWINCH\nCMD ["apache2ctl","-D","FOREGROUND"]',
    isReady: answers(80),
  },
  {
    name: 'haproxy',
    lines: `${file('/etc/haproxy/haproxy.cfg', 'defaults\n  mode http\n  timeout connect 1s\n  timeout client 1s\n  timeout server 1s\nfrontend web\n  bind :8080\n  http-request return status 200')}\nEXPOSE 8080\nSTOPSIGNAL SIGUSR1\nCMD ["haproxy","-W","-db","-f","/etc/haproxy/haproxy.cfg"]`,
    isReady: answers(8080),
  },
  {
    name: 'sshd',
    lines: 'EXPOSE 22\nRUN mkdir -p /run/sshd\nCMD ["/usr/sbin/sshd","-D","-e"]',
    isReady: listens(22),
  },
  {
    name: 'vsftpd',
    lines:
      'EXPOSE 21\nRUN mkdir -p /var/run/vsftpd/empty\nCMD ["vsftpd","-obackground=NO","-olisten=YES","-olisten_ipv6=NO"]',
    isReady: listens(21),
  },
  {
    name: 'dnsmasq',
    lines: 'EXPOSE 53/udp 53/tcp\nCMD ["dnsmasq","--keep-in-foreground","--user=root"]',
    isReady: listens(53),
  },
  { name: 'unbound', lines: 'EXPOSE 53/udp 53/tcp\nCMD ["unbound","-d"]', isReady: listens(53) },
  { name: 'squid', lines: 'EXPOSE 3128\nCMD ["squid","-N"]', isReady: listens(3128) },
  {
    name: 'php-fpm',
    lines: 'EXPOSE 9000\nRUN mkdir -p /run/php\nCMD ["php-fpm8.2","-F"]',
    isReady: 'test -S /run/php/php8.2-fpm.sock',
  },
  {
    name: 'lighttpd',
    lines: 'EXPOSE 80\nCMD ["lighttpd","-D","-f","/etc/lighttpd/lighttpd.conf"]',
    isReady: listens(80),
  },
  {
    name: 'varnish',
    lines: 'EXPOSE 6081\nCMD ["varnishd","-F","-a",":6081","-b","127.0.0.1:8080"]',
    isReady: listens(6081),
  },
  {
    name: 'flask with gunicorn',
    lines: `${flask}\nWORKDIR /app\nEXPOSE 8000\nCMD ["gunicorn","-b","0.0.0.0:8000","app:app"]`,
    isReady: answers(8000),
  },
  {
    name: 'flask, by its own server',
    lines: `${flask}\nWORKDIR /app\nEXPOSE 5000\nCMD ["python3","-m","flask","run"]`,
    isReady: answers(5000),
  },
  {
    name: 'python http.server',
    lines: 'EXPOSE 8000\nCMD ["python3","-m","http.server"]',
    isReady: answers(8000),
  },
  {
    name: 'a Python module that is missing',
    lines: 'EXPOSE 8000\nCMD ["python3","-m","django","runserver"]',
    plain: true,
  },
  { name: 'node', lines: `${node}\nEXPOSE 3000\nCMD ["node","/app/app.js"]`, isReady: answers(3000) },
  {
    name: 'express',
    lines: `${express}\nENV NODE_PATH=/usr/share/nodejs\nEXPOSE 3000\nCMD ["node","/app/app.js"]`,
    isReady: answers(3000),
  },
  {
    name: 'express without its modules',
    lines: `${express.replace('express', 'no-such-module')}\nEXPOSE 3000\nCMD ["node","/app/app.js"]`,
    plain: true,
  },
  {
    name: 'tini with node',
    lines: `${node}\nEXPOSE 3000\nENTRYPOINT ["tini","--"]\nCMD ["node","/app/app.js"]`,
    isReady: answers(3000),
  },
  {
    name: 'ruby webrick',
    lines: 'EXPOSE 8000\nCMD ["ruby","-run","-e","httpd","/tmp","-p","8000"]',
    isReady: listens(8000),
  },
  {
    name: 'perl',
    lines: `EXPOSE 8000\nCMD ["perl","-MIO::Socket::INET","-e","$SIG{TERM}=sub{exit};my $s=IO::Socket::INET->new(LocalPort=>8000,Listen=>5) or die;while(my $c=$s->accept){close $c}"]`,
    isReady: listens(8000),
  },
  {
    name: 'busybox httpd',
    lines: 'EXPOSE 8080\nCMD ["busybox","httpd","-f","-p","8080","-h","/etc"]',
    isReady: answers(8080, '/hostname'),
  },
  {
    name: 'caddy',
    lines: 'EXPOSE 8080\nCMD ["caddy","file-server","--listen",":8080","--browse"]',
    isReady: listens(8080),
  },
  {
    name: 'etcd',
    lines:
      'EXPOSE 2379\nCMD ["etcd","--data-dir","/var/lib/etcd/default","--listen-client-urls","http://0.0.0.0:2379","--advertise-client-urls","http://127.0.0.1:2379"]',
    isReady: answers(2379, '/health'),
  },
  {
    name: 'prometheus',
    lines:
      'EXPOSE 9090\nUSER nobody\nCMD ["prometheus","--config.file=/etc/prometheus/prometheus.yml","--storage.tsdb.path=/tmp/data"]',
    isReady: answers(9090, '/-/ready'),
  },
  {
    name: 'prometheus, its folder of root',
    lines:
      'EXPOSE 9090\nRUN mkdir /data\nUSER nobody\nCMD ["prometheus","--config.file=/etc/prometheus/prometheus.yml","--storage.tsdb.path=/data"]',
    plain: true,
  },
  {
    name: 'supervisord',
    lines: `${file('/etc/app.conf', '[supervisord]\nnodaemon=true\nuser=root\n[program:web]\ncommand=busybox httpd -f -p 8080 -h /etc')}\nEXPOSE 8080\nCMD ["supervisord","-n","-c","/etc/app.conf"]`,
    isReady: answers(8080, '/hostname'),
  },
  {
    name: 'supervisord with a broken program',
    lines: `${file('/etc/app.conf', '[supervisord]\nnodaemon=true\nuser=root\n[program:web]\ncommand=busybox httpd -f -p 8080 -h /etc\n[program:worker]\ncommand=/bin/false')}\nEXPOSE 8080\nCMD ["supervisord","-n","-c","/etc/app.conf"]`,
    isReady: answers(8080, '/hostname'),
  },
  {
    name: 's6',
    lines: `${file('/svc/web/run', '#!/bin/sh\nexec busybox httpd -f -p 8080 -h /etc')}\nRUN chmod +x /svc/web/run\nEXPOSE 8080\nCMD ["s6-svscan","/svc"]`,
    isReady: answers(8080, '/hostname'),
  },
  {
    name: 's6 with a broken program',
    lines: `${file('/svc/web/run', '#!/bin/sh\nexec busybox httpd -f -p 8080 -h /etc')}\n${file('/svc/worker/run', '#!/bin/nothing')}\nRUN chmod +x /svc/*/run\nEXPOSE 8080\nCMD ["s6-svscan","/svc"]`,
    isReady: answers(8080, '/hostname'),
  },
  {
    name: 'postfix',
    lines: `RUN cp /usr/share/postfix/main.cf.debian /etc/postfix/main.cf 2>/dev/null; true\nEXPOSE 25\nCMD ["postfix","start-fg"]`,
    isReady: listens(25),
  },
]
