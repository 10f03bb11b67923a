"""Makes namespaces, builds in them, pings from inside of them, and removes them. Reads one JSON job on standard input, writes one JSON answer.

namespaces: [name].
build: [{"namespace", "sysctl": {path: value}, "nft": text, "ip": [lines], "bridge": [lines]}], worked off in order; ip and bridge
go on after an error.
probe: [{"namespace", "targets": [address]}]: one raw socket a namespace and family, every target up to four times; answers with a
list of lists of booleans. settle: seconds between the two. With "port", TCP connects to it: nobody listens, so a refusal is the answer.
"""
import ctypes, errno, json, os, re, resource, select, socket, struct, subprocess, sys, time

CLONE_NEWNET = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
home = os.open('/proc/self/ns/net', os.O_RDONLY)


def enter(name):
    fd = home if name is None else os.open('/run/netns/' + name, os.O_RDONLY)
    if libc.setns(fd, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), 'setns ' + str(name))
    if fd != home:
        os.close(fd)


def run(command, text):
    done = subprocess.run(command, input=text, text=True, capture_output=True)
    return done.stderr.strip()


def batch(program, lines):
    said = run([program, '-force', '-batch', '-'], '\n'.join(lines) + '\n')
    complaints = []
    reason = ''
    for line in said.splitlines():
        failed = re.match(r'Command failed -:(\d+)', line)
        if failed:
            complaints.append(f'{lines[int(failed.group(1)) - 1]}: {reason}')
        else:
            reason = line
    return complaints


def build(steps):
    complaints = []
    for step in steps:
        enter(step['namespace'])
        for path, value in step.get('sysctl', {}).items():
            try:
                with open('/proc/sys/' + path, 'w') as file:
                    file.write(value)
            except OSError as error:
                complaints.append(f"{step['namespace']}: {path}: {error}")
        if step.get('nft'):
            said = run(['nft', '-f', '-'], step['nft'])
            if said:
                complaints.append(f"{step['namespace']}: nft: {said}")
        for program in ('ip', 'bridge'):
            if step.get(program):
                complaints += batch(program, step[program])
    enter(None)
    return complaints


def checksum(data):
    total = sum(struct.unpack('!%dH' % (len(data) // 2), data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def echo(family, ident, sequence):
    kind = 8 if family == socket.AF_INET else 128
    body = b'vlanvas!' * 7
    packet = struct.pack('!BBHHH', kind, 0, 0, ident, sequence) + body
    if family == socket.AF_INET:
        packet = struct.pack('!BBHHH', kind, 0, checksum(packet), ident, sequence) + body
    return packet


def probe(sources, at, end):
    sockets = {}
    poll = select.poll()
    results = [[False] * len(source['targets']) for source in sources]
    base = (os.getpid() * 64) & 0xFFFF
    for index, source in enumerate(sources):
        enter(source['namespace'])
        for family, protocol in ((socket.AF_INET, socket.IPPROTO_ICMP), (socket.AF_INET6, socket.IPPROTO_ICMPV6)):
            wanted = [number for number, target in enumerate(source['targets']) if (':' in target) == (family == socket.AF_INET6)]
            if not wanted:
                continue
            sock = socket.socket(family, socket.SOCK_RAW, protocol)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
            sock.setblocking(False)
            poll.register(sock, select.POLLIN)
            sockets[sock.fileno()] = (sock, family, index, wanted)
    enter(None)

    def receive(until):
        while True:
            left = until - time.monotonic()
            if left <= 0:
                return
            for fd, _ in poll.poll(left * 1000):
                sock, family, index, _ = sockets[fd]
                try:
                    packet, address = sock.recvfrom(2048)
                except OSError:
                    continue
                if family == socket.AF_INET:
                    packet = packet[(packet[0] & 15) * 4:]
                if len(packet) < 8:
                    continue
                kind, _, _, ident, sequence = struct.unpack('!BBHHH', packet[:8])
                if kind != (0 if family == socket.AF_INET else 129) or ident != (base + index) & 0xFFFF:
                    continue
                targets = sources[index]['targets']
                if sequence < len(targets) and targets[sequence] == address[0]:
                    results[index][sequence] = True

    start = time.monotonic()
    for moment in at:
        receive(start + moment)
        longest = max((len(wanted) for _, _, _, wanted in sockets.values()), default=0)
        for turn in range(longest):
            for sock, family, index, wanted in sockets.values():
                if turn >= len(wanted):
                    continue
                number = wanted[(turn + index) % len(wanted)]
                if results[index][number]:
                    continue
                try:
                    sock.sendto(echo(family, (base + index) & 0xFFFF, number), (sources[index]['targets'][number], 0))
                except OSError:
                    pass
            receive(time.monotonic() + 0.0005)
        if all(all(row) for row in results):
            break
    else:
        receive(start + end)
    return results


def connect(sources, port, at, end):
    results = [[False] * len(source['targets']) for source in sources]
    poll = select.poll()
    open_sockets = {}

    def settle(fd, answered=True):
        sock, index, number = open_sockets.pop(fd)
        poll.unregister(fd)
        if answered and sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) in (0, errno.ECONNREFUSED):
            results[index][number] = True
        sock.close()

    def wait(until):
        while open_sockets:
            left = until - time.monotonic()
            if left <= 0:
                return
            for fd, _ in poll.poll(left * 1000):
                settle(fd)
        time.sleep(max(0, until - time.monotonic()))

    start = time.monotonic()
    for moment in at:
        wait(start + moment)
        for fd in list(open_sockets):
            settle(fd, answered=False)
        for index, source in enumerate(sources):
            enter(source['namespace'])
            for number, target in enumerate(source['targets']):
                if results[index][number]:
                    continue
                sock = socket.socket(socket.AF_INET6 if ':' in target else socket.AF_INET, socket.SOCK_STREAM)
                sock.setblocking(False)
                said = sock.connect_ex((target, port))
                if said == errno.EINPROGRESS:
                    open_sockets[sock.fileno()] = (sock, index, number)
                    poll.register(sock, select.POLLOUT | select.POLLERR | select.POLLHUP)
                    continue
                if said in (0, errno.ECONNREFUSED):
                    results[index][number] = True
                sock.close()
        enter(None)
        if all(all(row) for row in results):
            break
    else:
        wait(start + end)
    return results


resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
job = json.load(sys.stdin)
ask = (lambda: connect(job['probe'], job['port'], job['at'], job['end'])) if 'port' in job else (lambda: probe(job['probe'], job['at'], job['end']))
try:
    complaints = batch('ip', ['netns add ' + name for name in job['namespaces']]) + build(job['build'])
    time.sleep(job.get('settle', 0))
    answer = {'complaints': complaints, 'reached': ask()}
finally:
    enter(None)
    batch('ip', ['netns del ' + name for name in job['namespaces']])
json.dump(answer, sys.stdout)
