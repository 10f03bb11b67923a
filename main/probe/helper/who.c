/* `vlanvas-probe who MILLISECONDS on LINK TAG ADDRESS… on …`: asks each segment whether somebody has these addresses, as a
 * machine does before it takes one: ARP probes with the sender 0.0.0.0 (RFC 5227, 2.1.1) and neighbour solicitations with
 * the source :: (RFC 4862, 5.4.2). Neither leaves a trace in anybody's neighbour table. A TAG other than 0 is put on by
 * hand, because the sub-interface is not there yet. */
#include "probe.h"
#include <errno.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/icmp6.h>
#include <netinet/ip6.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_WAYS 64
#define MAX_ASKED 4096
#define ROUNDS 3
#define LINGER_US 20000 /* an address that is held twice has a second answer */
#define BURST 64 /* macvlan queues 1,000 broadcasts a parent and drops the rest */

/* A link, and the tag that frames get there. */
struct way {
  const char *link;
  int tag, index, fd;
  uint8_t mac[6];
};

struct asked {
  int way;
  struct address address;
  const char *text;
  bool answered;
};

struct who {
  struct probe out;
  struct way ways[MAX_WAYS];
  int way_count;
  struct asked asked[MAX_ASKED];
  int asked_count, open_count;
  int64_t settled_us; /* when the last open question was answered */
};

struct arp_frame {
  uint16_t hardware, protocol;
  uint8_t hardware_size, protocol_size;
  uint16_t operation;
  uint8_t sender_mac[6], sender[4], target_mac[6], target[4];
} __attribute__((packed));

struct solicitation {
  struct ip6_hdr ip;
  struct nd_neighbor_solicit body;
} __attribute__((packed));

/* ARP, and neighbour advertisements. The kernel has taken a tag off before this looks. */
static int listen_filter(int fd) {
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 12),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_ARP, 5, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_IPV6, 0, 5),
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 20),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_ICMPV6, 0, 3),
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 54),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ND_NEIGHBOR_ADVERT, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, 256),
      BPF_STMT(BPF_RET | BPF_K, 0),
  };
  struct sock_fprog program = {sizeof code / sizeof *code, code};
  return setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

/* What the socket of a way must hear although the NIC may not listen for it: answers to all nodes, and, of a tag that no
 * sub-interface has asked the NIC for, everything. It ends with the socket. */
static void listen_wider(const struct way *w) {
  struct packet_mreq all_nodes = {.mr_ifindex = w->index, .mr_type = PACKET_MR_MULTICAST, .mr_alen = 6, .mr_address = {0x33, 0x33, 0, 0, 0, 1}};
  struct packet_mreq everything = {.mr_ifindex = w->index, .mr_type = PACKET_MR_PROMISC};
  setsockopt(w->fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &all_nodes, sizeof all_nodes);
  if (w->tag > 0) setsockopt(w->fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &everything, sizeof everything);
}

/* NULL, or why this way can't be used. */
static const char *way_open(struct way *w) {
  struct ifreq r = {0};
  int one = 1, room = 1 << 20;
  w->index = (int)if_nametoindex(w->link);
  if (w->index == 0) return "there is no such link";
  /* Without a protocol it hears nothing until it is bound and filtered. */
  w->fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (w->fd < 0) return strerror(errno);
  struct sockaddr_ll here = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = w->index};
  snprintf(r.ifr_name, sizeof r.ifr_name, "%s", w->link);
  if (ioctl(w->fd, SIOCGIFFLAGS, &r) < 0) return strerror(errno);
  if (!(r.ifr_flags & IFF_UP)) return "it is down";
  if (r.ifr_flags & (IFF_LOOPBACK | IFF_NOARP)) return "it has no ARP";
  if (ioctl(w->fd, SIOCGIFHWADDR, &r) < 0) return strerror(errno);
  if (r.ifr_hwaddr.sa_family != ARPHRD_ETHER) return "it is no Ethernet";
  memcpy(w->mac, r.ifr_hwaddr.sa_data, 6);
  setsockopt(w->fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  if (listen_filter(w->fd) < 0 || setsockopt(w->fd, SOL_PACKET, PACKET_AUXDATA, &one, sizeof one) < 0 ||
      bind(w->fd, (struct sockaddr *)&here, sizeof here) < 0)
    return strerror(errno);
  listen_wider(w);
  return NULL;
}

/* Destination, source, tag if there is one, type. Returns the length. */
static size_t put_header(uint8_t *frame, const struct way *w, const uint8_t to[6], uint16_t type) {
  size_t at = 12;
  memcpy(frame, to, 6);
  memcpy(frame + 6, w->mac, 6);
  if (w->tag > 0) {
    const uint16_t tag[2] = {htons(ETH_P_8021Q), htons((uint16_t)w->tag)};
    memcpy(frame + at, tag, 4);
    at += 4;
  }
  type = htons(type);
  memcpy(frame + at, &type, 2);
  return at + 2;
}

