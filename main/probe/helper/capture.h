/* vlanvas-probe capture: what its two files share. README.md has the protocol. */
#ifndef VLANVAS_CAPTURE_H
#define VLANVAS_CAPTURE_H

#include "probe.h"
#include <linux/filter.h>

/* Bytes of a frame that are kept: with two tags, all of an IPv6 error that quotes an echo. */
#define CAPTURE_LENGTH 256
#define MAX_CAPTURE_ADDRESSES 64

/* Which frames are ours. */
struct capture_wanted {
  uint64_t mark; /* the first eight bytes of an echo's data */
  struct address addresses[MAX_CAPTURE_ADDRESSES];
  int address_count;
};

/* 64 addresses of IPv6 need 9 instructions each, twice; the rest is less than 300. */
struct filter {
  struct sock_filter code[2048];
  int length;
};

void filter_make(struct filter *f, const struct capture_wanted *w);

#endif
