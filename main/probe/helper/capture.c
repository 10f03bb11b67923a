/* `vlanvas-probe capture MARK MILLISECONDS BYTES on PID LINK … for ADDRESS …`: hears the frames of one ping at many links, in
 * the namespaces of many processes, and makes the ping itself where it is told to. It ends with its input, after so many
 * milliseconds, or when it has told so many bytes of frames. */
#define _GNU_SOURCE
#include "capture.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/icmp6.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MAX_POINTS 64
#define MAX_ECHOES 20
#define ECHO_DATA 56 /* as ping sends */

/* A link at which frames are heard. */
struct point {
  int pid, fd, index;
  const char *link;
};

struct ping {
  int fd;
  struct address to;
  int count, interval_ms, sent;
  int64_t next_us, sent_us[MAX_ECHOES];
  bool answered[MAX_ECHOES];
};

struct capture {
  struct probe out;
  struct capture_wanted wanted;
  struct point points[MAX_POINTS];
  int point_count;
  long bytes_left;
  bool over; /* end of input, or `end`; out.quit: nobody listens any more */
  struct ping ping;
  char input[MAX_LINE + 1];
  size_t input_used;
};

static int64_t wall_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int socket_of(const struct capture *c, int pid, int domain, int type, int protocol) {
  char path[64];
  struct source s = {0};
  if (pid == 0) return socket(domain, type | SOCK_CLOEXEC, protocol);
  snprintf(path, sizeof path, "/proc/%d/ns/net", pid);
  s.ns = open(path, O_RDONLY | O_CLOEXEC);
  if (s.ns < 0) return -1;
  int fd = socket_in(&c->out, &s, domain, type, protocol), why = errno;
  close(s.ns);
  errno = why;
  return fd;
}

/* NULL, or why nothing can be heard here. */
static const char *point_open(const struct capture *c, struct point *p) {
  struct filter f;
  struct ifreq r = {0};
  int one = 1, room = 1 << 20;
  filter_make(&f, &c->wanted);
  struct sock_fprog program = {(unsigned short)f.length, f.code};
  /* Without a protocol it hears nothing until it is bound and filtered. */
  p->fd = socket_of(c, p->pid, AF_PACKET, SOCK_RAW | SOCK_NONBLOCK, 0);
  if (p->fd < 0) return errno == ENOENT ? "its process has ended" : strerror(errno);
  snprintf(r.ifr_name, sizeof r.ifr_name, "%s", p->link);
  if (ioctl(p->fd, SIOCGIFINDEX, &r) < 0) return errno == ENODEV ? "there is no such link" : strerror(errno);
  p->index = r.ifr_ifindex;
  if (ioctl(p->fd, SIOCGIFHWADDR, &r) < 0) return strerror(errno);
  if (r.ifr_hwaddr.sa_family != ARPHRD_ETHER && r.ifr_hwaddr.sa_family != ARPHRD_LOOPBACK) return "it is no Ethernet";
  struct sockaddr_ll here = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = p->index};
  setsockopt(p->fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  if (setsockopt(p->fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) < 0 ||
      setsockopt(p->fd, SOL_PACKET, PACKET_AUXDATA, &one, sizeof one) < 0 || setsockopt(p->fd, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one) < 0 ||
      bind(p->fd, (struct sockaddr *)&here, sizeof here) < 0)
    return strerror(errno);
  return NULL;
}

/* Puts the tag back that the kernel took off: destination and source, tag, the rest. Returns the length. */
static size_t with_tag(struct msghdr *m, uint8_t *frame, size_t length, size_t room) {
  for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c)) {
    struct tpacket_auxdata aux;
    if (c->cmsg_level != SOL_PACKET || c->cmsg_type != PACKET_AUXDATA || c->cmsg_len < CMSG_LEN(sizeof aux)) continue;
    memcpy(&aux, CMSG_DATA(c), sizeof aux);
    if (!(aux.tp_status & TP_STATUS_VLAN_VALID) || length < 12 || length + 4 > room) return length;
    const uint16_t tag[2] = {htons(aux.tp_status & TP_STATUS_VLAN_TPID_VALID ? aux.tp_vlan_tpid : ETH_P_8021Q), htons(aux.tp_vlan_tci)};
    memmove(frame + 16, frame + 12, length - 12);
    memcpy(frame + 12, tag, 4);
    return length + 4;
  }
  return length;
}

static int64_t heard_ns(struct msghdr *m) {
  for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c)) {
    struct timespec t;
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_TIMESTAMPNS) continue;
    memcpy(&t, CMSG_DATA(c), sizeof t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
  }
  return wall_ns();
}