static size_t put_arp(uint8_t *frame, const struct way *w, const struct address *a) {
  static const uint8_t everybody[6] = {255, 255, 255, 255, 255, 255};
  struct arp_frame probe = {htons(ARPHRD_ETHER), htons(ETH_P_IP), 6, 4, htons(ARPOP_REQUEST), {0}, {0}, {0}, {0}};
  size_t length = put_header(frame, w, everybody, ETH_P_ARP);
  memcpy(probe.sender_mac, w->mac, 6);
  memcpy(probe.target, &a->v4, 4);
  memcpy(frame + length, &probe, sizeof probe);
  return length + sizeof probe;
}

/* RFC 8200, 8.1: over the pseudo header and the message. */
static uint16_t icmp6_checksum(const struct solicitation *s) {
  uint32_t sum = IPPROTO_ICMPV6 + (uint32_t)sizeof s->body;
  const uint8_t *const parts[] = {(const uint8_t *)&s->ip.ip6_src, (const uint8_t *)&s->body};
  const size_t sizes[] = {2 * sizeof s->ip.ip6_src, sizeof s->body};
  for (int p = 0; p < 2; p++)
    for (size_t i = 0; i + 1 < sizes[p]; i += 2) sum += (uint32_t)(parts[p][i] << 8 | parts[p][i + 1]);
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  return htons((uint16_t)~sum);
}

static size_t put_solicitation(uint8_t *frame, const struct way *w, const struct address *a) {
  struct solicitation s = {0};
  /* The solicited-node group of the address, RFC 4291, 2.7.1, and its MAC, RFC 2464, 7. */
  static const uint8_t group[13] = {0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff};
  uint8_t to[6] = {0x33, 0x33, 0xff, a->v6.s6_addr[13], a->v6.s6_addr[14], a->v6.s6_addr[15]};
  s.ip.ip6_flow = htonl(6u << 28);
  s.ip.ip6_plen = htons(sizeof s.body);
  s.ip.ip6_nxt = IPPROTO_ICMPV6;
  s.ip.ip6_hlim = 255;
  s.ip.ip6_dst = a->v6;
  memcpy(&s.ip.ip6_dst, group, sizeof group);
  s.body.nd_ns_type = ND_NEIGHBOR_SOLICIT;
  s.body.nd_ns_target = a->v6;
  s.body.nd_ns_cksum = icmp6_checksum(&s);
  size_t length = put_header(frame, w, to, ETH_P_IPV6);
  memcpy(frame + length, &s, sizeof s);
  return length + sizeof s;
}

static void ask(struct who *who, const struct asked *a) {
  const struct way *w = &who->ways[a->way];
  struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_ifindex = w->index, .sll_halen = 6};
  uint8_t frame[128] = {0};
  size_t length = a->address.family == AF_INET ? put_arp(frame, w, &a->address) : put_solicitation(frame, w, &a->address);
  if (length < ETH_ZLEN) length = ETH_ZLEN;
  memcpy(to.sll_addr, frame, 6);
  (void)!sendto(w->fd, frame, length, MSG_DONTWAIT, (struct sockaddr *)&to, sizeof to);
}

/* The sender of a frame is somebody who has the address. Whoever has it says so with every ARP packet. */
static void heard(struct who *who, int way, const struct address *address, const uint8_t mac[6]) {
  if (memcmp(mac, who->ways[way].mac, 6) == 0) return;
  for (int i = 0; i < who->asked_count; i++) {
    struct asked *a = &who->asked[i];
    if (a->way != way || !address_equal(&a->address, address)) continue;
    if (!a->answered && --who->open_count == 0) who->settled_us = now_us();
    a->answered = true;
    say(&who->out, "answer %s %d %s %02x:%02x:%02x:%02x:%02x:%02x", who->ways[way].link, who->ways[way].tag, a->text, mac[0], mac[1], mac[2], mac[3],
        mac[4], mac[5]);
  }
}

static void take(struct who *who, int way, const uint8_t *frame, size_t length) {
  struct address address = {0};
  uint16_t type;
  if (length < ETH_HLEN) return;
  memcpy(&type, frame + 12, 2);
  const uint8_t *body = frame + ETH_HLEN;
  size_t left = length - ETH_HLEN;
  if (type == htons(ETH_P_ARP)) {
    struct arp_frame arp;
    if (left < sizeof arp) return;
    memcpy(&arp, body, sizeof arp);
    if (arp.protocol != htons(ETH_P_IP) || arp.hardware_size != 6 || arp.protocol_size != 4) return;
    address.family = AF_INET;
    memcpy(&address.v4, arp.sender, 4);
    heard(who, way, &address, arp.sender_mac);
  } else if (type == htons(ETH_P_IPV6)) {
    struct {
      struct ip6_hdr ip;
      struct nd_neighbor_advert body;
    } __attribute__((packed)) advert;
    if (left < sizeof advert) return;
    memcpy(&advert, body, sizeof advert);
    if (advert.ip.ip6_nxt != IPPROTO_ICMPV6 || advert.ip.ip6_hlim != 255 || advert.body.nd_na_type != ND_NEIGHBOR_ADVERT) return;
    address.family = AF_INET6;
    address.v6 = advert.body.nd_na_target;
    heard(who, way, &address, frame + 6);
  }
}

