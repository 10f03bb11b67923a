import { entry } from '../explanation.ts';
import type { CodeEntries } from '../explanation.ts';

/** Problems of the topology file: its text, its keys and its values. */
export const fileCodes = {
  FILE_SYNTAX: entry(
    'The file is not valid YAML',
    'A line of the file breaks the rules of YAML.',
    'Indentation, colons, commas, brackets and quotes carry the structure; where one is wrong, the rest can mean anything.',
    'Look at the line and column that are named. Indent with spaces, close what was opened, and put text with special characters in quotes.',
  ),
  FILE_EMPTY: entry(
    'The file is empty',
    'There is nothing in the file but white space or comments.',
    'A topology needs at least its version and its name.',
    'Begin with the lines `vlanvas: 1` and `name: my-lab`, or start from an example.',
  ),
  FILE_NOT_TEXT: entry(
    'The file is not text',
    'The file holds bytes that are not UTF-8 text.',
    'It may be another kind of file, or one that an editor saved as UTF-16.',
    'Check that it is the right file, and save it as UTF-8.',
  ),
  FILE_TOO_LARGE: entry(
    'The file is too large',
    'The file, or what its aliases stand for, is far larger than any topology.',
    'A design of a thousand containers takes about 0.1 MB. Reading much more would make the window wait, and a few nested aliases can stand for billions of values.',
    'Check that it is the right file; write out what aliases (`*name`) stand for.',
  ),
  FILE_NOT_A_TOPOLOGY: entry(
    'The file is not a topology',
    'The file is readable YAML and has no key `vlanvas`, or is no mapping at all.',
    'The key `vlanvas` says which format the file has; without it the file may be a Compose file or anything else.',
    'Write `vlanvas: 1` as the first line.',
  ),
  FILE_INVALID: entry(
    'The design cannot be read',
    'The text of the design could not be understood.',
    'It breaks the rules of YAML or of the format.',
    'Mend what the list of problems names, line by line.',
  ),
  FORMAT_VERSION: entry(
    'The format version is not one that can be read',
    'The value of `vlanvas` is not 1.',
    'A newer Vlanvas may write a format that this one does not know, and guessing would lose parts of the design.',
    'Write `vlanvas: 1`, or open the file with a newer Vlanvas.',
  ),
  DUPLICATE_KEY: entry(
    'A key stands twice',
    'The same key stands twice in one mapping.',
    'Most programs keep the last one silently, and what the first one said is lost.',
    'Rename one, or put the entries of both under one key.',
  ),
  UNKNOWN_KEY: entry(
    'A key is unknown',
    'The format has no such key at this place.',
    'A misspelt key would otherwise be ignored silently, and the design would not be what its author believes.',
    'Correct the spelling; the message names the nearest known key, or those that there are.',
  ),
  MISSING_KEY: entry(
    'A key is missing',
    'An entry lacks something that it needs.',
    'There is no sensible value that could be assumed.',
    'Add the key that is named.',
  ),
  WRONG_TYPE: entry(
    'A value has the wrong type',
    'Text stands where a number belongs, one value where a list belongs, or the like.',
    'YAML reads `"10"` as text and `10` as a number, and in YAML 1.2 `yes` and `no` are text.',
    'Write the value as the message shows it.',
  ),
  WRONG_VALUE: entry(
    'A value is not one of those allowed',
    'A value is misspelt, out of bounds, or cannot be read.',
    'The key takes certain words, numbers within bounds, or a certain notation.',
    'Take one of the values that the message names.',
  ),
  BAD_NAME: entry(
    'A name has characters that no name has',
    'The name of a host, network, container or interface cannot be used.',
    'Docker, Linux and paths in the file set limits: letters, digits, and `_ . -` after the first character; no white space, slash or colon in an interface.',
    'Choose a name within these limits.',
  ),
  BAD_ADDRESS: entry(
    'An address cannot be read',
    'The text is not an address, a network in CIDR form, an address with prefix length, or a MAC address, whichever belongs there.',
    'Addresses are read strictly: `010.1.1.1` is octal to some programs and decimal to others, `1.2.3` means different things to different ones.',
    'Write it as the message shows: `172.16.10.1`, `172.16.10.0/24`, `172.16.10.1/24`, `"02:42:ac:10:0a:0a"`.',
  ),
  IPAM_HOST_BITS: entry(
    'A network has host bits set',
    'Where a network belongs, as in 172.16.10.0/24, an address inside one stands, as in 172.16.10.5/24.',
    'The part of the address beyond the prefix length is for hosts and is zero in a network. Docker refuses such a subnet.',
    'Take the corrected value that the message gives.',
  ),
  UNKNOWN_VARIABLE: entry(
    'A variable is unknown',
    '`${name}` stands in a value, and `variables` has no such name.',
    'Variables are put in when the file is read; one that is not there cannot be.',
    'Add it under `variables`, or write `$${name}` for the plain text `${name}`.',
  ),
  DUPLICATE_INTERFACE: entry(
    'An interface stands twice',
    'A name stands both under `interfaces` and under `bonds` of a host.',
    'A bond is an interface of its own; a host has one of a name.',
    'Give the bond a name of its own, as in `bond0`.',
  ),
  SUBNET_EXHAUSTED: entry(
    'A subnet has no address left',
    'More containers want an address than the subnet, or the range of their host in it, has.',
    'Gateways, reserved addresses, interfaces and fixed addresses take theirs first; each host has a range of its own, so that no two hand out the same.',
    'Make the subnet larger (the message names the next size), give the host a wider range, or free an address.',
  ),
  NOT_DEPLOYABLE_YET: entry(
    'Part of the design cannot be deployed yet',
    'The design uses a part of the format that this version reads, checks and draws, and does not yet carry out.',
    'Leaving it out silently would deploy something else than what is drawn.',
    'Take that part out to deploy the rest, or wait for a version that has it.',
  ),
  FILE_NOT_FOUND: entry(
    'The file is not there',
    'No file of this name was found.',
    'A relative path starts from the folder that the command runs in.',
    'Check the path and the name.',
  ),
  FILE_UNREADABLE: entry(
    'The file cannot be read',
    'The file is there and the system does not let it be read.',
    'Its permissions, or those of a folder above it, forbid it, or it is a folder.',
    'Check the permissions with `ls -l`.',
  ),
  FILE_NOT_WRITABLE: entry(
    'The file cannot be written',
    'The system does not let the file be written.',
    'Permissions, a full disk or a read-only file system.',
    'Check permissions and free space, or save under another name.',
  ),
  RECOVERY_NOT_WRITTEN: entry(
    'Unsaved work cannot be kept for a crash',
    'What is drawn and not saved is written to a folder of Vlanvas every few seconds, and that failed.',
    'The folder below the home (`~/.local/state/vlanvas`, or where `XDG_STATE_HOME` points) cannot be written, or the disk is full.',
    'Save often; mend the rights of the folder or free space.',
  ),
  CONFLICT: entry(
    'The file was changed by somebody else',
    'The file on disk is not the one that was opened.',
    'An editor, another window or git has changed it meanwhile; saving over it would lose that.',
    'Open it again, or save under another name and compare the two.',
  ),
} satisfies CodeEntries;
