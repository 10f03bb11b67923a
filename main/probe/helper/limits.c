/* The neighbour table of a kernel is one for all its namespaces. Where it is smaller than the matrix, entries are thrown
 * out while they are waited for, and most cells are wrong with any tool: so it is told before a round. */
#include "probe.h"
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* gc_thresh3 of a family: asked over netlink, because /proc/sys has it in the first namespace of a kernel only. 0: unknown. */
static uint32_t table_limit(int family) {
  struct {
    struct nlmsghdr header;
    struct ndtmsg table;
  } q = {
      .header = {.nlmsg_len = sizeof q, .nlmsg_type = RTM_GETNEIGHTBL, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
      .table = {.ndtm_family = (uint8_t)family},
  };
  static _Alignas(8) char reply[32768];
  struct timeval patience = {.tv_usec = 200000};
  uint32_t limit = 0;
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0) return 0;
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  bool more = send(fd, &q, sizeof q, 0) == (ssize_t)sizeof q;
  while (more) {
    ssize_t length = recv(fd, reply, sizeof reply, 0);
    if (length <= 0) break;
    for (struct nlmsghdr *m = (struct nlmsghdr *)reply; NLMSG_OK(m, length); m = NLMSG_NEXT(m, length)) {
      more = m->nlmsg_type == RTM_NEWNEIGHTBL;
      if (!more) break;
      struct ndtmsg *table = NLMSG_DATA(m);
      int left = (int)NLMSG_PAYLOAD(m, sizeof *table);
      if (table->ndtm_family != family) continue;
      for (struct rtattr *a = (struct rtattr *)((char *)table + NLMSG_ALIGN(sizeof *table)); RTA_OK(a, left); a = RTA_NEXT(a, left))
        if (a->rta_type == NDTA_THRESH3 && RTA_PAYLOAD(a) >= 4) memcpy(&limit, RTA_DATA(a), 4);
    }
  }
  close(fd);
  return limit;
}

/* Distinct next hops: what the table will really hold. */
static size_t count_hops(struct probe *p, struct source *s, int family) {
  for (size_t t = 0; t < p->target_count; t++)
    if (s->cells[t].outcome != EXCLUDED && p->targets[t].address.family == family) hop_find(p, s, &p->targets[t].address);
  size_t hops = 0;
  for (size_t i = 0; i < s->hop_count; i++) hops += s->hops[i].address.family == family && !s->hops[i].without_neighbours;
  return hops;
}

static void report_family(struct probe *p, int family) {
  uint32_t limit = table_limit(family);
  size_t needed = 0;
  for (size_t i = 0; i < p->source_count; i++)
    for (size_t t = 0; p->sources[i].open && t < p->target_count; t++)
      needed += p->sources[i].cells[t].outcome != EXCLUDED && p->targets[t].address.family == family;
  /* Each pair may need an entry; what shares a gateway does not. Looking that up is worth it only near the limit. */
  if (limit > 0 && needed * 2 > limit) {
    needed = 0;
    for (size_t i = 0; i < p->source_count; i++)
      if (p->sources[i].open) needed += count_hops(p, &p->sources[i], family);
  }
  say(p, "neighbours %d %zu %u", family == AF_INET ? 4 : 6, needed, limit);
}

void report_limits(struct probe *p) {
  char boot[64] = "-";
  FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
  if (file) {
    if (fscanf(file, "%63s", boot) != 1) strcpy(boot, "-");
    fclose(file);
  }
  say(p, "kernel %s", boot);
  if (p->has4) report_family(p, AF_INET);
  if (p->has6) report_family(p, AF_INET6);
}
