import { entry } from '../explanation.ts';
import type { CodeEntries } from '../explanation.ts';

/** What the look at the hosts before a deploy finds. NEIGHBOR_TABLE_TOO_SMALL, ADDRESS_IN_USE and others stand in their own groups. */
export const preflightCodes = {
  PREFLIGHT_INCOMPLETE: entry(
    'Something could not be looked at before the deploy',
    'A host did not let Vlanvas look at everything that may go wrong.',
    'Some of it needs root: asking the segment for an address takes a raw socket, the firewall is shown to root alone.',
    'Log in as root or allow sudo. What the message names was not checked; the deploy goes on without it.',
  ),
  MODULE_MISSING: entry(
    'The kernel lacks a module',
    'A link or network of the design needs a kernel module that the host does not have.',
    'Cloud images and minimal distributions leave modules out, and after a kernel update those of the running kernel may be gone from the disk.',
    'Install the package with the further modules of the kernel (linux-modules-extra on Ubuntu, an ordinary kernel on Debian), or restart the host.',
  ),
  PARENT_DOWN: entry(
    'A parent interface is down',
    'A NIC that networks of the design depend on is switched off.',
    'macvlan, ipvlan and sub-interfaces take their carrier from the parent; without it not even containers of one host meet.',
    'Bring it up with `ip link set NIC up`, or name it among the interfaces of the host.',
  ),
  NO_CARRIER: entry(
    'A parent interface has no carrier',
    'A NIC is switched on and sees nothing at its other end.',
    'The cable is not plugged in, the switch port is off, or the virtual NIC is disconnected.',
    'Look at the cable and at the switch port; in a virtual machine at the settings of its NIC.',
  ),
  MAC_FILTER_LIKELY: entry(
    'The hypervisor probably drops frames of macvlan',
    'The parent NIC of a macvlan network is a virtual one, of a hypervisor or cloud that as a rule lets only its own MAC address pass.',
    'With macvlan each container has a MAC address of its own. Virtual switches take frames with foreign ones for forged. Often ARP still gets through and pings do not.',
    'Allow it as the message says for this hypervisor, or take the driver ipvlan, whose containers share the MAC address of the NIC. Where the switch does let them through, nothing has to be done.',
  ),
  BRIDGE_FILTER: entry(
    'Bridged frames pass the firewall',
    'The module br_netfilter sends frames between ports of a Linux bridge through the FORWARD chain.',
    'Docker and Kubernetes turn it on for their own bridges; a policy of DROP then also hits bridges that have nothing to do with them. ARP gets through and pings do not.',
    'Turn it off with `sysctl -w net.bridge.bridge-nf-call-iptables=0` where nothing on the host needs it, or allow the bridge in DOCKER-USER.',
  ),
  FORWARD_DROP: entry(
    'The firewall of a router drops what it forwards',
    'The FORWARD chain of a host that routes has the policy DROP, or a rule that drops.',
    'Docker sets the policy when it turns forwarding on; other firewalls such as ufw do the same.',
    'On a Docker host the rules of the design are put into DOCKER-USER. Elsewhere say under `forward` what may pass, and look at the rules that the message names.',
  ),
  DISK_LOW: entry(
    'The disk of a host is nearly full',
    'There is little room where the Docker daemon keeps images and containers.',
    'Images are pulled packed and then unpacked beside that; logs of containers grow.',
    'See `docker system df`, and remove what nobody needs (`docker image prune`).',
  ),
  CLOCK_SKEW: entry(
    'The clock of a host is wrong',
    'The time of the host and of this machine differ by more than a minute.',
    'Registries and swarm check certificates and tokens against the time, and logs of several hosts can only be compared when their clocks agree.',
    'Let the host keep time: `timedatectl set-ntp true`, or install chrony.',
  ),
  DHCP_ON_SEGMENT: entry(
    'A DHCP server hands out addresses of this subnet',
    'The parent interface of a network got its own address from a DHCP server, out of the same subnet, and nothing in the design is set aside for that server.',
    'Docker and the DHCP server do not know of each other. One day both give out the same address, and a telephone takes the place of a container.',
    'Look the pool up in the router and put it under `reserved` with a name that has dhcp in it, as in `reserved: { dhcp: 192.168.1.128/25 }`: ranges and addresses are then planned around it.',
  ),
  HOST_TWICE: entry(
    'Two hosts of the design are one machine',
    'Two entries under `hosts` lead to the same kernel and the same network.',
    'An address or alias was copied. What the design wants on one would be taken for a leftover on the other and removed.',
    'Correct `ssh` or `docker` of one of them, or make one host of the two.',
  ),
  HOSTNAME_TWICE: entry(
    'Two machines have the same name',
    'Hosts of the design call themselves the same.',
    'They were cloned from one disk and not renamed.',
    'Give each a name of its own with `hostnamectl set-hostname`.',
  ),
  MACHINE_ID_TWICE: entry(
    'Two machines have the same machine id',
    'The file /etc/machine-id is the same on several hosts.',
    'It is made once at installation, and copied with the disk. systemd derives DHCP identities and MAC addresses of bridges and bonds from it, so such machines are given the same address.',
    'Remove /etc/machine-id on the copies, run `systemd-machine-id-setup`, and restart them.',
  ),
  FIREWALLD_ACTIVE: entry(
    'firewalld is active where packets are forwarded',
    'firewalld runs on a host that routes or carries a tunnel.',
    'Its zones reject what they do not allow, in rules of its own that are walked besides those of the design. macvlan and ipvlan l2 go past it.',
    'Put the interfaces of the design into one zone that forwards, or stop firewalld on this host.',
  ),
  SELINUX_ENFORCING: entry(
    'SELinux is enforcing',
    'SELinux is on and denies what no policy allows.',
    'Docker needs the policy for containers, which distributions with SELinux bring along with it.',
    'Nothing has to be done where containers start; otherwise install container-selinux.',
  ),
  ROOTLESS: entry(
    'The Docker daemon is rootless',
    'The daemon runs as an ordinary user, in a network namespace of its own.',
    'The NICs of the host are not in it, so no macvlan, ipvlan or overlay network can be made on them.',
    'Use the daemon of the system; its socket is /var/run/docker.sock.',
  ),
  DOCKER_DESKTOP: entry(
    'Docker is Docker Desktop',
    'The daemon runs in a virtual machine that Docker Desktop keeps, on Windows, macOS or Linux.',
    'That machine is behind an address translation and has none of the NICs of the computer.',
    'Use a Linux machine with Docker Engine, or the sandbox (`vlanvas lab up`).',
  ),
  WSL: entry(
    'The host is a Linux inside of Windows',
    'Docker runs in the Windows Subsystem for Linux.',
    'Its NIC is a virtual one behind an address translation of Windows; what is put on it is not in the LAN of the computer.',
    'Set networkingMode=bridged in .wslconfig with an external switch, or use a virtual machine with a bridged NIC.',
  ),
  ENGINE_TOO_OLD: entry(
    'The Docker engine is too old for the design',
    'The design uses what the engine of a host does not have yet.',
    'Several macvlan networks on one parent need Docker 27.0.1; the priority of gateways needs 28.0.0.',
    'Update Docker on that host, or change the design as the message says.',
  ),
} satisfies CodeEntries;