static void tell_frame(struct capture *c, int point, int64_t at_ns, bool outgoing, size_t wire, const uint8_t *frame, size_t length) {
  static const char digits[] = "0123456789abcdef";
  char hex[2 * (CAPTURE_LENGTH + 4) + 1];
  for (size_t i = 0; i < length; i++) {
    hex[2 * i] = digits[frame[i] >> 4];
    hex[2 * i + 1] = digits[frame[i] & 15];
  }
  hex[2 * length] = 0;
  say(&c->out, "frame %d %lld %s %zu %s", point, (long long)at_ns, outgoing ? "out" : "in", wire, hex);
  c->bytes_left -= (long)length;
}

static void point_drain(struct capture *c, int index) {
  struct point *p = &c->points[index];
  while (c->bytes_left > 0 && !c->out.quit) {
    uint8_t frame[CAPTURE_LENGTH + 4];
    struct sockaddr_ll from = {0};
    _Alignas(8) char control[CMSG_SPACE(sizeof(struct tpacket_auxdata)) + CMSG_SPACE(sizeof(struct timespec))];
    struct iovec io = {frame, CAPTURE_LENGTH};
    struct msghdr m = {.msg_name = &from, .msg_namelen = sizeof from, .msg_iov = &io, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t length = recvmsg(p->fd, &m, MSG_DONTWAIT);
    if (length < 0) {
      if (errno == ENETDOWN) continue; /* the link went down: told once, then it hears on */
      if (errno == ENODEV || errno == ENXIO) {
        say(&c->out, "closed %d it is gone", index);
        close(p->fd);
        p->fd = -1;
      }
      return;
    }
    size_t wire = (size_t)length;
    for (struct cmsghdr *h = CMSG_FIRSTHDR(&m); h; h = CMSG_NXTHDR(&m, h)) {
      struct tpacket_auxdata aux;
      if (h->cmsg_level != SOL_PACKET || h->cmsg_type != PACKET_AUXDATA || h->cmsg_len < CMSG_LEN(sizeof aux)) continue;
      memcpy(&aux, CMSG_DATA(h), sizeof aux);
      if (aux.tp_len > wire) wire = aux.tp_len;
    }
    size_t whole = with_tag(&m, frame, (size_t)length, sizeof frame);
    tell_frame(c, index, heard_ns(&m), from.sll_pkttype == PACKET_OUTGOING, wire + (whole - (size_t)length), frame, whole);
  }
}

static uint16_t checksum(const uint8_t *b, size_t length) {
  uint32_t sum = 0;
  for (size_t i = 0; i + 1 < length; i += 2) sum += (uint32_t)(b[i] << 8 | b[i + 1]);
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  return htons((uint16_t)~sum);
}

/* Type, code, checksum, id, sequence, then the mark and a row of bytes as ping sends. */
static size_t make_echo(uint8_t *echo, const struct capture *c, int sequence) {
  bool v6 = c->ping.to.family == AF_INET6;
  memset(echo, 0, 8);
  echo[0] = v6 ? ICMP6_ECHO_REQUEST : ICMP_ECHO;
  echo[4] = (uint8_t)(c->wanted.mark >> 8);
  echo[5] = (uint8_t)c->wanted.mark;
  echo[7] = (uint8_t)sequence;
  for (int i = 0; i < 8; i++) echo[8 + i] = (uint8_t)(c->wanted.mark >> (56 - 8 * i));
  for (int i = 8; i < ECHO_DATA; i++) echo[8 + i] = (uint8_t)i;
  if (!v6) {
    uint16_t sum = checksum(echo, 8 + ECHO_DATA);
    memcpy(echo + 2, &sum, 2);
  }
  return 8 + ECHO_DATA;
}

static void ping_send(struct capture *c) {
  struct ping *p = &c->ping;
  uint8_t echo[8 + ECHO_DATA];
  size_t length = make_echo(echo, c, p->sent + 1);
  struct sockaddr_in four = {.sin_family = AF_INET, .sin_addr = p->to.v4};
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_addr = p->to.v6};
  bool v6 = p->to.family == AF_INET6;
  p->sent_us[p->sent++] = now_us();
  p->next_us = now_us() + (int64_t)p->interval_ms * 1000;
  ssize_t n = sendto(p->fd, echo, length, MSG_DONTWAIT, v6 ? (struct sockaddr *)&six : (struct sockaddr *)&four, v6 ? sizeof six : sizeof four);
  if (n < 0)
    say(&c->out, "unsent %d %s", p->sent, strerror(errno));
  else
    say(&c->out, "sent %d", p->sent);
}

