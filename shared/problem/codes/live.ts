import { entry } from '../explanation.ts';
import type { CodeEntries } from '../explanation.ts';

/** Problems with containers that are there, and with terminals. */
export const liveCodes = {
  CONTAINER_MISSING: entry(
    'A container is not there',
    'The design has the container, and its host does not.',
    'It was not deployed yet, or somebody removed it by hand.',
    'Deploy the design: that makes what is missing.',
  ),
  CONTAINER_FOREIGN: entry(
    'A container of that name is not ours',
    'The host has a container of the same name that does not carry the mark of this design.',
    'Vlanvas reads, starts and stops only what it made itself.',
    'Rename the container in the design, or remove the foreign one by hand.',
  ),
  CONTAINER_NOT_RUNNING: entry(
    'A container does not run',
    'A terminal was asked for in a container that has ended or was stopped.',
    'A shell in a container needs the container to run.',
    'Start it; if it ends again, its logs tell why.',
  ),
  CONTAINER_NO_SHELL: entry(
    'An image has no shell',
    'A terminal was asked for in a container whose image has no `sh`.',
    'Images made of a single program have nothing that could read commands.',
    'Read its logs; or open a terminal on the host and enter its network from there with `nsenter`.',
  ),
  CONTAINER_REFUSED: entry(
    'The daemon did not start, stop or restart a container',
    'The Docker daemon answered with a refusal.',
    'Its own words stand in the message: an address that is taken, a command that is not in the image, a parent interface that is gone.',
    'Mend what it names. Where the container itself is wrong, deploy the design again.',
  ),
  TERMINAL_NO_LOGIN: entry(
    'A host has no terminal',
    'A terminal was asked for on a host that nobody can log in to.',
    'It is this machine, or it is reached through its Docker daemon alone.',
    'Give the host an `ssh` entry. Terminals in its containers need none.',
  ),
  CONSOLES_TOO_MANY: entry(
    'Too many terminals are open on a host',
    'Another terminal or log was asked for on a host where several are open.',
    'sshd allows ten sessions a connection, and deploys and measurements need some of them.',
    'Close one of them.',
  ),
} satisfies CodeEntries;
