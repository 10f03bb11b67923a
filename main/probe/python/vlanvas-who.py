"""Stands in for `vlanvas-probe who` (../helper/who.c) where the helper can't be run: the same words behind its name, the same lines. Python
3.6 or later with nothing beyond its standard library."""
import fcntl
import select
import socket
import struct
import sys
import time

ROUNDS, BURST, LINGER = 3, 64, 0.02
ETH_P_ALL, ETH_P_ARP, ETH_P_IPV6, ETH_P_8021Q = 3, 0x0806, 0x86DD, 0x8100
SOL_PACKET, PACKET_ADD_MEMBERSHIP, PACKET_AUXDATA, OUTGOING = 263, 1, 8, 4
MR_MULTICAST, MR_PROMISC, VLAN_VALID = 0, 1, 0x10
UP, WITHOUT_ARP = 0x1, 0x8 | 0x80
now = time.monotonic


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


class Way:
    def __init__(self, link, tag):
        self.link, self.tag, self.asked, self.answered, self.settled = link, tag, {}, {}, 0.0
        self.socket = None

    def open(self):
        index = socket.if_nametoindex(self.link)
        s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
        request = struct.pack("16s24x", self.link.encode())
        flags = struct.unpack_from("H", fcntl.ioctl(s, 0x8913, request), 16)[0]
        if not flags & UP:
            raise OSError(0, "it is down")
        if flags & WITHOUT_ARP:
            raise OSError(0, "it has no ARP")
        hardware = fcntl.ioctl(s, 0x8927, request)
        if struct.unpack_from("H", hardware, 16)[0] != 1:
            raise OSError(0, "it is no Ethernet")
        self.mac = hardware[18:24]
        s.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1)
        s.bind((self.link, ETH_P_ALL))
        self.join(s, index, MR_MULTICAST, b"\x33\x33\x00\x00\x00\x01")
        if self.tag:
            self.join(s, index, MR_PROMISC, bytes(6))
        s.setblocking(False)
        self.socket = s

    @staticmethod
    def join(s, index, kind, mac):
        s.setsockopt(SOL_PACKET, PACKET_ADD_MEMBERSHIP, struct.pack("iHH8s", index, kind, 6, mac))

    def frame(self, to, kind, body):
        tag = struct.pack("!HH", ETH_P_8021Q, self.tag) if self.tag else b""
        return (to + self.mac + tag + struct.pack("!H", kind) + body).ljust(60, b"\0")

    def ask(self, address):
        if len(address) == 4:  # RFC 5227, 2.1.1
            body = struct.pack("!HHBBH6s4s6s4s", 1, 0x0800, 6, 4, 1, self.mac, bytes(4), bytes(6), address)
            frame = self.frame(b"\xff" * 6, ETH_P_ARP, body)
        else:  # RFC 4862, 5.4.2
            group = bytes.fromhex("ff0200000000000000000001ff") + address[13:]
            body = struct.pack("!BBHI16s", 135, 0, 0, 0, address)
            pseudo = bytes(16) + group + struct.pack("!II", len(body), 58) + body
            total = sum(struct.unpack("!%dH" % (len(pseudo) // 2), pseudo))
            while total >> 16:
                total = (total & 0xFFFF) + (total >> 16)
            body = body[:2] + struct.pack("!H", ~total & 0xFFFF) + body[4:]
            head = struct.pack("!IHBB16s16s", 6 << 28, len(body), 58, 255, bytes(16), group)
            frame = self.frame(b"\x33\x33\xff" + address[13:], ETH_P_IPV6, head + body)
        try:
            self.socket.send(frame)
        except OSError:
            pass  # asked again in the next round

    def drain(self):
        while True:
            try:
                frame, control, _, source = self.socket.recvmsg(256, 64)
            except OSError:
                return
            tag = 0
            for level, kind, data in control:
                if level == SOL_PACKET and kind == PACKET_AUXDATA and len(data) >= 20:
                    status, tci = struct.unpack_from("I12xH", data)
                    tag = tci & 0xFFF if status & VLAN_VALID else 0
            if source[2] != OUTGOING and tag == self.tag:
                self.take(frame)

    def take(self, frame):
        kind = frame[12:14]
        if kind == b"\x08\x06" and len(frame) >= 42 and frame[16:20] == b"\x08\x00\x06\x04":
            self.heard(frame[28:32], frame[22:28])
        elif kind == b"\x86\xdd" and len(frame) >= 78 and frame[20] == 58 and frame[21] == 255 and frame[54] == 136:
            self.heard(frame[62:78], frame[6:12])

    def heard(self, address, mac):
        if mac == self.mac:
            return
        text = self.asked.pop(address, None) or self.answered.get(address)
        if text is None:
            return
        self.answered[address], self.settled = text, now()
        say("answer %s %d %s %s" % (self.link, self.tag, text, ":".join("%02x" % byte for byte in mac)))


def listen(ways, until):
    while ways:
        # An address that is held twice has a second answer, shortly after the first.
        settled = max(way.settled for way in ways) + LINGER
        left = (until if any(way.asked for way in ways) else min(until, settled)) - now()
        if left <= 0:
            return
        for ready in select.select([way.socket for way in ways], [], [], left)[0]:
            next(way for way in ways if way.socket is ready).drain()


def main(words):
    patience, ways, rest = int(words[0]) / 1000.0, [], list(words[1:])
    while rest:
        word = rest.pop(0)
        if word == "on":
            ways.append(Way(rest.pop(0), int(rest.pop(0))))
        else:
            ways[-1].asked[socket.inet_pton(socket.AF_INET6 if ":" in word else socket.AF_INET, word)] = word
    opened = []
    for way in ways:
        try:
            way.open()
            opened.append(way)
        except OSError as error:
            say("unasked %s %d %s" % (way.link, way.tag, error.strerror or error))
    asked, started = sum(len(way.asked) for way in opened), now()
    for turn in range(ROUNDS):
        sent = 0
        for way in opened:
            for address in list(way.asked):
                way.ask(address)
                sent += 1
                if sent % BURST == 0:
                    listen(opened, now() + 0.002)
        listen(opened, max(started + patience / ROUNDS * (turn + 1), now() + patience / ROUNDS / 2))
    say("done %d %d" % (asked, (now() - started) * 1e6))


main(sys.argv[2:])
