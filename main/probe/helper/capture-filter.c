/* The classic BPF program of a capture: the echoes that bear one mark, the errors that quote them, and the neighbour discovery
 * between the addresses on their way. It looks behind two tags that are still in the frame; those that the kernel took off
 * do not concern it. A load beyond the end of a frame makes the kernel drop the frame. */
#include "capture.h"
#include <linux/if_ether.h>
#include <netinet/icmp6.h>
#include <netinet/ip6.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <string.h>

/* Behind X, which holds the bytes that tags, and later the header of IPv4, take. */
#define AT(offset) (ETH_HLEN + (offset))

static void add(struct filter *f, struct sock_filter instruction) { f->code[f->length++] = instruction; }

static void load(struct filter *f, int size, uint32_t at) { add(f, (struct sock_filter)BPF_STMT((uint16_t)(BPF_LD | size | BPF_IND), at)); }

/* What is loaded must be this, or the frame is not ours. */
static void demand(struct filter *f, uint32_t value) {
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0));
  add(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, 0));
}

static void accept_frame(struct filter *f) { add(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, CAPTURE_LENGTH)); }

static void reject_frame(struct filter *f) { add(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, 0)); }

/* Begins what is done where the loaded value is this one; ends at `close_branch`. Returns where the jump is. */
static int open_branch(struct filter *f, uint32_t value) {
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0));
  add(f, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 0));
  return f->length - 1;
}

static void close_branch(struct filter *f, int jump) { f->code[jump].k = (uint32_t)(f->length - jump - 1); }

static void demand_mark(struct filter *f, uint64_t mark, uint32_t at) {
  load(f, BPF_W, at);
  demand(f, (uint32_t)(mark >> 32));
  load(f, BPF_W, at + 4);
  demand(f, (uint32_t)mark);
}

/* One of the IPv4 addresses. */
static void demand_address(struct filter *f, const struct capture_wanted *w, uint32_t at) {
  load(f, BPF_W, at);
  int left = 0;
  for (int i = 0; i < w->address_count; i++) left += w->addresses[i].family == AF_INET;
  for (int i = 0; i < w->address_count; i++) {
    if (w->addresses[i].family != AF_INET) continue;
    add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ntohl(w->addresses[i].v4.s_addr), (uint8_t)left, 0));
    left--;
  }
  reject_frame(f);
}

/* One of the IPv6 addresses; accepts the frame where it is. */
static void accept_target(struct filter *f, const struct capture_wanted *w, uint32_t at) {
  for (int i = 0; i < w->address_count; i++) {
    if (w->addresses[i].family != AF_INET6) continue;
    uint32_t words[4];
    memcpy(words, &w->addresses[i].v6, sizeof words);
    for (uint32_t part = 0; part < 4; part++) {
      load(f, BPF_W, at + part * 4);
      /* The rest of this address: two instructions a word, and the one that accepts. */
      add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ntohl(words[part]), 0, (uint8_t)((3 - part) * 2 + 1)));
    }
    accept_frame(f);
  }
  reject_frame(f);
}

static void filter_arp(struct filter *f, const struct capture_wanted *w) {
  load(f, BPF_W, AT(0)); /* Ethernet, IPv4 */
  demand(f, 0x00010800);
  load(f, BPF_H, AT(4));
  demand(f, 0x0604);
  demand_address(f, w, AT(14));
  demand_address(f, w, AT(24));
  accept_frame(f);
}

static void filter_ipv4(struct filter *f, const struct capture_wanted *w) {
  static const uint8_t quoting[] = {ICMP_DEST_UNREACH, ICMP_REDIRECT, ICMP_TIME_EXCEEDED, ICMP_PARAMETERPROB};
  load(f, BPF_B, AT(9));
  demand(f, IPPROTO_ICMP);
  load(f, BPF_H, AT(6));
  add(f, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, IP_OFFMASK));
  demand(f, 0);
  load(f, BPF_B, AT(0));
  add(f, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 15));
  add(f, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_LSH | BPF_K, 2));
  add(f, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_ADD | BPF_X, 0));
  add(f, (struct sock_filter)BPF_STMT(BPF_MISC | BPF_TAX, 0));
  load(f, BPF_B, AT(0));
  for (int reply = 0; reply < 2; reply++) {
    int jump = open_branch(f, reply ? ICMP_ECHOREPLY : ICMP_ECHO);
    demand_mark(f, w->mark, AT(8));
    accept_frame(f);
    close_branch(f, jump);
  }
  for (size_t i = 0; i < sizeof quoting; i++) {
    int jump = open_branch(f, quoting[i]);
    load(f, BPF_B, AT(8)); /* the quoted header: ours has no options */
    demand(f, 0x45);
    load(f, BPF_B, AT(17));
    demand(f, IPPROTO_ICMP);
    demand_mark(f, w->mark, AT(36));
    accept_frame(f);
    close_branch(f, jump);
  }
  reject_frame(f);
}

static void filter_ipv6(struct filter *f, const struct capture_wanted *w) {
  static const uint8_t echoes[] = {ICMP6_ECHO_REQUEST, ICMP6_ECHO_REPLY}, asking[] = {ND_NEIGHBOR_SOLICIT, ND_NEIGHBOR_ADVERT},
                       quoting[] = {ICMP6_DST_UNREACH, ICMP6_PACKET_TOO_BIG, ICMP6_TIME_EXCEEDED, ICMP6_PARAM_PROB};
  const uint32_t message = sizeof(struct ip6_hdr);
  load(f, BPF_B, AT(6));
  demand(f, IPPROTO_ICMPV6);
  load(f, BPF_B, AT(message));
  for (size_t i = 0; i < sizeof echoes; i++) {
    int jump = open_branch(f, echoes[i]);
    demand_mark(f, w->mark, AT(message + 8));
    accept_frame(f);
    close_branch(f, jump);
  }
  for (size_t i = 0; i < sizeof asking; i++) {
    int jump = open_branch(f, asking[i]);
    accept_target(f, w, AT(message + 8));
    close_branch(f, jump);
  }
  for (size_t i = 0; i < sizeof quoting; i++) {
    int jump = open_branch(f, quoting[i]);
    load(f, BPF_B, AT(message + 14));
    demand(f, IPPROTO_ICMPV6);
    demand_mark(f, w->mark, AT(2 * message + 16));
    accept_frame(f);
    close_branch(f, jump);
  }
  reject_frame(f);
}

void filter_make(struct filter *f, const struct capture_wanted *w) {
  f->length = 0;
  /* X: the bytes of up to two tags. Each round: is there one more, and if so count it. */
  add(f, (struct sock_filter)BPF_STMT(BPF_LDX | BPF_W | BPF_IMM, 0));
  add(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 12));
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_8021Q, 1, 0));
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_8021AD, 0, 5));
  add(f, (struct sock_filter)BPF_STMT(BPF_LDX | BPF_W | BPF_IMM, 4));
  add(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 16));
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_8021Q, 1, 0));
  add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ETH_P_8021AD, 0, 1));
  add(f, (struct sock_filter)BPF_STMT(BPF_LDX | BPF_W | BPF_IMM, 8));
  load(f, BPF_H, 12);
  int jump = open_branch(f, ETH_P_ARP);
  filter_arp(f, w);
  close_branch(f, jump);
  jump = open_branch(f, ETH_P_IP);
  filter_ipv4(f, w);
  close_branch(f, jump);
  jump = open_branch(f, ETH_P_IPV6);
  filter_ipv6(f, w);
  close_branch(f, jump);
  reject_frame(f);
}
