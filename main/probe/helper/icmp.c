/* Echo requests and replies of both families. */
#define _GNU_SOURCE
#include "probe.h"
#include <errno.h>
#include <linux/icmp.h>
#include <netinet/icmp6.h>
#include <netinet/ip.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

struct echo {
  uint8_t type, code;
  uint16_t checksum, id, sequence;
  uint64_t cookie;
  uint32_t round, owner, target, attempt;
  int64_t sent_us;
};
_Static_assert(sizeof(struct echo) == 40, "what goes over the wire has no holes");

static uint16_t checksum(const void *data, size_t length) {
  const uint8_t *b = data;
  uint32_t sum = 0;
  for (size_t i = 0; i + 1 < length; i += 2) {
    uint16_t word;
    memcpy(&word, b + i, 2);
    sum += word;
  }
  sum = (sum >> 16) + (sum & 0xffff);
  return (uint16_t) ~((sum >> 16) + sum);
}

static socklen_t socket_address(const struct address *a, struct sockaddr_storage *to) {
  memset(to, 0, sizeof *to);
  if (a->family == AF_INET6) {
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)to;
    six->sin6_family = AF_INET6;
    six->sin6_addr = a->v6;
    return sizeof *six;
  }
  struct sockaddr_in *four = (struct sockaddr_in *)to;
  four->sin_family = AF_INET;
  four->sin_addr = a->v4;
  return sizeof *four;
}

static enum outcome outcome_of(int error) {
  switch (error) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EINVAL: /* a blackhole route */
    case EADDRNOTAVAIL: /* IPv6 without an address to send from */
    case EAFNOSUPPORT:
    case EBADF:
      return NO_ROUTE;
    default:
      return REFUSED;
  }
}

void echo_send(struct probe *p, struct source *s, size_t target) {
  const struct address *to = &p->targets[target].address;
  struct cell *c = &s->cells[target];
  bool v6 = to->family == AF_INET6;
  struct echo e = {
      .type = v6 ? ICMP6_ECHO_REQUEST : ICMP_ECHO,
      .id = htons((uint16_t)(p->cookie + s->owner)),
      .sequence = htons((uint16_t)(p->round * 8 + c->sent)),
      .cookie = p->cookie,
      .round = p->round,
      .owner = s->owner,
      .target = (uint32_t)target,
      .attempt = c->sent,
      .sent_us = now_us(),
  };
  if (!v6) e.checksum = checksum(&e, sizeof e);
  struct sockaddr_storage name;
  socklen_t length = socket_address(to, &name);
  int fd = v6 ? s->icmp6 : s->icmp4, refused = 0;
  p->last_send_us = e.sent_us;
  for (int full = 0; fd >= 0 && full < 100;) {
    if (sendto(fd, &e, sizeof e, 0, (struct sockaddr *)&name, length) >= 0) {
      if (c->sent < 255) c->sent++;
      return;
    }
    if (errno == ENOBUFS || errno == EAGAIN) {
      full++;
      pump(p, 1);
      if (!s->open || p->quit || c->outcome != WAITING) return;
      continue;
    }
    /* A reject that another of our targets was answered with is told at the next send, whoever that is for. Only what
     * is told again and again is about this one. */
    if (errno != EINTR && ++refused == 3) break;
  }
  /* A queue that stays full sends nothing, and is found silent at the end. */
  if (fd >= 0 && refused < 3) return;
  if (c->sent > 0) return; /* it could be sent at first: judged by its silence, not by what changed since */
  enum outcome outcome = fd < 0 ? NO_ROUTE : outcome_of(errno);
  if (source_alive(s))
    cell_settle(p, s, target, outcome);
  else
    source_close(p, s, "its process has ended");
}

static int64_t received_us(struct msghdr *m) {
  int64_t now = now_us();
  for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c)) {
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_TIMESTAMPNS) continue;
    struct timespec stamp, real;
    memcpy(&stamp, CMSG_DATA(c), sizeof stamp);
    clock_gettime(CLOCK_REALTIME, &real);
    int64_t waited = ((int64_t)real.tv_sec - stamp.tv_sec) * 1000000 + (real.tv_nsec - stamp.tv_nsec) / 1000;
    return waited > 0 && waited < 10000000 ? now - waited : now;
  }
  return now;
}

/* An answer counts when it is to an echo of this process, this round and this source, and comes from the address asked. */
static void take_reply(struct probe *p, struct source *s, const struct echo *e, const struct address *from, int64_t at_us) {
  if (e->cookie != p->cookie || e->round != p->round || e->owner != s->owner || e->target >= p->target_count) return;
  if (!address_equal(from, &p->targets[e->target].address)) return;
  struct cell *c = &s->cells[e->target];
  if (c->outcome != WAITING) return;
  int64_t rtt = at_us - e->sent_us;
  c->rtt_us = rtt < 0 ? 0 : rtt > 60000000 ? 60000000 : (int32_t)rtt;
  if (c->rtt_us > p->slowest_us) p->slowest_us = c->rtt_us;
  p->last_receive_us = now_us();
  p->answered++;
  cell_settle(p, s, e->target, ANSWERED);
}

void echo_drain(struct probe *p, struct source *s, bool v6) {
  for (int errors = 0; s->open && errors < 64;) {
    uint8_t packet[512], control[128];
    struct sockaddr_storage name;
    struct iovec io = {packet, sizeof packet};
    struct msghdr m = {.msg_name = &name, .msg_namelen = sizeof name, .msg_iov = &io, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t length = recvmsg(v6 ? s->icmp6 : s->icmp4, &m, MSG_DONTWAIT);
    if (length < 0) {
      if (errno == EAGAIN) return;
      errors++; /* a reject from somewhere: reading it cleared it */
      continue;
    }
    size_t header = 0;
    struct address from = {.family = v6 ? AF_INET6 : AF_INET};
    if (v6) {
      from.v6 = ((struct sockaddr_in6 *)&name)->sin6_addr;
    } else {
      header = (size_t)(packet[0] & 15) * 4;
      from.v4 = ((struct sockaddr_in *)&name)->sin_addr;
    }
    struct echo e;
    if ((size_t)length < header + sizeof e || !p->running) continue;
    memcpy(&e, packet + header, sizeof e);
    if (e.type == (v6 ? ICMP6_ECHO_REPLY : ICMP_ECHOREPLY)) take_reply(p, s, &e, &from, received_us(&m));
  }
}
