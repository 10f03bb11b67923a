/** What a deploy could leave behind on a host, as text that is the same before and after. */
export const TRACES = [
  'docker network ls --format "{{.Name}} {{.Driver}} {{.ID}}" 2>/dev/null | sort',
  'docker ps -a --format "{{.Names}} {{.Image}} {{.ID}} {{.State}}" 2>/dev/null | sort',
  // Index and peer of a link differ with time, names and settings do not.
  'ip -d link show | grep -o "^[0-9]*: [^ @:]*\\|promiscuity [0-9]*\\|alias .*\\|mtu [0-9]*\\|[<,]UP[,>]" | sed "s/^[0-9]*: //"',
  'ip -o addr show | grep -v fe80 | sed "s/^[0-9]*: //; s/ *valid_lft.*//" | sort',
  'ip route | sort; ip -6 route | grep -v fe80 | sed "s/ pref medium//; s/ expires [0-9]*sec//" | sort',
  // Tables and chains of the kernel's own may have come into being by looking at them; rules and chains of ours may not.
  '(iptables-save; ip6tables-save) 2>/dev/null | grep -v "^#\\|^\\*\\|^COMMIT\\|^:[A-Z]* ACCEPT" | sed "s/ \\[[0-9:]*\\]$//"',
  'sysctl -a --pattern arp_ignore 2>/dev/null | sort',
  'sysctl net.ipv4.ip_forward net.ipv6.conf.all.forwarding',
  // Private folders of systemd's services come and go with these; the cache of virtual machines is another lab's.
  'find /etc /var/cache /var/lib/vlanvas /var/tmp /root /home /opt /usr/local /tmp /dev/shm -xdev 2>/dev/null | grep -v "/systemd-private-\\|^/var/cache/vlanvas-lab" | sort',
].join('; echo ---; ');