static void ping_drain(struct capture *c) {
  struct ping *p = &c->ping;
  bool v6 = p->to.family == AF_INET6;
  for (int errors = 0; errors < 64;) {
    uint8_t packet[512];
    ssize_t length = recv(p->fd, packet, sizeof packet, MSG_DONTWAIT);
    if (length < 0) {
      if (errno == EAGAIN || errno == EBADF) return;
      errors++;
      continue;
    }
    size_t header = v6 ? 0 : (size_t)(packet[0] & 15) * 4;
    uint8_t mine[8 + ECHO_DATA];
    if ((size_t)length < header + 16) continue;
    const uint8_t *echo = packet + header;
    make_echo(mine, c, 0);
    int sequence = echo[7];
    if (echo[0] != (v6 ? ICMP6_ECHO_REPLY : ICMP_ECHOREPLY) || memcmp(echo + 8, mine + 8, 8) != 0) continue;
    if (sequence < 1 || sequence > p->sent || p->answered[sequence - 1]) continue;
    p->answered[sequence - 1] = true;
    say(&c->out, "answered %d %lld", sequence, (long long)(now_us() - p->sent_us[sequence - 1]));
  }
}

static bool whole_number(const char *text, long least, long most, long *to) {
  char *end;
  if (!text || *text < '0' || *text > '9' || strlen(text) > 9) return false;
  *to = strtol(text, &end, 10);
  return *end == 0 && *to >= least && *to <= most;
}

/* `ping PID ADDRESS COUNT INTERVAL_MS`; another one goes on with the numbers of the last. */
static const char *ping_begin(struct capture *c, char *const *words, int count) {
  long pid, echoes, interval;
  struct ping *p = &c->ping;
  if (count != 5 || !whole_number(words[1], 0, 999999999, &pid) || !address_parse(words[2], &p->to) || !whole_number(words[3], 1, MAX_ECHOES, &echoes) ||
      !whole_number(words[4], 10, 10000, &interval))
    return "expected: ping PID ADDRESS COUNT INTERVAL_MS";
  if (p->sent < p->count || p->sent + echoes > MAX_ECHOES) return p->sent < p->count ? "it is pinging" : "too many echoes";
  if (p->fd >= 0) close(p->fd);
  bool v6 = p->to.family == AF_INET6;
  p->fd = socket_of(c, (int)pid, v6 ? AF_INET6 : AF_INET, SOCK_RAW | SOCK_NONBLOCK, v6 ? (int)IPPROTO_ICMPV6 : (int)IPPROTO_ICMP);
  if (p->fd < 0) {
    say(&c->out, "unsent 0 %s", strerror(errno));
    return NULL;
  }
  p->count = p->sent + (int)echoes;
  p->interval_ms = (int)interval;
  p->next_us = now_us();
  return NULL;
}

/* `wide POINT`: frames for other machines too. It ends with the socket. */
static const char *hear_everything(const struct capture *c, char *const *words, int count) {
  long index;
  if (count != 2 || !whole_number(words[1], 0, c->point_count - 1, &index)) return "expected: wide POINT";
  const struct point *p = &c->points[index];
  struct packet_mreq everything = {.mr_ifindex = p->index, .mr_type = PACKET_MR_PROMISC};
  if (p->fd >= 0) setsockopt(p->fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &everything, sizeof everything);
  return NULL;
}

static void command(struct capture *c, char *line) {
  char *words[6], *rest = NULL;
  int count = 0;
  for (char *word = strtok_r(line, " \t\r", &rest); word && count < 6; word = strtok_r(NULL, " \t\r", &rest)) words[count++] = word;
  const char *wrong = NULL;
  if (count == 0) return;
  if (strcmp(words[0], "end") == 0)
    c->over = true;
  else if (strcmp(words[0], "clock") == 0)
    say(&c->out, "clock %lld", (long long)wall_ns());
  else if (strcmp(words[0], "wide") == 0)
    wrong = hear_everything(c, words, count);
  else if (strcmp(words[0], "ping") == 0)
    wrong = ping_begin(c, words, count);
  else
    wrong = "expected ping, clock, wide or end";
  if (wrong) say(&c->out, "error 0 %s", wrong);
}

