"""Builds namespaces, and pings from inside of them. Reads one JSON job on standard input, writes one JSON answer.

build: [{"namespace", "sysctl": {path: value}, "nft": text, "ip": [lines]}], worked off in order; ip goes on after an error.
probe: [{"namespace", "targets": [address]}]: one raw socket a namespace and family, every target up to four times; answers with a
list of lists of booleans.
"""
import ctypes, json, os, re, select, socket, struct, subprocess, sys, time

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
        if step.get('ip'):
            said = run(['ip', '-force', '-batch', '-'], '\n'.join(step['ip']) + '\n')
            reason = ''
            for line in said.splitlines():
                failed = re.match(r'Command failed -:(\d+)', line)
                if failed:
                    complaints.append(f"{step['ip'][int(failed.group(1)) - 1]}: {reason}")
                else:
                    reason = line
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


job = json.load(sys.stdin)
answer = {}
if 'build' in job:
    answer['complaints'] = build(job['build'])
if 'probe' in job:
    answer['reached'] = probe(job['probe'], job['at'], job['end'])
json.dump(answer, sys.stdout)