/* The tag that the kernel took off a frame. */
static int tag_of(struct msghdr *m) {
  for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c)) {
    struct tpacket_auxdata aux;
    if (c->cmsg_level != SOL_PACKET || c->cmsg_type != PACKET_AUXDATA || c->cmsg_len < CMSG_LEN(sizeof aux)) continue;
    memcpy(&aux, CMSG_DATA(c), sizeof aux);
    if (aux.tp_status & TP_STATUS_VLAN_VALID) return aux.tp_vlan_tci & 0xfff;
  }
  return 0;
}

static void drain(struct who *who, int way) {
  for (;;) {
    uint8_t frame[256];
    struct sockaddr_ll from;
    _Alignas(8) char control[CMSG_SPACE(sizeof(struct tpacket_auxdata))];
    struct iovec io = {frame, sizeof frame};
    struct msghdr m = {.msg_name = &from, .msg_namelen = sizeof from, .msg_iov = &io, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t length = recvmsg(who->ways[way].fd, &m, MSG_DONTWAIT);
    if (length < 0) return;
    if (from.sll_pkttype != PACKET_OUTGOING && tag_of(&m) == who->ways[way].tag) take(who, way, frame, (size_t)length);
  }
}

/* Hears until then, or until shortly after everybody has answered. */
static void listen_until(struct who *who, int64_t until_us) {
  struct pollfd fds[MAX_WAYS];
  for (int i = 0; i < who->way_count; i++) fds[i] = (struct pollfd){.fd = who->ways[i].fd, .events = POLLIN};
  while (!who->out.quit) {
    int64_t end_us = who->open_count == 0 && who->settled_us + LINGER_US < until_us ? who->settled_us + LINGER_US : until_us;
    int64_t left = end_us - now_us();
    if (left <= 0) return;
    if (poll(fds, (nfds_t)who->way_count, (int)((left + 999) / 1000)) < 0 && errno != EINTR) return;
    for (int i = 0; i < who->way_count; i++)
      if (fds[i].revents) drain(who, i);
  }
}

static bool whole_number(const char *text, int most, int *to) {
  char *end;
  if (!text || *text < '0' || *text > '9' || strlen(text) > 6) return false;
  long value = strtol(text, &end, 10);
  *to = (int)value;
  return *end == 0 && value <= most;
}

/* `on LINK TAG ADDRESS…`, repeated. False where the words are wrong. */
static bool read_words(struct who *who, int count, char *const *words) {
  for (int i = 0; i < count; i++) {
    if (strcmp(words[i], "on") == 0) {
      struct way *w = &who->ways[who->way_count];
      if (who->way_count == MAX_WAYS || i + 2 >= count || strlen(words[i + 1]) >= IF_NAMESIZE || !whole_number(words[i + 2], 4094, &w->tag)) return false;
      w->link = words[i + 1];
      w->fd = -1;
      who->way_count++;
      i += 2;
      continue;
    }
    struct asked *a = &who->asked[who->asked_count];
    if (who->way_count == 0 || who->asked_count == MAX_ASKED || !address_parse(words[i], &a->address)) return false;
    a->way = who->way_count - 1;
    a->text = words[i];
    who->asked_count++;
  }
  return who->asked_count > 0;
}

int who_run(int count, char *const *words) {
  static struct who who;
  int patience_ms;
  if (count < 4 || !whole_number(words[0], 10000, &patience_ms) || !read_words(&who, count - 1, words + 1)) {
    say(&who.out, "error 0 expected: who MILLISECONDS on LINK TAG ADDRESS...");
    return 2;
  }
  for (int i = 0; i < who.way_count; i++) {
    const char *why = way_open(&who.ways[i]);
    if (!why) continue;
    say(&who.out, "unasked %s %d %s", who.ways[i].link, who.ways[i].tag, why);
    if (who.ways[i].fd >= 0) close(who.ways[i].fd);
    who.ways[i].fd = -1;
  }
  for (int i = 0; i < who.asked_count; i++) who.open_count += who.ways[who.asked[i].way].fd >= 0;
  int asked = who.open_count;
  int64_t started = now_us(), spacing = (int64_t)patience_ms * 1000 / ROUNDS;
  for (int round = 0; round < ROUNDS && who.open_count > 0; round++) {
    int sent = 0;
    for (int i = 0; i < who.asked_count; i++) {
      if (who.asked[i].answered || who.ways[who.asked[i].way].fd < 0) continue;
      ask(&who, &who.asked[i]);
      if (++sent % BURST == 0) listen_until(&who, now_us() + 2000);
    }
    int64_t next = started + spacing * (round + 1), least = now_us() + spacing / 2;
    listen_until(&who, next > least ? next : least);
  }
  say(&who.out, "done %d %lld", asked, (long long)(now_us() - started));
  return 0;
}
