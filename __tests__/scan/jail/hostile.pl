# Takes the place of the scanner, looks for what the caller has planted, and prints everything that it obtains: lines with
# "obtained", what, and the value; and lines with the state that it was started in.
#
#   hostile.pl ARCHITECTURE PLANTED SANDBOX
my ($architecture, $told, $sandbox) = @ARGV;
my $sandboxed = $sandbox ne 'none';
my %planted = map { split /=/, $_, 2 } split /;/, $told;
my $arm = $architecture eq 'arm64';
sub number { $_[$arm ? 1 : 0] }
$| = 1;
sub obtained { my ($what, $value) = @_; $value =~ s/[^ -~]/ /g; print "obtained $what: $value\n" if length $value }
sub is { print "$_[0]: $_[1]\n" }

my ($read, $keyctl, $request_key) = (number(0, 63), number(250, 219), number(249, 218));
my ($socket, $connect, $prctl, $prlimit) = (number(41, 198), number(42, 203), number(157, 167), number(302, 261));
my ($process_vm_readv, $ptrace, $kill) = (number(310, 270), number(101, 117), number(62, 129));
my ($pidfd_open, $pidfd_getfd, $ioctl) = (434, 438, number(16, 29));
my ($fchdir, $rt_sigprocmask, $rt_sigaction) = (number(81, 50), number(14, 135), number(13, 134));
my ($openat, $open_by_handle_at, $getsid, $getpgid) = (number(257, 56), number(304, 265), number(124, 156), number(121, 155));

# Environment
obtained("environment $_", $ENV{$_}) for sort keys %ENV;

# Descriptors: bytes, and what can be reached from a folder
for my $descriptor (3 .. 1024) {
  # Nothing waits for an end that nobody writes to.
  vec(my $ready = '', $descriptor, 1) = 1;
  my $buffer = "\0" x 256;
  my $length = select($ready, undef, undef, 0) > 0 ? syscall $read, $descriptor, $buffer, 256 : 0;
  obtained("descriptor $descriptor", substr $buffer, 0, $length) if $length > 0;
  if (syscall($fchdir, $descriptor) == 0) {
    obtained("folder $descriptor", join ' ', entries('.'));
    (my $path = "$planted{folder}/private") =~ s/^\///;
    slurp("from folder $descriptor", $path);
    chdir '/';
  }
}
# Other processes that it sees; without a sandbox only the one that belongs to the test
for my $folder (map { "/proc/$_" } $sandboxed ? grep { /^\d+$/ } entries('/proc') : $planted{holder}) {
  slurp("$folder/$_", "$folder/$_") for 'environ', 'cmdline';
  -f $_ && slurp($_, $_) for map { "$folder/fd/$_" } entries("$folder/fd");
}

sub entries { opendir my $folder, $_[0] or return; grep { !/^\.\.?$/ } readdir $folder }

sub slurp {
  my ($what, $path) = @_;
  open my $in, '<', $path or return;
  sysread $in, my $text, 4096;
  obtained($what, $text);
}

# Keys: by search in each keyring, by number, and by asking for them
my @keys = map { int } split / /, $planted{keys};
my ($type, $description) = ("user\0", "buildonce-test\0");
for my $ring (-1 .. -6, -8) {
  my $key = syscall $keyctl, 10, $ring, $type, $description, 0;
  push @keys, $key if $key > 0;
}
my $asked = syscall $request_key, $type, $description, 0, -3;
push @keys, $asked if $asked > 0;
for my $key (@keys) {
  my $buffer = "\0" x 256;
  my $length = syscall $keyctl, 11, $key, $buffer, 256;
  obtained("key $key", substr $buffer, 0, $length) if $length > 0;
}
is('joins a keyring', syscall($keyctl, 1, 0) >= 0 ? 'yes' : 'no');

# Files: by path, by the ways out of a changed root, by handle
slurp("$_ file", "$planted{folder}/$_") for 'private', 'public', 'descriptor';
slurp("..$_", "../../../../../..$planted{folder}/$_") for 'private', 'public';
slurp($_, $_) for '/etc/passwd', '/proc/1/root/etc/passwd';
my $handle = pack 'IiI4', 8, 1, 2, 0, 0, 0;
my $opened = syscall $open_by_handle_at, 0, $handle, 0;
obtained('handle', "descriptor $opened") if $opened >= 0;

