# Leaves open and changes all that a process passes on to those it starts, puts a secret into each place, and becomes the
# program in its arguments: the one that makes the sandbox. What a hostile scanner needs to look for the secrets is told
# in the variable PLANTED, so that nothing depends on its finding out.
#
#   caller.pl FOLDER PROGRAM [ARGUMENT …]
use strict;
use Socket;
use POSIX ();

my ($folder, @program) = @ARGV;
my %planted = (folder => $folder);
my $arm = (POSIX::uname())[4] eq 'aarch64';
my %number = (add_key => $arm ? 217 : 248, keyctl => $arm ? 219 : 250, prlimit => $arm ? 261 : 302);
my $secret = sub { "s3cret-of-the-$_[0]" };

# Descriptors: a file for reading and writing, and two sockets, at numbers that Node closes by itself and at others.
open my $file, '+>', "$folder/descriptor" or die $!;
syswrite $file, $secret->('descriptor');
sysseek $file, 0, 0;
socketpair my $near, my $far, AF_UNIX, SOCK_STREAM, 0 or die $!;
syswrite $far, $secret->('socket-pair') x 3;
for ([$file, 7], [$file, 99], [$file, 700], [$near, 100]) {
  POSIX::dup2(fileno $_->[0], $_->[1]) // die $!;
}
# The root folder of this machine, from where everything can be reached by relative paths.
opendir my $root, '/' or die $!;
POSIX::dup2(fileno $root, 101) // die $!;

# Keys: in the session's and in the account's keyring, readable by everybody who knows their number.
my $payload = $secret->('keyring');
my ($type, $description) = ("user\0", "buildonce-test\0");
syscall $number{keyctl}, 1, 0;
for my $ring (-3, -4) {
  my $key = syscall $number{add_key}, $type, $description, $payload, length $payload, $ring;
  syscall $number{keyctl}, 5, $key, 0x3f3f3f3f if $key > 0;
  push @{$planted{keys}}, $key;
}

# A file that only this account may read, and one for everybody.
for my $name ('private', 'public') {
  open my $out, '>', "$folder/$name" or die $!;
  print $out $secret->("$name-file");
  chmod $name eq 'public' ? 0644 : 0600, "$folder/$name";
}

# A process that holds a secret in its memory, and servers that tell one to whoever asks.
my $memory = $secret->('memory');
$planted{address} = unpack 'J', pack 'p', $memory;
$planted{length} = length $memory;
my $server = sub {
  my ($domain, $address) = @_;
  socket my $socket, $domain, SOCK_STREAM, 0 or die $!;
  bind $socket, $address or die $!;
  listen $socket, 5;
  return $socket;
};
$planted{abstract} = "\0buildonce-test-$$";
my @servers = (
  ['abstract-socket', $server->(AF_UNIX, pack_sockaddr_un($planted{abstract}))],
  ['unix-socket', $server->(AF_UNIX, pack_sockaddr_un("$folder/socket"))],
  ['tcp-socket', $server->(AF_INET, pack_sockaddr_in(0, INADDR_LOOPBACK))],
);
chmod 0777, "$folder/socket";
$planted{port} = (unpack_sockaddr_in(getsockname $servers[2][1]))[0];
for (@servers) {
  my ($name, $listening) = @$_;
  next if fork;
  $0 = "tells $name";
  while (accept my $caller, $listening) { syswrite $caller, $secret->($name); close $caller }
  exit;
}
$planted{holder} = $$;

# Signals, terminal access, permissions of new files, limits.
$SIG{$_} = 'IGNORE' for qw(USR1 HUP PIPE TERM);
POSIX::sigprocmask(POSIX::SIG_BLOCK, POSIX::SigSet->new(POSIX::SIGUSR2, POSIX::SIGALRM));
umask 0;
$ENV{"SECRET_$_"} = $secret->('environment') for 1 .. 3;

my $child = fork;
if ($child == 0) {
  $planted{keys} = join ' ', @{$planted{keys}};
  $planted{abstract} = unpack 'H*', $planted{abstract};
  $ENV{PLANTED} = join ';', map { "$_=$planted{$_}" } sort keys %planted;
  exec @program;
  die $!;
}
waitpid $child, 0;
my $status = $?;
# What was started here has the descriptors above; only those are ended, by their group.
local $SIG{TERM} = 'IGNORE';
$SIG{INT} = 'IGNORE';
kill 'KILL', grep { $_ != $$ } split ' ', `cat /proc/$$/task/$$/children`;
exit($status >> 8 || $status & 127);
