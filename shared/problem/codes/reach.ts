import { entry } from '../explanation.ts';
import type { CodeEntries } from '../explanation.ts';

/** Why a ping fails: the reasons of the matrix. Those that are rules of the design as well stand there. */
export const reachCodes = {
  NO_ROUTE: entry(
    'There is no route',
    'The sender has no route to the address.',
    'A packet needs an entry in the route table that covers its destination: the own subnet, a route, or a default route through a gateway.',
    'Give the network of the container a gateway, or the host a route.',
  ),
  NEIGHBOR_UNREACHABLE: entry(
    'Nobody answers ARP',
    'The next hop of the packet does not answer "who has this address" in its broadcast domain.',
    'The address belongs to nobody there: the machine is down, in another VLAN or segment, or the address is wrong.',
    'Check that both ends are in the same segment and VLAN, and that the address is the one of the machine that is meant.',
  ),
  FOREIGN_MAC_DROPPED: entry(
    'The fabric drops foreign MAC addresses',
    'Frames of the container do not get past the port of its host.',
    'A container on macvlan has a MAC address of its own; Wi-Fi, port security, most clouds and many virtual switches let only that of the NIC pass.',
    'Allow other MAC addresses at the switch or hypervisor, or take the driver ipvlan.',
  ),
  FORWARD_DENIED: entry(
    'A forwarding rule drops the packet',
    'A router on the way receives the packet and its policy drops it.',
    'The first rule that matches decides; what matches none is dropped. Docker sets the policy of FORWARD to DROP on its hosts.',
    'Add a rule to `forward` of the router; on a Docker host it goes to DOCKER-USER.',
  ),
  FORWARDING_OFF: entry(
    'The router does not forward',
    'The packet reaches a host that is to pass it on, and that host does not forward packets.',
    'Linux forwards only where net.ipv4.ip_forward (or its IPv6 counterpart) is on.',
    'Set `forwarding: true` for that host.',
  ),
  NO_RETURN_ROUTE: entry(
    'There is no way back',
    'The echo request arrives, and the answer has no route.',
    'A ping needs both ways. The target answers to the address of the sender and looks it up in its own route table.',
    'Give the target a gateway or a route to the subnet of the sender, or let the router masquerade.',
  ),
  REVERSE_PATH_FILTER: entry(
    'The reverse-path filter drops the packet',
    'A host drops a packet because it would send the answer out of another interface.',
    'With rp_filter set to strict, Linux takes a packet only from the interface that leads back to its sender; asymmetric ways are taken for forged.',
    'Make the ways symmetric, or set rp_filter to loose (2) on that host.',
  ),
  MTU_TOO_SMALL: entry(
    'The packet is too large for the way',
    'A packet is larger than the MTU of a part of the way.',
    'Tunnels add a header and tags take four bytes; what no longer fits is dropped where it may not be split.',
    'Lower the MTU of the network, or raise that of what carries it.',
  ),
  INTERFACE_DOWN: entry(
    'An interface is down',
    'An interface on the way is switched off or has no carrier.',
    'A macvlan network shares the fate of its parent: with the parent down, even containers of one host lose each other.',
    'Bring it up with `ip link set NAME up`, or look at its cable.',
  ),
  INTERNAL_NETWORK: entry(
    'The network is internal',
    'The container is on a network that has no way out by design.',
    'A network with `internal: true` gets no default route, and its host does not forward for it.',
    'Remove `internal`, or put the container on another network as well.',
  ),
  NETWORK_ISOLATION: entry(
    'Docker keeps two networks apart',
    'Two bridge networks of one host do not reach each other.',
    'Docker puts rules in place that drop packets between its bridges.',
    'Put both containers on one network.',
  ),
  TTL_EXCEEDED: entry(
    'The packet goes in circles',
    'The packet passes more routers than it may.',
    'Two routers send it to each other; each takes one off its time to live, until it is dropped.',
    'Look at the routes of the routers that the path names.',
  ),
  NOT_RUNNING: entry(
    'The container does not run',
    'The container at one end is not running.',
    'A stopped container has no network namespace, so nobody answers.',
    'Start it, or look at why it stopped: `docker logs NAME`. An image whose command ends at once needs one that stays, such as `sleep infinity`.',
  ),
  NO_ADDRESS: entry(
    'An endpoint has no address',
    'The container or host has no address that could be pinged.',
    'It is on no network with a subnet, or the subnet has no address left.',
    'Attach it to a network with a subnet.',
  ),
  BAD_PORT: entry(
    'This port cannot be followed',
    '`explain --port` names something that is not a port, or comes together with --live.',
    'A port is a number from 1 to 65535 with the protocol tcp or udp. --live measures with pings, and a ping knows no ports.',
    'Write 80, 80/tcp or 53/udp; leave out --live to follow the design to a port.',
  ),
  SAME_ENDPOINT: entry(
    'Both ends are the same',
    'A ping from an endpoint to itself was asked for.',
    'It never leaves the endpoint, so there is no path to explain.',
    'Name two different endpoints.',
  ),
} satisfies CodeEntries;
