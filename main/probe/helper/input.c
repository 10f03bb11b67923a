/* Commands from standard input: lines of bounded length, read without blocking so that a round notices the end of input. */
#include "probe.h"
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

static char buffer[65536];
static size_t used;
static bool skipping; /* inside a line that was too long */
static unsigned long line_number;
static void (*handle)(struct probe *p, char *line);

unsigned long input_line_number(void) { return line_number; }

bool input_open(struct probe *p, void (*with)(struct probe *p, char *line)) {
  handle = with;
  struct epoll_event e = {.events = EPOLLIN, .data.u64 = UINT64_MAX};
  return epoll_ctl(p->epoll, EPOLL_CTL_ADD, STDIN_FILENO, &e) == 0;
}

static void take_line(struct probe *p, char *line, size_t length) {
  line_number++;
  bool whole = !skipping;
  skipping = false;
  if (!whole) return; /* its beginning was refused already */
  if (length > MAX_LINE) {
    say(p, "error %lu a line has at most %d characters", line_number, MAX_LINE);
    return;
  }
  if (length > 0 && line[length - 1] == '\r') length--;
  line[length] = 0;
  if (memchr(line, 0, length))
    say(p, "error %lu a line holds a zero byte", line_number);
  else if (length > 0)
    handle(p, line);
}

void input_lines(struct probe *p) {
  /* Each line is moved out before it is handled: handling `go` runs a round, which reads on. */
  while (!p->quit) {
    char *end = memchr(buffer, '\n', used);
    if (!end) return;
    char line[MAX_LINE + 2];
    size_t length = (size_t)(end - buffer);
    memcpy(line, buffer, length < sizeof line ? length : sizeof line);
    used -= length + 1;
    memmove(buffer, end + 1, used);
    take_line(p, line, length);
  }
}

void input_read(struct probe *p) {
  /* Called only after epoll said that there is something, so this does not block; O_NONBLOCK would be set for whoever
   * shares this pipe with us, too. */
  ssize_t n = read(STDIN_FILENO, buffer + used, sizeof buffer - used);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (n <= 0) {
    p->quit = true;
    return;
  }
  used += (size_t)n;
  input_lines(p);
  if (used == sizeof buffer) {
    if (!skipping) say(p, "error %lu a line has at most %d characters", line_number + 1, MAX_LINE);
    skipping = true;
    used = 0;
  }
}
