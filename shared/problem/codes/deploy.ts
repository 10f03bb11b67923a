import { entry } from '../explanation.ts';
import type { CodeEntries } from '../explanation.ts';

/** Problems of planning, deploying and measuring. */
export const deployCodes = {
  PARENT_MISSING: entry(
    'A parent interface is not on the host',
    'The host has no interface of the name that the design gives.',
    'Interfaces are named differently on every machine: eth0, ens33, enp3s0.',
    'Look at `ip link` on the host and correct the name.',
  ),
  PARENT_IN_USE: entry(
    'A parent interface already carries a network',
    'Another network of this host uses the parent.',
    'Docker before 27.0.1 allows one macvlan network a parent, and any Docker one ipvlan network.',
    'Use another parent, or remove the other network if nobody needs it.',
  ),
  IMAGE_NOT_FOUND: entry(
    'An image is nowhere',
    'The host does not have the image and cannot pull it.',
    'The name is misspelt, the registry is not reached, or the image is private.',
    'Try `docker pull IMAGE` on the host, or load it with `docker load`.',
  ),
  ADDRESS_IN_USE: entry(
    'An address is already in use',
    'Something that is not of this design has the address that a container is to get.',
    'Docker refuses an address that another container of the network has; and another machine with it would answer now and then in its place.',
    'Give the container another address, or leave it out.',
  ),
  SUBNET_IN_USE: entry(
    'A subnet overlaps with a network that is there',
    'A Docker network that is not of this design has some of the addresses of the subnet.',
    'A Docker daemon keeps one pool of addresses for each subnet and refuses overlapping ones.',
    'Choose another subnet, or remove the other network if nobody needs it.',
  ),
  IN_THE_WAY: entry(
    'Something foreign is in the way',
    'An object of the same name is there and does not carry the mark of this design.',
    'Vlanvas changes and removes only what it made itself.',
    'Rename the object in the design, or remove the foreign one by hand.',
  ),
  SSH_PATH: entry(
    'A step would cut the SSH session',
    'A step takes away the interface or address that the session came in on.',
    'The host could then no longer be reached to finish or undo anything.',
    'Log in through another address or interface of the host.',
  ),
  ALIAS_TOO_LONG: entry(
    'An interface alias has no room',
    'What has to be noted at an interface does not fit into its alias.',
    'Vlanvas notes in the alias what it changed at an interface, to be able to undo it; the kernel takes 255 characters.',
    'Shorten the alias that is there, or put fewer addresses on the interface.',
  ),
  CONFIRMATION_NEEDED: entry(
    'A confirmation is needed',
    'The command changes hosts and there is no terminal to ask on.',
    'Nothing is changed without a yes.',
    'Look at `vlanvas plan`, then add `--yes`.',
  ),
  STEP_FAILED: entry(
    'A step failed',
    'A step of the plan did not succeed on its host.',
    'The words of the host stand in the message.',
    'Mend what they say and run apply again: it goes on from there.',
  ),
  FORGOTTEN_AT_REBOOT: entry(
    'A host will forget what was deployed when it restarts',
    'What the design sets on the interfaces of the host is made now, and not written down for the next boot.',
    'Vlanvas writes for systemd-networkd, NetworkManager, netplan, ifupdown and ifcfg files, and orders itself before Docker with units of systemd. On a host without systemd nothing would read that.',
    'Run `vlanvas apply` again after a restart, or write it into the configuration of the host yourself.',
  ),
  FORWARDING_CHANGED: entry(
    'Somebody else changed the forwarding of a host',
    'The design turned forwarding on or off, and it has been changed since.',
    'Another program sets it too: a firewall such as ufw or firewalld, a VPN, a file in /etc/sysctl.d that is loaded again, or a person.',
    'The plan puts it back. Find who changes it (`grep -r ip_forward /etc/sysctl.conf /etc/sysctl.d /etc/ufw`), or it will happen again.',
  ),
  NOT_UNDONE: entry(
    'A step could not be undone',
    'After a failure, a change that had been made could not be taken back.',
    'The host or its Docker was no longer reached.',
    'Nothing is lost track of: the next apply finishes it, and destroy removes it.',
  ),
  PROBE_FAILED: entry(
    'A host could not measure',
    'None of the ways to ping from inside the containers worked on this host.',
    'Each of them needs something: root, a helper container, python3, fping or ping.',
    'The message names each way and why it failed; log in as root or allow sudo.',
  ),
  PROBE_NOT_READY: entry(
    'A host did not get ready to measure',
    'A host was not ready when the round began.',
    'It could not be reached, or its helper did not start in time.',
    'See the problem of that host; the others are measured without it.',
  ),
  LOCATE_NO_CAPTURE: entry(
    'The sender cannot capture frames',
    'To locate a pair, its host must listen at its links and ping from the network namespace of the sender, and it cannot.',
    'That takes root, sudo without restrictions, or the Docker socket, and a machine that there is a helper for.',
    'Log in as root, allow sudo, or give the user the Docker socket. `vlanvas explain FILE FROM TO --live` tells what the hosts show without it.',
  ),
  LOCATE_SENDER_SILENT: entry(
    'The sender does not run',
    'A pair was to be located whose first container does not run.',
    'A stopped container has no network namespace from which something could be pinged.',
    'Deploy the design, or start the container.',
  ),
  LOCATE_NO_WIRESHARK: entry(
    'Wireshark cannot be opened',
    'A capture was to be opened in Wireshark, and that did not start.',
    'It is not installed on this machine, not on its PATH, or the designer is looked at in a browser.',
    'Save the capture as a file, and open that with Wireshark or `tcpdump -r`.',
  ),
  NEIGHBOR_TABLE_TOO_SMALL: entry(
    'The neighbour table is too small',
    'The kernel keeps fewer neighbours than the matrix needs.',
    'The limit net.ipv4.neigh.default.gc_thresh3 (1024 by default) counts all namespaces of a host; beyond it pings fail that would succeed.',
    'Raise gc_thresh1 to gc_thresh3 on the host as the message says.',
  ),
  USAGE: entry(
    'The command line was not understood',
    'A command, an option or an argument is unknown, missing or not of the kind that is asked for.',
    'What was meant cannot be told from what was typed, so nothing was begun.',
    '`vlanvas --help` lists the commands, `vlanvas COMMAND --help` the options of one, with an example.',
  ),
  INTERNAL: entry(
    'Something went wrong inside of Vlanvas',
    'An error that nobody expected.',
    'This is a mistake in Vlanvas.',
    'Please report it with the message and the log (`VLANVAS_LOG=debug`).',
  ),
  INVALID_REQUEST: entry(
    'The window asked for something unknown',
    'The page and the program behind it do not understand each other.',
    'The page is often older than the program.',
    'Reload the window.',
  ),
  PAGE_MISSING: entry(
    'The page of the designer is not built',
    'The files of the page are not there.',
    'In a checkout they are made by the build.',
    'Run `npm run build`.',
  ),
  LOCAL_ONLY: entry(
    'The designer listens on this machine only',
    'Another address than 127.0.0.1 was asked for.',
    'Whoever reaches the designer can change your hosts.',
    'Forward the port: `ssh -L 8080:127.0.0.1:8080 machine`.',
  ),
} satisfies CodeEntries;
