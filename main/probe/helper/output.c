/* Lines for the caller. Cells are gathered for a moment: a line for each would cost more than the pings. */
#include "probe.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BATCH_US 25000

static char batch[4096];
static size_t batch_used;
static int64_t batch_since_us;

static void write_all(struct probe *p, const char *text, size_t length) {
  while (length > 0 && !p->quit) {
    ssize_t n = write(STDOUT_FILENO, text, length);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      p->quit = true; /* nobody listens any more */
      return;
    }
    text += n;
    length -= (size_t)n;
  }
}

void say(struct probe *p, const char *format, ...) {
  char line[1024];
  va_list arguments;
  report_flush(p, true);
  va_start(arguments, format);
  int n = vsnprintf(line, sizeof line - 1, format, arguments);
  va_end(arguments);
  if (n < 0) return;
  size_t length = (size_t)n < sizeof line - 1 ? (size_t)n : sizeof line - 2;
  line[length++] = '\n';
  write_all(p, line, length);
}

void report_cell(struct probe *p, const struct source *s, size_t target) {
  static const char *const words[] = {
      [NO_NEIGHBOUR] = "no-neighbour", [NO_REPLY] = "no-reply", [NO_ROUTE] = "no-route", [REFUSED] = "refused"};
  const struct cell *c = &s->cells[target];
  if (batch_used == 0) {
    batch_since_us = now_us();
    batch_used = (size_t)snprintf(batch, sizeof batch, "cells %u", p->round);
  }
  char *at = batch + batch_used;
  size_t room = sizeof batch - batch_used;
  int n = c->outcome == ANSWERED ? snprintf(at, room, " %u:%zu:%d:%u", s->owner, target, c->rtt_us, c->sent)
                                 : snprintf(at, room, " %u:%zu:%s:%u", s->owner, target, words[c->outcome], c->sent);
  batch_used += (size_t)n;
  if (sizeof batch - batch_used < 64) report_flush(p, true); /* a cell needs at most 50 characters */
}

void report_flush(struct probe *p, bool now) {
  if (batch_used == 0 || (!now && now_us() - batch_since_us < BATCH_US)) return;
  batch[batch_used] = '\n';
  write_all(p, batch, batch_used + 1);
  batch_used = 0;
}