# Sockets
for my $family (0 .. 45) {
  for my $type (1, 2, 3) {
    my $made = syscall $socket, $family, $type, 0;
    next if $made < 0;
    $families{$family} = 1;
  }
}
is('socket families', join ' ', sort { $a <=> $b } keys %families);
my $abstract = pack 'H*', $planted{abstract};
my %addresses = (
  'abstract socket' => [1, pack('S', 1) . $abstract],
  'unix socket' => [1, pack('S', 1) . "$planted{folder}/socket\0"],
  'tcp socket' => [2, pack('SnC4x8', 2, $planted{port}, 127, 0, 0, 1)],
);
for my $name (sort keys %addresses) {
  my ($family, $address) = @{$addresses{$name}};
  my $made = syscall $socket, $family, 1, 0;
  next if $made < 0 || syscall($connect, $made, $address, length $address) < 0;
  my $buffer = "\0" x 256;
  my $length = syscall $read, $made, $buffer, 256;
  obtained($name, substr $buffer, 0, $length) if $length > 0;
}

# Memory and descriptors of another process
my $buffer = "\0" x 256;
my $here = pack 'JJ', unpack('J', pack 'P', $buffer), $planted{length};
my $there = pack 'JJ', $planted{address}, $planted{length};
for my $process (map { int } $planted{holder}, $sandboxed ? (1, getppid()) : ()) {
  my $length = syscall $process_vm_readv, $process, $here, 1, $there, 1, 0;
  obtained("memory of $process", substr $buffer, 0, $length) if $length > 0;
  if (open my $memory, '<', "/proc/$process/mem") {
    sysseek $memory, $planted{address}, 0;
    obtained("/proc/$process/mem", $text) if sysread $memory, my $text, $planted{length};
  }
  next if $process == $$;
  obtained("control of $process", 'attached') if syscall($ptrace, 0x4206, $process, 0, 0) == 0;
  my $handle = syscall $pidfd_open, $process, 0;
  obtained("descriptor of $process", 'taken') if $handle >= 0 && syscall($pidfd_getfd, $handle, 99, 0) >= 0;
}
is('signals the holder', syscall($kill, int $planted{holder}, 0) == 0 ? 'yes' : 'no');

# The terminal
for my $descriptor (0 .. 2) {
  my $letter = 'x';
  obtained("typing at $descriptor", 'typed') if syscall($ioctl, $descriptor, 0x5412, $letter) == 0;
}
obtained('terminal', 'opened') if open my $terminal, '+<', '/dev/tty';

# The state that it is in
is('umask', sprintf '%03o', umask);
is('account', "$< $> " . join ' ', split ' ', $();
$> = 0; $< = 0;
is('account after trying to become root', "$< $>");
my $mask = "\0" x 8;
syscall $rt_sigprocmask, 0, 0, $mask, 8;
is('blocked signals', unpack 'H*', $mask);
my @ignored = grep { my $action = "\0" x 32; syscall $rt_sigaction, $_, 0, $action, 8; unpack('J', $action) == 1 } 1 .. 64;
is('ignored signals', "@ignored");
is('leads its session', syscall($getsid, 0) == syscall($getpgid, 0) ? 'yes' : 'no');
is('may gain rights', syscall($prctl, 39, 0, 0, 0, 0) == 0 ? 'yes' : 'no');
is('filter of system calls', syscall($prctl, 21, 0, 0, 0, 0));
my @held = grep { syscall($prctl, 47, 1, $_, 0, 0) == 1 } 0 .. 40;
is('ambient capabilities', "@held");
my %limit = (data => 2, stack => 3, core => 4, processes => 6, files => 7, locked => 8, queues => 12);
for my $name (sort keys %limit) {
  my $value = "\0" x 16;
  syscall $prlimit, 0, $limit{$name}, 0, $value;
  is("limit of $name", join ' ', unpack 'JJ', $value);
}
print "end\n";
