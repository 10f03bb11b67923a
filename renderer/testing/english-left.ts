/** Finds English that a translation left: two words in a row that are no name, no code, no command and no term of the field. */

/** What stays Latin in a Chinese or Japanese text of the field. */
const TERMS =
  /\b(?:Docker(?: (?:Engine|Desktop|Hub|Compose|daemon))?|Linux|Wi-Fi|macvlan|ipvlan|bridge|overlay|host|none|private|vepa|passthru|shim|VLAN|VXLAN|NIC|MAC|ARP|DNS|DHCP|MTU|ICMP|TCP|UDP|IPv[46]|SSH|sudo|root|Swarm|swarm|Vlanvas|VMware|VirtualBox|Hyper-V|Proxmox|YAML|JSON|true|false|ping|echo|iptables|nftables|systemd|netplan|NetworkManager|networkd|trunk|promisc|access|bond|veth|native|docker|nft list ruleset|Microsoft Azure|Google Compute Engine|Oracle Cloud)\b/g;

/** Commands and rules of a firewall are typed as they are, in any language: to the end of the Latin letters. */
const COMMANDS = /(?:\b(?:ip|docker|sysctl|iptables|nft|nsenter|grep)|-A) [ -~]*/g;

/** The first English that is left in the text, or nothing. `values` are what the sentence was made of: names, what a program said. */
export function englishLeft(text: string, values: Iterable<string> = []): string | undefined {
  let rest = text.replace(COMMANDS, '·').replace(/`[^`]*`|"[^"]*"|「[^」]*」/g, '·');
  for (const value of values) if (value !== '') rest = rest.replaceAll(value, '·');
  // Names and code have a digit, a dot, a slash, an underscore or a hyphen within.
  rest = rest.replace(/[\w:*]*[\w)\]][./_=@:-][\w./_=@:-]*\w|\w*\d\w*/g, '·').replace(TERMS, '·');
  return /[A-Za-z]{3,}[,;:]? +(?:[a-z]{1,2} )*[A-Za-z]{3,}/.exec(rest)?.[0];
}
