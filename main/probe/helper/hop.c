/* Routes and neighbours of one source, asked of the kernel over netlink: which next hop a target has, and whether its
 * link address is known. Only for targets that stayed silent. */
#define _GNU_SOURCE
#include "probe.h"
#include <errno.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static _Alignas(8) char reply[65536];

static bool netlink_send(const struct probe *p, struct source *s, const void *request, size_t length) {
  if (s->netlink < 0) {
    s->netlink = socket_in(p, s, AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    struct timeval patience = {.tv_usec = 200000};
    if (s->netlink >= 0) setsockopt(s->netlink, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  return s->netlink >= 0 && send(s->netlink, request, length, 0) == (ssize_t)length;
}

static bool attribute_address(const struct rtattr *a, int family, struct address *to) {
  size_t size = family == AF_INET6 ? 16 : 4;
  if (RTA_PAYLOAD(a) < size) return false;
  memset(to, 0, sizeof *to);
  to->family = family;
  memcpy(&to->v6, RTA_DATA(a), size);
  return true;
}

static void read_link(const struct source *s, struct hop *h) {
  struct ifreq request = {.ifr_ifindex = h->ifindex};
  int fd = s->icmp4 >= 0 ? s->icmp4 : s->icmp6;
  if (ioctl(fd, SIOCGIFNAME, &request) < 0) return;
  if (ioctl(fd, SIOCGIFFLAGS, &request) == 0 && (request.ifr_flags & (IFF_NOARP | IFF_LOOPBACK | IFF_POINTOPOINT))) h->without_neighbours = true;
  if (ioctl(fd, SIOCGIFHWADDR, &request) == 0) memcpy(h->link_address, request.ifr_hwaddr.sa_data, 6);
}

/* The answer to one RTM_GETROUTE: false where there is no route. */
static bool read_route(const struct source *s, const struct address *to, ssize_t length, struct hop *h) {
  struct nlmsghdr *m = (struct nlmsghdr *)reply;
  if (!NLMSG_OK(m, length) || m->nlmsg_type != RTM_NEWROUTE) return false;
  struct rtmsg *route = NLMSG_DATA(m);
  int left = (int)RTM_PAYLOAD(m);
  memset(h, 0, sizeof *h);
  h->address = *to;
  h->asked = -1;
  for (struct rtattr *a = RTM_RTA(route); RTA_OK(a, left); a = RTA_NEXT(a, left)) {
    if (a->rta_type == RTA_OIF && RTA_PAYLOAD(a) >= 4) memcpy(&h->ifindex, RTA_DATA(a), 4);
    if (a->rta_type == RTA_GATEWAY) attribute_address(a, to->family, &h->address);
    if (a->rta_type == RTA_PREFSRC) attribute_address(a, to->family, &h->source);
  }
  if (route->rtm_type != RTN_UNICAST || h->ifindex == 0) h->without_neighbours = true;
  if (h->ifindex) read_link(s, h);
  return true;
}

static bool look_up(struct probe *p, struct source *s, const struct address *to, struct hop *h) {
  size_t size = address_size(to);
  struct {
    struct nlmsghdr header;
    struct rtmsg route;
    struct rtattr attribute;
    uint8_t address[16];
  } q = {
      .header = {.nlmsg_len = (uint32_t)(NLMSG_LENGTH(sizeof(struct rtmsg)) + RTA_LENGTH(size)), .nlmsg_type = RTM_GETROUTE, .nlmsg_flags = NLM_F_REQUEST},
      .route = {.rtm_family = (uint8_t)to->family, .rtm_dst_len = (uint8_t)(size * 8)},
      .attribute = {.rta_type = RTA_DST, .rta_len = (uint16_t)RTA_LENGTH(size)},
  };
  memcpy(q.address, &to->v6, size);
  if (!netlink_send(p, s, &q, q.header.nlmsg_len)) return false;
  ssize_t length = recv(s->netlink, reply, sizeof reply, 0);
  return length > 0 && read_route(s, to, length, h);
}

int32_t hop_find(struct probe *p, struct source *s, const struct address *to) {
  struct hop found;
  if (!look_up(p, s, to, &found)) return -2;
  for (size_t i = 0; i < s->hop_count; i++)
    if (s->hops[i].ifindex == found.ifindex && address_equal(&s->hops[i].address, &found.address)) return (int32_t)i;
  if (s->hop_count == s->hop_room) {
    size_t room = s->hop_room ? s->hop_room * 2 : 32;
    struct hop *more = realloc(s->hops, room * sizeof *more);
    if (!more) return -2;
    s->hops = more;
    s->hop_room = room;
  }
  s->hops[s->hop_count] = found;
  return (int32_t)s->hop_count++;
}

static void read_neighbour(struct source *s, struct nlmsghdr *m, int64_t now, long ticks) {
  struct ndmsg *n = NLMSG_DATA(m);
  int left = (int)NLMSG_PAYLOAD(m, sizeof *n);
  struct address address = {0};
  const uint8_t *mac = NULL;
  int64_t confirmed_us = 0;
  if (n->ndm_family != AF_INET && n->ndm_family != AF_INET6) return;
  for (struct rtattr *a = (struct rtattr *)((char *)n + NLMSG_ALIGN(sizeof *n)); RTA_OK(a, left); a = RTA_NEXT(a, left)) {
    if (a->rta_type == NDA_DST) attribute_address(a, n->ndm_family, &address);
    if (a->rta_type == NDA_LLADDR && RTA_PAYLOAD(a) == 6) mac = RTA_DATA(a);
    if (a->rta_type == NDA_CACHEINFO && RTA_PAYLOAD(a) >= sizeof(struct nda_cacheinfo)) {
      struct nda_cacheinfo info;
      memcpy(&info, RTA_DATA(a), sizeof info);
      confirmed_us = now - (int64_t)info.ndm_confirmed * 1000000 / ticks;
    }
  }
  for (size_t i = 0; i < s->hop_count; i++) {
    struct hop *h = &s->hops[i];
    if (h->ifindex != n->ndm_ifindex || !address_equal(&h->address, &address)) continue;
    h->state = n->ndm_state;
    h->confirmed_us = confirmed_us;
    if (!mac) return;
    if (h->seen_mac && memcmp(h->mac, mac, 6) != 0) h->epoch++;
    memcpy(h->mac, mac, 6);
    h->seen_mac = true;
    return;
  }
}

static void dump(struct probe *p, struct source *s, int family) {
  struct {
    struct nlmsghdr header;
    struct ndmsg neighbour;
  } q = {
      .header = {.nlmsg_len = sizeof q, .nlmsg_type = RTM_GETNEIGH, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
      .neighbour = {.ndm_family = (uint8_t)family},
  };
  long ticks = sysconf(_SC_CLK_TCK);
  int64_t now = now_us();
  if (!netlink_send(p, s, &q, sizeof q)) return;
  for (;;) {
    ssize_t length = recv(s->netlink, reply, sizeof reply, 0);
    if (length < 0 && errno == EINTR) continue;
    if (length <= 0) return;
    for (struct nlmsghdr *m = (struct nlmsghdr *)reply; NLMSG_OK(m, length); m = NLMSG_NEXT(m, length)) {
      if (m->nlmsg_type == NLMSG_DONE || m->nlmsg_type == NLMSG_ERROR) return;
      if (m->nlmsg_type == RTM_NEWNEIGH) read_neighbour(s, m, now, ticks);
    }
  }
}

void hops_refresh(struct probe *p, struct source *s) {
  bool family4 = false, family6 = false;
  for (size_t i = 0; i < s->hop_count; i++) {
    s->hops[i].state = 0;
    if (s->hops[i].address.family == AF_INET)
      family4 = true;
    else
      family6 = true;
  }
  if (family4) dump(p, s, AF_INET);
  if (family6) dump(p, s, AF_INET6);
}

bool hop_resolved(const struct hop *h) {
  return h->without_neighbours || (h->state & (NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE | NUD_PERMANENT | NUD_NOARP));
}

bool hop_doubtful(const struct probe *p, const struct hop *h) {
  return !h->without_neighbours && !(h->state & (NUD_PERMANENT | NUD_NOARP)) && h->confirmed_us < p->started_us;
}

void hop_moved(struct probe *p, struct source *s, const struct hop *h, const uint8_t mac[6]) {
  struct {
    struct nlmsghdr header;
    struct ndmsg neighbour;
    struct rtattr to;
    uint8_t address[4];
    struct rtattr link;
    uint8_t mac[8];
  } q = {
      .header = {.nlmsg_len = sizeof q - 2, .nlmsg_type = RTM_NEWNEIGH, .nlmsg_flags = NLM_F_REQUEST | NLM_F_REPLACE | NLM_F_ACK},
      .neighbour = {.ndm_family = AF_INET, .ndm_ifindex = h->ifindex, .ndm_state = NUD_STALE},
      .to = {.rta_type = NDA_DST, .rta_len = RTA_LENGTH(4)},
      .link = {.rta_type = NDA_LLADDR, .rta_len = RTA_LENGTH(6)},
  };
  if (h->address.family != AF_INET || (h->state & (NUD_PERMANENT | NUD_NOARP))) return;
  memcpy(q.address, &h->address.v4, 4);
  memcpy(q.mac, mac, 6);
  if (netlink_send(p, s, &q, q.header.nlmsg_len)) (void)!recv(s->netlink, reply, sizeof reply, 0);
}
