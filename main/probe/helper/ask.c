/* Asks for a neighbour itself, because the kernel waits a second before it asks again: a broadcast that was lost in a burst
 * would cost a wrong cell. The kernel takes the answer like one to its own question; only where an IPv4 address has moved
 * to another machine it looks away for a second after each use of the old entry, so there the answer is put into its table. */
#define _GNU_SOURCE
#include "probe.h"
#include <linux/filter.h>
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <netinet/icmp6.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

struct arp {
  uint16_t hardware, protocol;
  uint8_t hardware_size, protocol_size;
  uint16_t operation;
  uint8_t sender_mac[6], sender[4], target_mac[6], target[4];
} __attribute__((packed));

/* A packet socket that hears ARP replies and nothing else. */
static int arp_socket(struct probe *p, struct source *s) {
  struct sock_filter replies[] = {
      BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 6),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARPOP_REPLY, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, sizeof(struct arp)),
      BPF_STMT(BPF_RET | BPF_K, 0),
  };
  struct sock_fprog program = {sizeof replies / sizeof *replies, replies};
  struct sockaddr_ll arp_only = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ARP)};
  struct epoll_event e = {.events = EPOLLIN, .data.u64 = (uint64_t)(s - p->sources) << 2 | FROM_ARP};
  int fd = socket_in(p, s, AF_PACKET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  if (fd < 0) return -1;
  if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0 && bind(fd, (struct sockaddr *)&arp_only, sizeof arp_only) == 0 &&
      epoll_ctl(p->epoll, EPOLL_CTL_ADD, fd, &e) == 0)
    return fd;
  close(fd);
  return -1;
}

void ask_drain(struct probe *p, struct source *s) {
  struct arp reply;
  struct sockaddr_ll from;
  for (socklen_t size = sizeof from; s->open; size = sizeof from) {
    ssize_t length = recvfrom(s->packet, &reply, sizeof reply, MSG_DONTWAIT, (struct sockaddr *)&from, &size);
    if (length < 0) return;
    if (length < (ssize_t)sizeof reply || reply.protocol != htons(ETH_P_IP) || reply.hardware_size != 6 || reply.protocol_size != 4) continue;
    struct address who = {.family = AF_INET};
    memcpy(&who.v4, reply.sender, 4);
    for (size_t i = 0; i < s->hop_count; i++) {
      struct hop *h = &s->hops[i];
      if (h->asked < 0 || h->ifindex != from.sll_ifindex || !address_equal(&h->address, &who)) continue;
      if (h->seen_mac && memcmp(h->mac, reply.sender_mac, 6) != 0) hop_moved(p, s, h, reply.sender_mac);
    }
  }
}

static void ask_arp(struct probe *p, struct source *s, const struct hop *h, bool everybody) {
  struct arp request = {htons(ARPHRD_ETHER), htons(ETH_P_IP), 6, 4, htons(ARPOP_REQUEST), {0}, {0}, {0}, {0}};
  memcpy(request.sender_mac, h->link_address, 6);
  memcpy(request.sender, &h->source.v4, 4);
  memcpy(request.target, &h->address.v4, 4);
  struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ARP), .sll_ifindex = h->ifindex, .sll_halen = 6};
  if (everybody)
    memset(to.sll_addr, 255, 6);
  else
    memcpy(to.sll_addr, h->mac, 6);
  if (s->packet < 0) s->packet = arp_socket(p, s);
  /* A request that is lost is asked again in the next check. */
  if (s->packet >= 0) (void)!sendto(s->packet, &request, sizeof request, MSG_DONTWAIT, (struct sockaddr *)&to, sizeof to);
}

static void ask_solicitation(struct source *s, const struct hop *h, bool everybody) {
  struct {
    struct nd_neighbor_solicit head;
    uint8_t option, units, mac[6];
  } __attribute__((packed)) request = {.head = {.nd_ns_type = ND_NEIGHBOR_SOLICIT, .nd_ns_target = h->address.v6}, .option = ND_OPT_SOURCE_LINKADDR, .units = 1};
  memcpy(request.mac, h->link_address, 6);
  /* The solicited-node group of the address, RFC 4291 2.7.1; hop limit 255 or it is ignored, RFC 4861 7.1.1. */
  struct sockaddr_in6 to = {.sin6_family = AF_INET6, .sin6_scope_id = (uint32_t)h->ifindex};
  static const uint8_t group[13] = {0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff};
  to.sin6_addr = h->address.v6;
  if (everybody) memcpy(&to.sin6_addr, group, 13);
  _Alignas(8) char control[CMSG_SPACE(sizeof(struct in6_pktinfo)) + CMSG_SPACE(sizeof(int))] = {0};
  struct iovec io = {&request, sizeof request};
  struct msghdr m = {.msg_name = &to, .msg_namelen = sizeof to, .msg_iov = &io, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  struct cmsghdr *c = CMSG_FIRSTHDR(&m);
  *c = (struct cmsghdr){.cmsg_level = IPPROTO_IPV6, .cmsg_type = IPV6_PKTINFO, .cmsg_len = CMSG_LEN(sizeof(struct in6_pktinfo))};
  struct in6_pktinfo from = {.ipi6_addr = h->source.v6, .ipi6_ifindex = (unsigned)h->ifindex};
  memcpy(CMSG_DATA(c), &from, sizeof from);
  c = CMSG_NXTHDR(&m, c);
  *c = (struct cmsghdr){.cmsg_level = IPPROTO_IPV6, .cmsg_type = IPV6_HOPLIMIT, .cmsg_len = CMSG_LEN(sizeof(int))};
  int limit = 255;
  memcpy(CMSG_DATA(c), &limit, sizeof limit);
  if (s->icmp6 >= 0) (void)!sendmsg(s->icmp6, &m, MSG_DONTWAIT);
}

void ask_neighbour(struct probe *p, struct source *s, struct hop *h, bool everybody) {
  if (h->without_neighbours || h->source.family != h->address.family) return;
  p->last_send_us = now_us();
  if (h->address.family == AF_INET)
    ask_arp(p, s, h, everybody || !h->seen_mac);
  else
    ask_solicitation(s, h, everybody || !h->seen_mac);
}
