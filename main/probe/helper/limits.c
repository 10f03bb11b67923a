/* The neighbour table of a kernel is one for all its namespaces. Where it is smaller than the matrix, entries are thrown
 * out while they are waited for, and most cells are wrong with any tool: so it is told before a round. */
#include "probe.h"
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static long read_number(const char *path) {
  FILE *file = fopen(path, "re");
  long value = 0;
  if (!file) return 0;
  if (fscanf(file, "%ld", &value) != 1) value = 0;
  fclose(file);
  return value;
}

/* Distinct next hops: what the table will really hold. */
static size_t count_hops(struct probe *p, struct source *s, int family) {
  for (size_t t = 0; t < p->target_count; t++)
    if (s->cells[t].outcome != EXCLUDED && p->targets[t].address.family == family) hop_find(p, s, &p->targets[t].address);
  size_t hops = 0;
  for (size_t i = 0; i < s->hop_count; i++) hops += s->hops[i].address.family == family && !s->hops[i].without_neighbours;
  return hops;
}

static void report_family(struct probe *p, int family, const char *path) {
  long limit = read_number(path);
  size_t needed = 0;
  for (size_t i = 0; i < p->source_count; i++)
    for (size_t t = 0; p->sources[i].open && t < p->target_count; t++)
      needed += p->sources[i].cells[t].outcome != EXCLUDED && p->targets[t].address.family == family;
  /* Each pair may need an entry; what shares a gateway does not. Looking that up is worth it only near the limit. */
  if (limit > 0 && needed * 2 > (size_t)limit) {
    needed = 0;
    for (size_t i = 0; i < p->source_count; i++)
      if (p->sources[i].open) needed += count_hops(p, &p->sources[i], family);
  }
  say(p, "neighbours %d %zu %ld", family == AF_INET ? 4 : 6, needed, limit);
}

void report_limits(struct probe *p) {
  char boot[64] = "-";
  FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
  if (file) {
    if (fscanf(file, "%63s", boot) != 1) strcpy(boot, "-");
    fclose(file);
  }
  say(p, "kernel %s", boot);
  if (p->has4) report_family(p, AF_INET, "/proc/sys/net/ipv4/neigh/default/gc_thresh3");
  if (p->has6) report_family(p, AF_INET6, "/proc/sys/net/ipv6/neigh/default/gc_thresh3");
}
