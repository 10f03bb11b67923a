/* vlanvas-probe: reads commands, see README.md. It ends with its input, so a lost connection leaves nothing behind. */
#define _GNU_SOURCE
#include "probe.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static void fail(struct probe *p, const char *why) { say(p, "error %lu %s", input_line_number(), why); }

/* A whole decimal number from `least` to `most`. */
static bool number(const char *text, long least, long most, long *to) {
  if (!text || !*text || strlen(text) > 9) return false;
  for (const char *c = text; *c; c++)
    if (*c < '0' || *c > '9') return false;
  *to = strtol(text, NULL, 10);
  return *to >= least && *to <= most;
}

static struct source *open_source(struct probe *p, uint32_t owner) {
  for (size_t i = 0; i < p->source_count; i++)
    if (p->sources[i].open && p->sources[i].owner == owner) return &p->sources[i];
  return NULL;
}

static void add_target(struct probe *p, char *const *words, int count) {
  long index, owner;
  struct address address;
  if (count != 4 || !number(words[1], 0, MAX_TARGETS - 1, &index) || !number(words[2], 0, MAX_OWNER, &owner) || !address_parse(words[3], &address))
    fail(p, "expected: target INDEX OWNER ADDRESS");
  else if ((size_t)index != p->target_count)
    fail(p, "targets are numbered from 0, one after the other");
  else if (p->source_count > 0)
    fail(p, "targets come before sources");
  else {
    p->targets[p->target_count++] = (struct target){(uint32_t)owner, address};
    if (address.family == AF_INET6)
      p->has6 = true;
    else
      p->has4 = true;
  }
}

static void add_source(struct probe *p, char *const *words, int count) {
  long owner, pid;
  if (count != 3 || !number(words[1], 0, MAX_OWNER, &owner) || !number(words[2], 0, 999999999, &pid))
    fail(p, "expected: source OWNER PID");
  else if (p->target_count == 0)
    fail(p, "targets come before sources");
  else if (p->source_count == MAX_SOURCES || (p->source_count + 1) * p->target_count > MAX_CELLS)
    fail(p, "too many sources");
  else if (open_source(p, (uint32_t)owner))
    fail(p, "that owner has a source");
  else {
    const char *why = source_open(p, (uint32_t)owner, (pid_t)pid);
    if (why)
      say(p, "closed %ld %s", owner, why);
    else
      source_exclude(p, &p->sources[p->source_count - 1]);
  }
}

static void ready(struct probe *p) {
  size_t open = 0, pairs = 0;
  report_limits(p);
  for (size_t i = 0; i < p->source_count; i++) {
    open += p->sources[i].open;
    for (size_t t = 0; p->sources[i].open && t < p->target_count; t++) pairs += p->sources[i].cells[t].outcome != EXCLUDED;
  }
  say(p, "ready %zu %zu", open, pairs);
}

static void command(struct probe *p, char *line) {
  char *words[5], *rest = NULL;
  int count = 0;
  for (char *word = strtok_r(line, " \t", &rest); word && count < 5; word = strtok_r(NULL, " \t", &rest)) words[count++] = word;
  long round, quiet = 250;
  if (count == 0) return;
  if (strcmp(words[0], "end") == 0)
    p->quit = true;
  else if (p->running)
    fail(p, "a round is running");
  else if (strcmp(words[0], "target") == 0)
    add_target(p, words, count);
  else if (strcmp(words[0], "source") == 0)
    add_source(p, words, count);
  else if (strcmp(words[0], "check") == 0 && count == 1)
    ready(p);
  else if (strcmp(words[0], "go") == 0 && (count == 2 || count == 3) && number(words[1], 0, 999999999, &round) &&
           (count == 2 || number(words[2], 10, 10000, &quiet)))
    round_run(p, (uint32_t)round, (int)quiet);
  else
    fail(p, "expected target, source, check, go ROUND [QUIET_MS] or end");
}

int main(int count, char **words) {
  static struct probe p;
  struct rlimit files;
  if (count == 2 && strcmp(words[1], "--version") == 0) {
    say(&p, "vlanvas-probe %d", PROTOCOL_VERSION);
    return 0;
  }
  if (count > 1 && strcmp(words[1], "who") == 0) return who_run(count - 2, words + 2);
  if (count > 1 && strcmp(words[1], "capture") == 0) return capture_run(count - 2, words + 2);
  signal(SIGPIPE, SIG_IGN); /* a write that fails ends it too */
  if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
  }
  p.epoll = epoll_create1(EPOLL_CLOEXEC);
  p.own_ns = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  p.targets = calloc(MAX_TARGETS, sizeof *p.targets);
  p.sources = calloc(MAX_SOURCES, sizeof *p.sources);
  say(&p, "vlanvas-probe %d", PROTOCOL_VERSION);
  if (p.epoll < 0 || p.own_ns < 0 || !p.targets || !p.sources || getrandom(&p.cookie, sizeof p.cookie, 0) != sizeof p.cookie) {
    say(&p, "error 0 cannot start: %s", strerror(errno));
    return 1;
  }
  if (!input_open(&p, command)) {
    say(&p, "error 0 standard input must be a pipe");
    return 1;
  }
  while (!p.quit) {
    pump(&p, 1000);
    sources_check(&p);
  }
  sources_end(&p);
  return 0;
}
