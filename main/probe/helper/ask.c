/* Asks for a neighbour itself, because the kernel waits a second before it asks again: a broadcast that was lost in a burst
 * would cost a wrong cell. The kernel takes the answer like one to its own question, and with it the address of a
 * neighbour that moved. */
#define _GNU_SOURCE
#include "probe.h"
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <netinet/icmp6.h>
#include <string.h>
#include <sys/socket.h>

static void ask_arp(struct probe *p, struct source *s, const struct hop *h) {
  struct {
    uint16_t hardware, protocol;
    uint8_t hardware_size, protocol_size;
    uint16_t operation;
    uint8_t sender_mac[6], sender[4], target_mac[6], target[4];
  } __attribute__((packed)) request = {htons(ARPHRD_ETHER), htons(ETH_P_IP), 6, 4, htons(ARPOP_REQUEST), {0}, {0}, {0}, {0}};
  memcpy(request.sender_mac, h->link_address, 6);
  memcpy(request.sender, &h->source.v4, 4);
  memcpy(request.target, &h->address.v4, 4);
  struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ARP), .sll_ifindex = h->ifindex, .sll_halen = 6};
  memset(to.sll_addr, 255, 6);
  if (s->packet < 0) s->packet = socket_in(p, s, AF_PACKET, SOCK_DGRAM, 0);
  /* A request that is lost is asked again in the next check. */
  if (s->packet >= 0) (void)!sendto(s->packet, &request, sizeof request, MSG_DONTWAIT, (struct sockaddr *)&to, sizeof to);
}

static void ask_solicitation(struct source *s, const struct hop *h) {
  struct {
    struct nd_neighbor_solicit head;
    uint8_t option, units, mac[6];
  } __attribute__((packed)) request = {.head = {.nd_ns_type = ND_NEIGHBOR_SOLICIT, .nd_ns_target = h->address.v6}, .option = ND_OPT_SOURCE_LINKADDR, .units = 1};
  memcpy(request.mac, h->link_address, 6);
  /* The solicited-node group of the address, RFC 4291 2.7.1; hop limit 255 or it is ignored, RFC 4861 7.1.1. */
  struct sockaddr_in6 to = {.sin6_family = AF_INET6, .sin6_scope_id = (uint32_t)h->ifindex};
  static const uint8_t group[13] = {0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff};
  memcpy(&to.sin6_addr, group, 13);
  memcpy((uint8_t *)&to.sin6_addr + 13, (const uint8_t *)&h->address.v6 + 13, 3);
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

void ask_neighbour(struct probe *p, struct source *s, struct hop *h) {
  if (h->without_neighbours || h->source.family != h->address.family) return;
  p->last_send_us = now_us();
  if (h->address.family == AF_INET)
    ask_arp(p, s, h);
  else
    ask_solicitation(s, h);
}