static void read_input(struct capture *c) {
  ssize_t n = read(STDIN_FILENO, c->input + c->input_used, MAX_LINE - c->input_used);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (n <= 0) {
    c->over = true;
    return;
  }
  c->input_used += (size_t)n;
  for (char *end; !c->over && (end = memchr(c->input, '\n', c->input_used));) {
    char line[MAX_LINE + 1];
    size_t length = (size_t)(end - c->input);
    memcpy(line, c->input, length);
    line[length] = 0;
    c->input_used -= length + 1;
    memmove(c->input, end + 1, c->input_used);
    command(c, line);
  }
  if (c->input_used == MAX_LINE) {
    say(&c->out, "error 0 a line has at most %d characters", MAX_LINE - 1);
    c->over = true;
  }
}

static void hear_until(struct capture *c, int64_t end_us) {
  struct ping *ping = &c->ping;
  while (!c->over && !c->out.quit && c->bytes_left > 0) {
    struct pollfd fds[MAX_POINTS + 2];
    int64_t until = ping->fd >= 0 && ping->sent < ping->count && ping->next_us < end_us ? ping->next_us : end_us, left = until - now_us();
    if (left <= 0) {
      if (until == end_us) return;
      ping_send(c);
      continue;
    }
    /* poll passes over a descriptor that is -1. */
    for (int i = 0; i < c->point_count; i++) fds[i] = (struct pollfd){.fd = c->points[i].fd, .events = POLLIN};
    fds[c->point_count] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
    fds[c->point_count + 1] = (struct pollfd){.fd = ping->fd, .events = POLLIN};
    if (poll(fds, (nfds_t)c->point_count + 2, (int)((left + 999) / 1000)) < 0 && errno != EINTR) return;
    for (int i = 0; i < c->point_count; i++)
      if (fds[i].revents) point_drain(c, i);
    if (fds[c->point_count + 1].revents) ping_drain(c);
    if (fds[c->point_count].revents) read_input(c);
  }
}

static bool read_mark(const char *text, uint64_t *mark) {
  char *end;
  if (strlen(text) != 16 || strspn(text, "0123456789abcdef") != 16) return false;
  *mark = strtoull(text, &end, 16);
  return *end == 0;
}

/* `on PID LINK`, repeated, then `for ADDRESS…`. False where the words are wrong. */
static bool read_words(struct capture *c, int count, char *const *words) {
  int i = 0;
  for (; i + 2 < count && strcmp(words[i], "on") == 0; i += 3) {
    long pid;
    if (c->point_count == MAX_POINTS || !whole_number(words[i + 1], 0, 999999999, &pid) || strlen(words[i + 2]) >= IF_NAMESIZE) return false;
    c->points[c->point_count++] = (struct point){.pid = (int)pid, .fd = -1, .link = words[i + 2]};
  }
  if (i == count) return true;
  if (strcmp(words[i], "for") != 0) return false;
  for (i++; i < count; i++)
    if (c->wanted.address_count == MAX_CAPTURE_ADDRESSES || !address_parse(words[i], &c->wanted.addresses[c->wanted.address_count++])) return false;
  return true;
}

/* Frames that came while there was no room for them. */
static void tell_dropped(struct capture *c) {
  for (int i = 0; i < c->point_count; i++) {
    struct tpacket_stats stats;
    socklen_t size = sizeof stats;
    if (c->points[i].fd < 0 || getsockopt(c->points[i].fd, SOL_PACKET, PACKET_STATISTICS, &stats, &size) < 0) continue;
    if (stats.tp_drops > 0) say(&c->out, "dropped %d %u", i, stats.tp_drops);
  }
}

int capture_run(int count, char *const *words) {
  static struct capture c;
  long milliseconds;
  c.ping.fd = -1;
  if (count < 3 || !read_mark(words[0], &c.wanted.mark) || !whole_number(words[1], 1, 60000, &milliseconds) ||
      !whole_number(words[2], 1, 100000000, &c.bytes_left) || !read_words(&c, count - 3, words + 3)) {
    say(&c.out, "error 0 expected: capture MARK MILLISECONDS BYTES on PID LINK... for ADDRESS...");
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  c.out.own_ns = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  if (c.out.own_ns < 0) {
    say(&c.out, "error 0 cannot start: %s", strerror(errno));
    return 1;
  }
  for (int i = 0; i < c.point_count; i++) {
    struct point *p = &c.points[i];
    const char *why = point_open(&c, p);
    if (!why) continue;
    say(&c.out, "closed %d %s", i, why);
    if (p->fd >= 0) close(p->fd);
    p->fd = -1;
  }
  say(&c.out, "ready %d", c.point_count);
  hear_until(&c, now_us() + (int64_t)milliseconds * 1000);
  if (c.bytes_left <= 0) say(&c.out, "full");
  tell_dropped(&c);
  say(&c.out, "done");
  return 0;
}
