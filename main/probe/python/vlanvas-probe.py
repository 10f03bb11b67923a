"""The stand-in for the C helper (../helper) where it cannot be run: the same protocol, window and verdicts, in Python 3.6
or later with nothing beyond its standard library. helper/README.md has the protocol and the reasons."""
import ctypes
import fcntl
import os
import resource
import select
import socket
import struct
import sys
import time

WINDOW, YOUNG, REPEATS, BURST, MAX_QUIET = 64, 0.010, 2, 128, 1.0
CHECKS = (0.020, 0.060, 0.160, 0.400)
RESOLVED = 0x02 | 0x04 | 0x08 | 0x10 | 0x40 | 0x80
FAILED = 0x20
IFF_WITHOUT = 0x8 | 0x10 | 0x80  # loopback, point to point, no ARP
libc = ctypes.CDLL(None, use_errno=True)
cookie = os.urandom(8)
own_ns = os.open("/proc/self/ns/net", os.O_RDONLY)
poller = select.epoll()
targets, sources, by_fd = [], [], {}
pending_text = b""
now = time.monotonic


class State:
    round, running, pending, inflight, answered = 0, False, 0, 0, 0
    started = last_receive = last_send = told = slowest = 0.0
    batch, batch_since = [], 0.0


def enter(fd):
    if libc.setns(fd, 0x40000000) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def write(text):
    try:
        data = (text + "\n").encode()
        while data:
            data = data[os.write(1, data):]
    except OSError:
        os._exit(0)  # nobody listens any more


def say(text):
    flush(True)
    write(text)


def flush(at_once):
    if State.batch and (at_once or now() - State.batch_since > 0.025 or len(State.batch) > 200):
        text = "cells %d %s" % (State.round, " ".join(State.batch))
        State.batch = []
        write(text)


