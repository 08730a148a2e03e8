# Servers and languages from Debian packages, one layer for all images of the table.
FROM buildonce-smoke-images/debian:bookworm
RUN printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d && export DEBIAN_FRONTEND=noninteractive && apt-get update -q && apt-get install -yq --no-install-recommends \
  redis-server nginx-light memcached mosquitto apache2 haproxy openssh-server vsftpd dnsmasq unbound squid php-fpm lighttpd varnish \
  python3-flask gunicorn uvicorn supervisor s6 tini procps curl busybox-static ruby-webrick perl postfix caddy etcd-server prometheus nodejs node-express runit && apt-get clean
