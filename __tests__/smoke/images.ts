/** Dockerfile lines below a base with busybox: small applications that behave, or misbehave, in one way each. */

/** Marks itself ready after some seconds and ends on SIGTERM. */
export function readyAfter(seconds: number): string {
  return `HEALTHCHECK CMD test -f /tmp/ready
CMD ["sh","-c","trap 'exit 0' TERM; (sleep ${seconds}; touch /tmp/ready) & while :; do sleep 0.1; done"]`
}

/** A web server that ends on SIGTERM, after the shell lines before it. */
export function web(before = ''): string {
  return `EXPOSE 8080
RUN mkdir -p /www/cgi-bin && echo ok >/www/healthz && echo fine >/www/index.html
CMD ["sh","-c","${before} httpd -f -p 8080 -h /www & trap 'kill $!; exit 0' TERM; wait"]`
}

/** A server that answers every connection with what a shell line prints. */
export function answering(line: string): string {
  return `EXPOSE 8080
RUN printf '#!/bin/sh\\nread -r request\\n%s\\n' '${line}' >/bin/answer && chmod +x /bin/answer
CMD ["sh","-c","trap 'exit 0' TERM; while :; do nc -l -p 8080 -e /bin/answer & wait; done"]`
}

/** Runs one shell line as process 1. */
export function shell(line: string): string {
  return `CMD ${JSON.stringify(['sh', '-c', line])}`
}

/** Names programs by their paths: the shell of the base starts its own applets by /proc/self/exe, which is the emulator. */
export function byPath(image: string): string {
  return image.replace(/(?<![\w/.-])(sleep|touch|mkdir|chmod|dd|httpd|nc|cat) /g, '/bin/$1 ')
}
