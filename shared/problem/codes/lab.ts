import { entry } from '../explanation.ts';
import type { CodeEntries } from '../explanation.ts';

/** Problems of the sandbox. */
export const labCodes = {
  LAB_UNAVAILABLE: entry(
    'No sandbox can run here',
    'This machine lacks something that the sandbox needs.',
    'The sandbox makes real hosts out of namespaces: it needs Linux, root, Docker, sshd and iproute2.',
    'Install what the message names, or run on a Linux machine as root. Designs can be drawn and predicted without it.',
  ),
  LAB_BAD_SPEC: entry(
    'The sandbox cannot be as it was asked for',
    'A name, number or address of the sandbox is not possible.',
    'Host names and interface names have limits, and the number of hosts too.',
    'Correct what the message names.',
  ),
  LAB_BUSY: entry(
    'Another command works on the sandbox',
    'The sandbox is locked by another command that does not come to an end.',
    'One command at a time changes the sandbox.',
    'Wait for it or end it.',
  ),
  LAB_COMMAND_FAILED: entry(
    'A command of the sandbox failed',
    'A system command that the sandbox needs ended with an error.',
    'Its words stand in the message.',
    'Mend what they say; `vlanvas lab down` tidies up.',
  ),
  LAB_COMMAND_TIMEOUT: entry(
    'A command of the sandbox did not end',
    'A system command took longer than it may.',
    'The machine is overloaded, or the command waits for something.',
    'Try again; `vlanvas lab down` tidies up.',
  ),
  LAB_HOST_FAILED: entry(
    'A host of the sandbox did not start',
    'A sandbox host did not get ready.',
    'Its sshd or its Docker daemon did not answer in time, or ended.',
    'The message names the log; `vlanvas lab down` and `vlanvas lab up` start anew.',
  ),
  LAB_HOST_OFF: entry(
    'A host of the sandbox is switched off',
    'The sandbox host is there and does not run.',
    'It was switched off, or its processes ended.',
    '`vlanvas lab up` switches it on again.',
  ),
  LAB_NO_HOST: entry(
    'The sandbox has no such host',
    'No sandbox host has this name.',
    'The message names those that there are.',
    'Use one of them, or bring the sandbox up with more hosts.',
  ),
  LAB_IMAGE_FAILED: entry(
    'The sandbox could not load an image',
    'The Docker daemon of a sandbox host did not take the image that belongs to the sandbox.',
    'Its words stand in the message; often the disk is full.',
    'Mend what they say and run `vlanvas lab up` again.',
  ),
  LAB_IMAGE_BUILD_FAILED: entry(
    'The image of the virtual machines could not be made',
    "The sandbox's virtual machines run from a disk that is made once, from Debian's packages, and from a snapshot of the booted system.",
    'A package could not be fetched, the disk is full, or a program that builds the image is missing; the message says which.',
    'Mend what it says and run `vlanvas lab up` again. What was made before the failure is not used.',
  ),
  LAB_NO_SUBNET: entry(
    'No subnet is free for the sandbox',
    'This machine has routes to every subnet that the sandbox could use for its management network.',
    'The sandbox never takes a subnet that is in use.',
    'Remove a route (`ip route`), or end a sandbox that is no longer needed.',
  ),
  LAB_PROCESS_STUCK: entry(
    'A process of the sandbox does not end',
    'A process was killed and is still there.',
    'The kernel holds it, often on a disk or network file system.',
    'Look at /proc/PID/stack; a reboot of this machine ends it.',
  ),
} satisfies CodeEntries;
