/* One round: every pair once, carefully. Why it is done like this is in README.md. */
#include "probe.h"
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#define WINDOW 64         /* young requests in flight: more overflow the broadcast queue of macvlan */
#define YOUNG_US 10000    /* what got no answer for so long does not hold up the others */
#define REPEATS 2         /* echoes after the first to an address that is resolved and silent */
#define BURST 128         /* packets between two pauses of a millisecond; a broadcast counts for four */
#define MAX_QUIET_MS 1000

/* Milliseconds after the last first request at which silent pairs are looked at. */
static const int CHECKS_MS[] = {20, 60, 160, 400};

void cell_settle(struct probe *p, struct source *s, size_t target, enum outcome outcome) {
  struct cell *c = &s->cells[target];
  c->outcome = (uint8_t)outcome;
  if (c->young) p->inflight--;
  c->young = false;
  p->pending--;
  report_cell(p, s, target);
}

void pump(struct probe *p, int ms) {
  struct epoll_event events[64];
  int count;
  do {
    count = p->quit ? 0 : epoll_wait(p->epoll, events, 64, ms);
    for (int i = 0; i < count; i++) {
      uint64_t which = events[i].data.u64;
      if (which == UINT64_MAX) {
        input_read(p);
        continue;
      }
      struct source *s = &p->sources[which >> 2];
      if (s->open && (which & 3) == FROM_ARP)
        ask_drain(p, s);
      else if (s->open)
        echo_drain(p, s, (which & 3) == FROM_ICMP6);
    }
    ms = 0;
  } while (count == 64);
  report_flush(p, false);
  if (p->running && now_us() - p->told_us > 500000) { /* so that the caller can tell a slow round from a host that hangs */
    p->told_us = now_us();
    say(p, "alive %u", p->round);
  }
}

void pump_until(struct probe *p, int64_t until_us) {
  for (int64_t left; !p->quit && p->pending > 0 && (left = until_us - now_us()) > 0;)
    pump(p, left > 5000 ? 5 : (int)((left + 999) / 1000));
}

static void prepare(struct probe *p) {
  p->pending = p->inflight = p->answered = 0;
  p->slowest_us = 0;
  for (size_t i = 0; i < p->source_count; i++) {
    struct source *s = &p->sources[i];
    if (!s->open) continue;
    s->hop_count = 0; /* routes may have changed since the last round */
    for (size_t t = 0; t < p->target_count; t++) {
      struct cell *c = &s->cells[t];
      enum outcome was = c->outcome;
      *c = (struct cell){.outcome = was == EXCLUDED ? EXCLUDED : WAITING, .hop = -1};
      if (c->outcome == WAITING) p->pending++;
    }
  }
}

/* A source does not ping its own addresses, which it would answer itself. */
void source_exclude(struct probe *p, struct source *s) {
  for (size_t own = 0; own < p->target_count; own++)
    for (size_t t = 0; p->targets[own].owner == s->owner && t < p->target_count; t++)
      if (address_equal(&p->targets[t].address, &p->targets[own].address)) s->cells[t].outcome = EXCLUDED;
}

/* A request that was sent, in the order of sending. */
struct flight {
  uint32_t source, target;
  int64_t at_us;
};

/* Takes from the window what has become old; the flights from `head` on are still looked at. */
static size_t age(struct probe *p, const struct flight *flights, size_t head, size_t sent) {
  int64_t now = now_us();
  for (; head < sent; head++) {
    struct source *s = &p->sources[flights[head].source];
    if (!s->open) continue;
    struct cell *c = &s->cells[flights[head].target];
    if (c->young && now - flights[head].at_us < YOUNG_US) break;
    if (c->young) p->inflight--;
    c->young = false;
  }
  return head;
}

/* In rotation: i asks i + 1, then i + 2 … The load is even, and when i asks j it tells j its own link address, so that
 * j need not ask for it when its turn comes to ping i. */
static void send_all(struct probe *p) {
  struct flight *flights = malloc((p->pending + 1) * sizeof *flights);
  size_t head = 0, sent = 0;
  if (!flights) {
    say(p, "error 0 out of memory");
    p->quit = true;
    return;
  }
  for (size_t r = 1; r <= p->target_count && !p->quit; r++)
    for (size_t i = 0; i < p->source_count && !p->quit; i++) {
      struct source *s = &p->sources[i];
      if (!s->open) continue;
      size_t target = (s->start + r) % p->target_count;
      if (s->cells[target].outcome != WAITING) continue;
      pump(p, 0);
      while (!p->quit && (head = age(p, flights, head, sent), p->inflight >= WINDOW)) pump(p, 1);
      echo_send(p, s, target);
      if (!s->open || s->cells[target].outcome != WAITING) continue;
      flights[sent++] = (struct flight){(uint32_t)i, (uint32_t)target, now_us()};
      s->cells[target].young = true;
      p->inflight++;
    }
  free(flights);
}

static void pause_burst(struct probe *p, int *burst, int weight) {
  if ((*burst += weight) < BURST) return;
  *burst = 0;
  pump_until(p, now_us() + 1000);
}