class Source:
    def __init__(self, owner, pid):
        self.owner, self.pid, self.open, self.cells, self.hops = owner, pid, True, {}, {}
        self.netlink = self.packet = None
        self.path = "/proc/%s/ns/net" % (pid or "self")
        self.ns = os.open(self.path, os.O_RDONLY)
        self.identity = os.fstat(self.ns)[1:3]
        self.echo = {}
        try:
            for family in {t[1] for t in targets}:
                try:
                    self.echo[family] = self.echo_socket(family)
                except OSError as error:
                    if family == socket.AF_INET or error.errno != 97:
                        raise
        except OSError:
            self.close()
            raise
        own = {t[2] for t in targets if t[0] == owner}
        self.wanted = [i for i, t in enumerate(targets) if t[0] != owner and t[2] not in own]
        mine = [i for i, t in enumerate(targets) if t[0] == owner]
        self.start = mine[0] if mine else owner % len(targets)

    def socket(self, *kind):
        enter(self.ns)
        try:
            return socket.socket(*kind)
        finally:
            enter(own_ns)

    def echo_socket(self, family):
        six = family == socket.AF_INET6
        s = self.socket(family, socket.SOCK_RAW, 58 if six else 1)
        s.setblocking(False)
        try:
            s.setsockopt(socket.SOL_SOCKET, 33, 1 << 20)  # SO_RCVBUFFORCE
        except OSError:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        s.setsockopt(socket.SOL_SOCKET, 35, 1)  # SO_TIMESTAMPNS
        if six:
            words = [0xFFFFFFFF] * 8
            words[129 >> 5] &= ~(1 << (129 & 31))
            s.setsockopt(58, 1, struct.pack("8I", *words))
        else:
            s.setsockopt(255, 1, struct.pack("I", ~1 & 0xFFFFFFFF))
        by_fd[s.fileno()] = (self, s, six)
        poller.register(s.fileno(), select.EPOLLIN)
        return s

    def alive(self):
        try:
            return not self.pid or os.stat(self.path)[1:3] == self.identity
        except OSError:
            return False

    def close(self, why=None):
        if self.open and State.running:
            State.pending -= sum(1 for c in self.cells.values() if c["waiting"])
            State.inflight -= sum(1 for c in self.cells.values() if c["young"])
        self.open, self.cells = False, {}
        for s in list(self.echo.values()) + [self.netlink, self.packet]:
            if s:
                by_fd.pop(s.fileno(), None)
                s.close()
        os.close(self.ns)
        if why:
            say("closed %d %s" % (self.owner, why))

    def ask_kernel(self, kind, flags, body):
        if not self.netlink:
            self.netlink = self.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
        return ask(self.netlink, kind, flags, body)

    def hop_of(self, family, address):
        raw = socket.inet_pton(family, address)
        body = struct.pack("BBBBBBBBI", family, len(raw) * 8, 0, 0, 0, 0, 0, 0, 0) + struct.pack("HH", 4 + len(raw), 1) + raw
        for answer in self.ask_kernel(26, 0, body):
            found = attributes(answer[12:])
            index = struct.unpack("i", found[4])[0] if 4 in found else 0
            key = (family, found.get(5, raw), index)
            if key not in self.hops:
                flags, mac = self.link(index)
                without = answer[7] != 1 or not index or bool(flags & IFF_WITHOUT)
                self.hops[key] = {"source": found.get(7), "without": without, "link": mac, "state": 0, "mac": None,
                                  "epoch": 0, "confirmed": 0.0, "asked": -1, "key": key}
            return self.hops[key]
        return None

    def link(self, index):
        s = next(iter(self.echo.values()))
        try:
            name = fcntl.ioctl(s, 0x8910, struct.pack("16si20x", b"", index))[:16]  # SIOCGIFNAME
            flags = struct.unpack_from("H", fcntl.ioctl(s, 0x8913, name + bytes(24)), 16)[0]
            return flags, fcntl.ioctl(s, 0x8927, name + bytes(24))[18:24]
        except OSError:
            return 0, bytes(6)

    def refresh(self):
        ticks = os.sysconf("SC_CLK_TCK")
        for hop in self.hops.values():
            hop["state"] = 0
        for family in {key[0] for key in self.hops}:
            for answer in self.ask_kernel(30, 0x300, struct.pack("BxxxiHBB", family, 0, 0, 0, 0)):
                index, state = struct.unpack_from("iH", answer, 4)
                found = attributes(answer[12:])
                hop = self.hops.get((family, found.get(1), index))
                if not hop:
                    continue
                hop["state"] = state
                if 3 in found:
                    hop["confirmed"] = now() - struct.unpack_from("I", found[3])[0] / ticks
                if found.get(2):
                    if hop["mac"] not in (None, found[2]):
                        hop["epoch"] += 1
                    hop["mac"] = found[2]

    def ask_neighbour(self, hop, everybody):
        family, address, index = hop["key"]
        everybody = everybody or not hop["mac"]
        if hop["without"] or not hop["source"]:
            return
        State.last_send = now()
        try:
            if family == socket.AF_INET:
                if not self.packet:
                    self.packet = self.arp_socket()
                request = struct.pack("!HHBBH6s4s6s4s", 1, 0x800, 6, 4, 1, hop["link"], hop["source"], bytes(6), address)
                enter(self.ns)
                try:
                    self.packet.sendto(request, (socket.if_indextoname(index), 0x806, 0, 1, b"\xff" * 6 if everybody else hop["mac"]))
                finally:
                    enter(own_ns)
            else:
                request = struct.pack("!BBHI16sBB6s", 135, 0, 0, 0, address, 1, 1, hop["link"])
                group = bytes.fromhex("ff0200000000000000000001ff") + address[13:]
                to = socket.inet_ntop(family, group if everybody else address)
                control = [(41, 50, hop["source"] + struct.pack("i", index)), (41, 52, struct.pack("i", 255))]
                self.echo[family].sendmsg([request], control, 0, (to, 0, 0, index))
        except OSError:
            pass  # asked again in the next check

    def arp_socket(self):
        s = self.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)
        s.setblocking(False)
        # Hears ARP replies and nothing else: load the half word at 6, compare it with 2, return all or nothing.
        code = b"".join(struct.pack("HBBI", *i) for i in ((0x28, 0, 0, 6), (0x15, 0, 1, 2), (6, 0, 0, 64), (6, 0, 0, 0)))
        memory = ctypes.create_string_buffer(code)
        s.setsockopt(socket.SOL_SOCKET, 26, struct.pack("HP", 4, ctypes.addressof(memory)))
        address = struct.pack("=H", socket.AF_PACKET) + struct.pack("!H", 0x806) + bytes(16)
        if libc.bind(s.fileno(), address, len(address)) != 0:
            raise OSError(ctypes.get_errno(), "bind")
        by_fd[s.fileno()] = (self, s, None)
        poller.register(s.fileno(), select.EPOLLIN)
        return s

    def hear_arp(self):
        while self.open:
            try:
                data, name = self.packet.recvfrom(64)
            except OSError:
                return
            mac, address = data[8:14], data[14:18]
            for hop in list(self.hops.values()):
                family, known, index = hop["key"]
                if family == socket.AF_INET and known == address and hop["asked"] >= 0 and hop["mac"] not in (None, mac) and not hop["state"] & 0xC0:
                    # The kernel does not take this for a second after each use of the old entry.
                    body = struct.pack("BxxxiHBB", family, index, 0x04, 0, 0) + struct.pack("HH4sHH6sxx", 8, 1, address, 10, 2, mac)
                    try:
                        self.ask_kernel(28, 0x104, body)
                    except OSError:
                        pass

    def send(self, target):
        owner, family, address = targets[target]
        cell, six = self.cells[target], family == socket.AF_INET6
        sent_at = now()
        body = cookie + struct.pack("IIId", State.round, self.owner, target, sent_at)
        head = struct.pack("!BBHHH", 128 if six else 8, 0, 0, (self.owner + cookie[0] * 256) & 0xFFFF, (State.round * 8 + cell["sent"]) & 0xFFFF)
        if not six:
            head = head[:2] + struct.pack("H", checksum(head + body)) + head[4:]
        State.last_send, refused, error = sent_at, 0, 97
        for _ in range(100):
            if family not in self.echo:
                break
            try:
                self.echo[family].sendto(head + body, (address, 0))
                cell["sent"] = min(cell["sent"] + 1, 255)
                return
            except OSError as why:
                error = why.errno
                if error in (11, 105):
                    pump(0.001)
                    if not self.open or not cell["waiting"]:
                        return
                    continue
                refused += 1  # an earlier reject may be told here: only what is told again is about this target
                if refused == 3:
                    break
        if (family in self.echo and refused < 3) or cell["sent"]:
            return
        if not self.alive():
            self.close("its process has ended")
        else:
            settle(self, target, "no-route" if error in (101, 113, 100, 22, 99, 97) else "refused")


