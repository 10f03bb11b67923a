/* Addresses of both families, and the clock. */
#include "probe.h"
#include <arpa/inet.h>
#include <string.h>
#include <time.h>

int64_t now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

bool address_parse(const char *text, struct address *to) {
  memset(to, 0, sizeof *to);
  to->family = strchr(text, ':') ? AF_INET6 : AF_INET;
  return inet_pton(to->family, text, &to->v6) == 1;
}

size_t address_size(const struct address *a) { return a->family == AF_INET6 ? 16 : 4; }

bool address_equal(const struct address *a, const struct address *b) {
  return a->family == b->family && memcmp(&a->v6, &b->v6, address_size(a)) == 0;
}