/* One silent pair, with the neighbour table as just read. */
static bool follow_up(struct probe *p, struct source *s, size_t target, int check, bool last, int *burst) {
  struct cell *c = &s->cells[target];
  if (c->hop < 0) return false;
  struct hop *h = &s->hops[c->hop];
  if (!hop_resolved(h)) {
    /* Unknown to the table, an echo makes the kernel ask; while the kernel waits for its next second, we ask. */
    if (last) return false;
    if (h->asked == check) return true;
    h->asked = check;
    if (h->state == 0 || c->sent == 0 || (h->state & 0x20 /* NUD_FAILED */))
      echo_send(p, s, target);
    else
      ask_neighbour(p, s, h, true);
    pause_burst(p, burst, 4);
    return true;
  }
  /* Resolved and silent. The entry may be of a machine that has lost the address since: unless it was confirmed in this
   * round ask again, that machine first and then all, and repeat the echo; when the answer changes the entry, repeat it
   * once more. */
  bool doubtful = !last && hop_doubtful(p, h);
  if (doubtful && h->asked != check) {
    bool everybody = h->asked >= 0;
    h->asked = check;
    ask_neighbour(p, s, h, everybody);
    pause_burst(p, burst, everybody ? 4 : 1);
    if (!s->open || c->outcome != WAITING) return false;
  }
  if (c->sent <= REPEATS || c->epoch != h->epoch) {
    c->epoch = h->epoch;
    echo_send(p, s, target);
    pause_burst(p, burst, 1);
    return true;
  }
  return doubtful;
}

/* Looks at every silent pair. True where something was sent that may be answered. `last`: asks for no neighbour again. */
static bool check_all(struct probe *p, int check, bool last) {
  bool again = false;
  int burst = 0;
  for (size_t i = 0; i < p->source_count && p->pending > 0 && !p->quit; i++) {
    struct source *s = &p->sources[i];
    bool any = false;
    for (size_t t = 0; s->open && t < p->target_count; t++) {
      if (s->cells[t].outcome != WAITING) continue;
      any = true;
      if (s->cells[t].hop == -1) s->cells[t].hop = hop_find(p, s, &p->targets[t].address);
    }
    if (!any) continue;
    hops_refresh(p, s);
    for (size_t t = 0; s->open && t < p->target_count && !p->quit; t++)
      if (s->cells[t].outcome == WAITING) again |= follow_up(p, s, t, check, last, &burst);
  }
  return again;
}

static void wait_for_silence(struct probe *p, int quiet_ms) {
  while (p->pending > 0 && !p->quit) {
    int64_t quiet_us = quiet_ms * 1000LL, by_rtt_us = 4 * p->slowest_us;
    if (by_rtt_us > MAX_QUIET_MS * 1000LL) by_rtt_us = MAX_QUIET_MS * 1000LL;
    if (quiet_us < by_rtt_us) quiet_us = by_rtt_us;
    int64_t last = p->last_receive_us > p->last_send_us ? p->last_receive_us : p->last_send_us;
    if (now_us() >= last + quiet_us) {
      pump(p, 0); /* what has arrived while this process did not run counts */
      if (last >= p->last_receive_us) return;
    } else
      pump_until(p, last + quiet_us);
  }
}

/* What stays silent is dead, and the table says how. */
static void bury(struct probe *p) {
  sources_check(p); /* an ended container says nothing about the network */
  for (size_t i = 0; i < p->source_count && p->pending > 0 && !p->quit; i++) {
    struct source *s = &p->sources[i];
    if (!s->open) continue;
    for (size_t t = 0; t < p->target_count; t++) {
      struct cell *c = &s->cells[t];
      if (c->outcome != WAITING) continue;
      const struct hop *h = c->hop >= 0 ? &s->hops[c->hop] : NULL;
      bool unanswered = h && (!hop_resolved(h) || (h->asked >= 0 && hop_doubtful(p, h)));
      cell_settle(p, s, t, unanswered ? NO_NEIGHBOUR : NO_REPLY);
    }
  }
}

void round_run(struct probe *p, uint32_t number, int quiet_ms) {
  sources_check(p);
  p->round = number;
  p->started_us = p->told_us = p->last_receive_us = p->last_send_us = now_us();
  prepare(p);
  size_t pairs = p->pending;
  p->running = true;
  input_lines(p);
  send_all(p);
  int64_t sent_us = now_us();
  const int checks = sizeof CHECKS_MS / sizeof *CHECKS_MS;
  int check = 0;
  for (bool again = true; again && check < checks && p->pending > 0 && !p->quit; check++) {
    pump_until(p, sent_us + CHECKS_MS[check] * 1000LL);
    again = check_all(p, check, false);
  }
  /* A neighbour may have been resolved, or found elsewhere, since: its pairs are worth one more wait. */
  for (bool again = true; again && p->pending > 0 && !p->quit; check++) {
    wait_for_silence(p, quiet_ms);
    again = check < checks + 3 && check_all(p, check, true);
  }
  bury(p);
  p->running = false;
  report_flush(p, true);
  if (!p->quit) say(p, "done %u %lld %zu %zu", number, (long long)(now_us() - p->started_us), pairs, p->answered);
}