def ask(netlink, kind, flags, body):
    """The answers of the kernel to one request."""
    netlink.settimeout(0.2)
    netlink.send(struct.pack("IHHII", 16 + len(body), kind, 1 | flags, 1, 0) + body)
    answers = []
    while True:
        data = netlink.recv(1 << 17)
        while len(data) >= 16:
            length, answer = struct.unpack_from("IH", data)
            if answer in (2, 3):
                return answers
            answers.append(data[16:length])
            data = data[(length + 3) & ~3:]
        if not flags:
            return answers


def attributes(data):
    found = {}
    while len(data) >= 4:
        length, kind = struct.unpack_from("HH", data)
        if length < 4:
            break
        found[kind & 0x3FFF] = data[4:length]
        data = data[(length + 3) & ~3:]
    return found


def checksum(data):
    total = sum(struct.unpack("%dH" % (len(data) // 2), data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~((total >> 16) + total) & 0xFFFF


def settle(source, target, outcome):
    cell = source.cells[target]
    cell["waiting"] = False
    if cell["young"]:
        State.inflight -= 1
    cell["young"] = False
    State.pending -= 1
    if not State.batch:
        State.batch_since = now()
    State.batch.append("%d:%d:%s:%d" % (source.owner, target, outcome, cell["sent"]))


def drain(source, s, six):
    for _ in range(4096):
        try:
            data, control, _, name = s.recvmsg(512, 128)
        except BlockingIOError:
            return
        except OSError:
            if not source.open:
                return
            continue
        body = data if six else data[(data[0] & 15) * 4:]
        if not State.running or len(body) < 36 or body[0] != (129 if six else 0) or body[8:16] != cookie:
            continue
        number, owner, target, sent_at = struct.unpack_from("IIId", body, 16) if len(body) >= 40 else (-1, 0, 0, 0)
        cell = source.cells.get(target)
        if number != State.round or owner != source.owner or not cell or not cell["waiting"] or name[0].split("%")[0] != targets[target][2]:
            continue
        waited = 0.0
        for level, kind, value in control:
            if level == socket.SOL_SOCKET and kind == 35 and len(value) >= 16:
                seconds, nanos = struct.unpack_from("qq", value)
                waited = time.time() - seconds - nanos / 1e9
        rtt = max(0.0, now() - sent_at - (waited if 0 < waited < 10 else 0))
        State.slowest, State.last_receive = max(State.slowest, rtt), now()
        State.answered += 1
        settle(source, target, "%d" % (rtt * 1e6))


def pump(wait):
    for fd, _ in poller.poll(wait, 64):
        if fd == 0:
            read_input()
        elif fd in by_fd and by_fd[fd][2] is None:
            by_fd[fd][0].hear_arp()
        elif fd in by_fd:
            drain(*by_fd[fd])
    flush(False)
    if State.running and now() - State.told > 0.5:
        State.told = now()
        say("alive %d" % State.round)


def pump_until(when):
    while State.pending > 0 and now() < when:
        pump(min(0.005, max(0.0, when - now())))


def send_all():
    flights, head = [], 0
    width = len(targets)
    for r in range(1, width + 1):
        for s in sources:
            target = (s.start + r) % width
            if not s.open or target not in s.cells or not s.cells[target]["waiting"]:
                continue
            pump(0)
            while True:
                while head < len(flights):
                    other, at = flights[head]
                    if other["young"] and now() - at < YOUNG:
                        break
                    if other["young"]:
                        other["young"] = False
                        State.inflight -= 1
                    head += 1
                if State.inflight < WINDOW:
                    break
                pump(0.001)
            if not s.open or target not in s.cells:
                continue
            cell = s.cells[target]
            s.send(target)
            if s.open and cell["waiting"]:
                cell["young"] = True
                State.inflight += 1
                flights.append((cell, now()))


def doubtful(hop):
    return not hop["without"] and not hop["state"] & 0xC0 and hop["confirmed"] < State.started


def check_all(check, last):
    again, burst = False, 0
    for s in sources:
        waiting = [t for t in s.cells if s.cells[t]["waiting"]] if s.open else []
        for t in waiting:
            if s.cells[t]["hop"] is None:
                try:
                    s.cells[t]["hop"] = s.hop_of(*targets[t][1:]) or False
                except OSError:
                    s.cells[t]["hop"] = False
        if waiting:
            try:
                s.refresh()
            except OSError:
                pass
        for t in waiting:
            cell = s.cells.get(t)
            if not cell or not cell["waiting"] or not cell["hop"]:
                continue
            hop = cell["hop"]
            if not (hop["without"] or hop["state"] & RESOLVED):
                if last:
                    continue
                again = True
                if hop["asked"] == check:
                    continue
                hop["asked"] = check
                if not hop["state"] or not cell["sent"] or hop["state"] & FAILED:
                    s.send(t)
                else:
                    s.ask_neighbour(hop, True)
                burst += 4
            else:
                # The entry may be of a machine that lost the address: ask again unless this round confirmed it.
                uncertain = not last and doubtful(hop)
                again = again or uncertain
                if uncertain and hop["asked"] != check:
                    everybody = hop["asked"] >= 0
                    hop["asked"] = check
                    s.ask_neighbour(hop, everybody)
                    burst += 4 if everybody else 1
                if cell["sent"] <= REPEATS or cell["epoch"] != hop["epoch"]:
                    cell["epoch"], again = hop["epoch"], True
                    s.send(t)
                    burst += 1
            if burst >= BURST:
                burst = 0
                pump_until(now() + 0.001)
    return again


def wait_for_silence(quiet):
    while State.pending > 0:
        patience = max(quiet, min(4 * State.slowest, MAX_QUIET))
        last = max(State.last_receive, State.last_send)
        if now() >= last + patience:
            pump(0)
            if last >= State.last_receive:
                return
        else:
            pump_until(last + patience)


def check_sources():
    for s in sources:
        if s.open and not s.alive():
            s.close("its process has ended")


def run_round(number, quiet):
    check_sources()
    State.round, State.running, State.inflight, State.answered, State.slowest = number, True, 0, 0, 0.0
    State.started = State.told = State.last_receive = State.last_send = now()
    for s in sources:
        s.hops = {}
        if s.open:
            s.cells = {t: {"waiting": True, "young": False, "sent": 0, "epoch": 0, "hop": None} for t in s.wanted}
    pairs = State.pending = sum(len(s.cells) for s in sources)
    send_all()
    sent, check, again = now(), 0, True
    while again and check < len(CHECKS) and State.pending:
        pump_until(sent + CHECKS[check])
        again = check_all(check, False)
        check += 1
    again = True
    while again and State.pending:
        wait_for_silence(quiet)
        again = check < len(CHECKS) + 3 and check_all(check, True)
        check += 1
    check_sources()
    for s in sources:
        for t in [t for t in s.cells if s.cells[t]["waiting"]]:
            hop = s.cells[t]["hop"]
            resolved = not hop or hop["without"] or (hop["state"] & RESOLVED and not (hop["asked"] >= 0 and doubtful(hop)))
            settle(s, t, "no-reply" if resolved else "no-neighbour")
    State.running = False
    say("done %d %d %d %d" % (number, (now() - State.started) * 1e6, pairs, State.answered))


def limit(family):
    """gc_thresh3, over netlink: /proc/sys has it in the first namespace of a kernel only. 0: unknown."""
    found = 0
    try:
        for answer in ask(socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0), 66, 0x300, struct.pack("Bxxx", family)):
            thresholds = attributes(answer[4:])
            if answer[0] == family and 4 in thresholds:
                found = struct.unpack("I", thresholds[4])[0]
    except OSError:
        pass
    return found


def ready():
    try:
        with open("/proc/sys/kernel/random/boot_id") as file:
            say("kernel " + file.read().strip())
    except OSError:
        say("kernel -")
    pairs = 0
    for version, family in ((4, socket.AF_INET), (6, socket.AF_INET6)):
        if any(t[1] == family for t in targets):
            needed = sum(1 for s in sources if s.open for t in s.wanted if targets[t][1] == family)
            pairs += needed
            if needed * 2 > limit(family) > 0:
                needed = 0
                for s in sources:
                    if s.open:
                        hops = [s.hop_of(family, targets[t][2]) for t in s.wanted if targets[t][1] == family]
                        needed += len({h["key"] for h in hops if h and not h["without"]})
            say("neighbours %d %d %d" % (version, needed, limit(family)))
    say("ready %d %d" % (sum(1 for s in sources if s.open), pairs))


def command(line, words):
    if words[0] == "end":
        os._exit(0)
    elif State.running:
        raise ValueError("a round is running")
    elif words[0] == "target" and len(words) == 4 and int(words[1]) == len(targets) and not sources:
        family = socket.AF_INET6 if ":" in words[3] else socket.AF_INET
        targets.append((int(words[2]), family, socket.inet_ntop(family, socket.inet_pton(family, words[3]))))
    elif words[0] == "source" and len(words) == 3 and targets:
        try:
            sources.append(Source(int(words[1]), int(words[2])))
        except OSError as error:
            say("closed %d its namespace could not be opened: %s" % (int(words[1]), error.strerror))
    elif words == ["check"]:
        ready()
    elif words[0] == "go" and len(words) in (2, 3):
        run_round(int(words[1]), int(words[2]) / 1000 if len(words) == 3 else 0.25)
    else:
        raise ValueError("expected target, source, check, go ROUND [QUIET_MS] or end")


def read_input():
    global pending_text
    data = os.read(0, 65536)
    if not data:
        os._exit(0)
    pending_text += data
    while b"\n" in pending_text:
        line, pending_text = pending_text.split(b"\n", 1)
        words = line.decode("ascii", "replace").split()
        try:
            if words:
                command(line, words)
        except (ValueError, OSError) as error:
            say("error 0 %s" % error)


resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
say("vlanvas-probe 1")
poller.register(0, select.EPOLLIN)
while True:
    pump(1)
    check_sources()
