/* Sources: a socket stays in the namespace in which it was made, so one process pings from all of them. */
#define _GNU_SOURCE
#include "probe.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/icmp.h>
#include <netinet/icmp6.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef ICMP_FILTER
#define ICMP_FILTER 1
#endif

static void ns_path(char *to, size_t size, pid_t pid) {
  if (pid == 0)
    snprintf(to, size, "/proc/self/ns/net");
  else
    snprintf(to, size, "/proc/%d/ns/net", (int)pid);
}

int socket_in(const struct probe *p, const struct source *s, int domain, int type, int protocol) {
  if (setns(s->ns, CLONE_NEWNET) < 0) return -1;
  int fd = socket(domain, type | SOCK_CLOEXEC, protocol), why = errno;
  if (setns(p->own_ns, CLONE_NEWNET) < 0) abort(); /* nothing that follows could be trusted */
  errno = why;
  return fd;
}

/* The namespace still belongs to the process that it was opened through. A number that was given to a process of another
 * namespace since shows in the inode. */
bool source_alive(const struct source *s) {
  char path[64];
  struct stat st;
  if (s->pid == 0) return true;
  ns_path(path, sizeof path, s->pid);
  return stat(path, &st) == 0 && st.st_dev == s->ns_device && st.st_ino == s->ns_inode;
}

static int echo_socket(struct probe *p, struct source *s, bool v6) {
  int fd = socket_in(p, s, v6 ? AF_INET6 : AF_INET, SOCK_RAW | SOCK_NONBLOCK, v6 ? (int)IPPROTO_ICMPV6 : (int)IPPROTO_ICMP);
  if (fd < 0) return -1;
  int room = 1 << 20, one = 1;
  if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room) < 0) setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  setsockopt(fd, SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one);
  if (v6) {
    struct icmp6_filter only;
    ICMP6_FILTER_SETBLOCKALL(&only);
    ICMP6_FILTER_SETPASS(ICMP6_ECHO_REPLY, &only);
    setsockopt(fd, IPPROTO_ICMPV6, ICMP6_FILTER, &only, sizeof only);
  } else {
    uint32_t all_but = ~(1u << ICMP_ECHOREPLY);
    setsockopt(fd, SOL_RAW, ICMP_FILTER, &all_but, sizeof all_but);
  }
  struct epoll_event e = {.events = EPOLLIN, .data.u64 = (uint64_t)(s - p->sources) << 2 | (v6 ? FROM_ICMP6 : FROM_ICMP4)};
  if (epoll_ctl(p->epoll, EPOLL_CTL_ADD, fd, &e) < 0) {
    int why = errno;
    close(fd);
    errno = why;
    return -1;
  }
  return fd;
}

static void release(struct source *s) {
  int *const fds[] = {&s->ns, &s->icmp4, &s->icmp6, &s->netlink, &s->packet};
  for (size_t i = 0; i < sizeof fds / sizeof *fds; i++) {
    if (*fds[i] >= 0) close(*fds[i]);
    *fds[i] = -1;
  }
  free(s->cells);
  free(s->hops);
  s->cells = NULL;
  s->hops = NULL;
  s->hop_count = s->hop_room = 0;
  s->open = false;
}

const char *source_open(struct probe *p, uint32_t owner, pid_t pid) {
  static char why[128];
  char path[64];
  struct stat st;
  struct source *s = &p->sources[p->source_count];
  memset(s, 0, sizeof *s);
  s->owner = owner;
  s->pid = pid;
  s->ns = s->icmp4 = s->icmp6 = s->netlink = s->packet = -1;
  ns_path(path, sizeof path, pid);
  const char *what = "its namespace";
  s->ns = open(path, O_RDONLY | O_CLOEXEC);
  if (s->ns < 0 || fstat(s->ns, &st) < 0) goto failed;
  s->ns_device = st.st_dev;
  s->ns_inode = st.st_ino;
  what = "a raw socket in its namespace";
  if (p->has4 && (s->icmp4 = echo_socket(p, s, false)) < 0) goto failed;
  /* A kernel without IPv6 has no route for it, which is what its cells will say. */
  if (p->has6 && (s->icmp6 = echo_socket(p, s, true)) < 0 && errno != EAFNOSUPPORT) goto failed;
  s->cells = calloc(p->target_count, sizeof *s->cells);
  what = "memory for it";
  if (!s->cells) goto failed;
  s->start = owner % p->target_count;
  for (size_t t = p->target_count; t-- > 0;)
    if (p->targets[t].owner == owner) s->start = (uint32_t)t;
  s->open = true;
  p->source_count++;
  return NULL;
failed:
  snprintf(why, sizeof why, "%s could not be opened: %s", what, strerror(errno));
  release(s);
  return why;
}

void source_close(struct probe *p, struct source *s, const char *why) {
  if (!s->open) return;
  if (p->running)
    for (size_t t = 0; t < p->target_count; t++) {
      if (s->cells[t].outcome == WAITING) p->pending--;
      if (s->cells[t].young) p->inflight--;
    }
  uint32_t owner = s->owner;
  release(s);
  say(p, "closed %u %s", owner, why);
}

/* An open socket keeps the namespace of an ended container alive, and with it its addresses on the wire. */
void sources_check(struct probe *p) {
  for (size_t i = 0; i < p->source_count; i++)
    if (p->sources[i].open && !source_alive(&p->sources[i])) source_close(p, &p->sources[i], "its process has ended");
}

static void *close_packet(void *source) {
  close(((struct source *)source)->packet);
  return NULL;
}

/* Closing a packet socket waits 15 ms for the kernel (a grace period). One after the other at exit that adds up to more than
 * the round took; waited for side by side it does not. */
void sources_end(struct probe *p) {
  pthread_t closing[MAX_SOURCES];
  size_t count = 0;
  for (size_t i = 0; i < p->source_count; i++) {
    if (!p->sources[i].open || p->sources[i].packet < 0) continue;
    if (pthread_create(&closing[count], NULL, close_packet, &p->sources[i]) != 0) break; /* exit closes the rest */
    count++;
  }
  while (count > 0) pthread_join(closing[--count], NULL);
}
