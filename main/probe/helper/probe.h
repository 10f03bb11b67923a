/* vlanvas-probe: pings from inside many network namespaces at once. What the files share. README.md has the protocol. */
#ifndef VLANVAS_PROBE_H
#define VLANVAS_PROBE_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define PROTOCOL_VERSION 1

/* Bounds of what a caller may ask for; beyond them a command is refused. */
#define MAX_TARGETS 16384
#define MAX_SOURCES 4096
#define MAX_CELLS (4 * 1024 * 1024)
#define MAX_OWNER 1000000
#define MAX_LINE 256

struct address {
  int family; /* AF_INET or AF_INET6 */
  union {
    struct in_addr v4;
    struct in6_addr v6;
  };
};

/* An address that is pinged. Targets of one owner are addresses of one endpoint. */
struct target {
  uint32_t owner;
  struct address address;
};

/* What an event of a source is about. */
enum { FROM_ICMP4, FROM_ICMP6, FROM_ARP };

enum outcome { WAITING, ANSWERED, NO_NEIGHBOUR, NO_REPLY, NO_ROUTE, REFUSED, EXCLUDED };

/* One source to one target. */
struct cell {
  uint8_t outcome;
  bool young;    /* counted in probe.inflight */
  uint8_t sent;  /* echo requests handed to the kernel in this round */
  uint8_t epoch; /* hop.epoch when the last of them was sent */
  int32_t rtt_us;
  int32_t hop; /* index into source.hops, -1 not looked up yet, -2 none was found */
};

/* The next hop of a target: the target itself where it is on link, else the gateway. */
struct hop {
  struct address address;
  struct address source; /* what the kernel would send from */
  int ifindex;
  bool without_neighbours; /* loopback, tunnels, ipvlan l3: nothing to resolve */
  uint8_t link_address[6];
  /* As of the last look at the neighbour table: */
  uint16_t state; /* NUD_*, 0 = no entry */
  uint8_t mac[6];
  bool seen_mac;
  uint8_t epoch;        /* counts the changes of mac */
  int64_t confirmed_us; /* monotonic clock */
  int asked;            /* the check in which it was asked for last */
};

struct source {
  uint32_t owner;
  pid_t pid; /* 0: the namespace that the helper was started in */
  bool open;
  uint32_t start; /* first target of the same owner: where its rotation begins */
  int ns, icmp4, icmp6;
  int netlink, packet; /* opened when first needed: closing a packet socket takes 15 ms */
  dev_t ns_device;
  ino_t ns_inode;
  struct cell *cells;
  struct hop *hops;
  size_t hop_count, hop_room;
};

struct probe {
  struct target *targets;
  struct source *sources;
  size_t target_count, source_count;
  bool has4, has6;
  int epoll, own_ns;
  uint64_t cookie; /* tells our echoes from those of another run */
  bool quit;       /* end of input, or `end` */
  /* The running round: */
  bool running;
  uint32_t round;
  size_t pending, inflight, answered;
  int64_t started_us, last_receive_us, last_send_us, slowest_us, told_us;
};

/* input.c: commands */
bool input_open(struct probe *p, void (*handle)(struct probe *p, char *line));
/* Reads what is there; sets p->quit at the end of input. */
void input_read(struct probe *p);
/* Hands every complete line that was read to the handler. */
void input_lines(struct probe *p);
/* Number of the line that is being handled. */
unsigned long input_line_number(void);

/* output.c: lines for the caller of less than 1,024 characters, cells in batches */
void say(struct probe *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void report_cell(struct probe *p, const struct source *s, size_t target);
void report_flush(struct probe *p, bool now);

/* source.c */
/* NULL or why it could not be opened. */
const char *source_open(struct probe *p, uint32_t owner, pid_t pid);
void source_close(struct probe *p, struct source *s, const char *why);
void sources_check(struct probe *p);
/* Closes what takes long to close, all at once. */
void sources_end(struct probe *p);
bool source_alive(const struct source *s);
/* A socket in the namespace of a source, made in it and therefore staying in it. */
int socket_in(const struct probe *p, const struct source *s, int domain, int type, int protocol);

/* icmp.c */
void echo_send(struct probe *p, struct source *s, size_t target);
void echo_drain(struct probe *p, struct source *s, bool v6);
/* Waits up to `ms` for answers and input, and handles them. */
void pump(struct probe *p, int ms);
void pump_until(struct probe *p, int64_t until_us);

/* hop.c: routes and neighbours of one source */
int32_t hop_find(struct probe *p, struct source *s, const struct address *to);
void hops_refresh(struct probe *p, struct source *s);
bool hop_resolved(const struct hop *h);
/* Nobody has confirmed the entry in this round. */
bool hop_doubtful(const struct probe *p, const struct hop *h);

/* Tells the kernel that a neighbour has another link address than its table says. Leaves permanent entries alone. */
void hop_moved(struct probe *p, struct source *s, const struct hop *h, const uint8_t mac[6]);

/* ask.c: an ARP request or neighbour solicitation of our own, to all machines on the link or to the one
 * that the neighbour table names */
void ask_neighbour(struct probe *p, struct source *s, struct hop *h, bool everybody);
/* Reads the ARP replies that a source got. */
void ask_drain(struct probe *p, struct source *s);

/* limits.c */
void report_limits(struct probe *p);

/* round.c */
void round_run(struct probe *p, uint32_t number, int quiet_ms);
void source_exclude(struct probe *p, struct source *s);
void cell_settle(struct probe *p, struct source *s, size_t target, enum outcome outcome);

/* who.c and capture.c: other ways to run the program; they return its exit status */
int who_run(int count, char *const *words);
int capture_run(int count, char *const *words);

/* address.c */
/* Microseconds of the monotonic clock. */
int64_t now_us(void);
bool address_parse(const char *text, struct address *to);
bool address_equal(const struct address *a, const struct address *b);
size_t address_size(const struct address *a);

#endif
