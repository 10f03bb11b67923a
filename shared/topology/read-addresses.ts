/** Addresses of the file with what is wrong with them, and the corrected value where it is clear. */
import {
  bitsOf,
  familyOf,
  networkOf,
  parseInterfaceAddress,
  parseIpAddress,
  parseMacAddress,
  parsePrefix,
} from '../address/address.ts';
import type { InterfaceAddress, IpAddress, MacAddress, Prefix } from '../address/address.ts';
import type { Problem } from '../problem/problem.ts';
import { pathText } from './path.ts';
import type { Path } from './path.ts';

/** Reads the addresses of one file and gathers the problems. `isVariable`: the text as written has a variable, so no fix can be offered. */
export interface AddressReader {
  readonly problems: Problem[];
  ip(text: string, path: Path): IpAddress | undefined;
  /** A network with host bits set is an error; its corrected form is returned, so that the rest can be checked. */
  prefix(text: string, path: Path): Prefix | undefined;
  interfaceAddress(text: string, path: Path): InterfaceAddress | undefined;
  ipOrPrefix(text: string, path: Path): IpAddress | Prefix | undefined;
  mac(text: string, path: Path): MacAddress | undefined;
}

export function addressReader(isVariable: (path: Path) => boolean): AddressReader {
  const problems: Problem[] = [];
  const report = (code: string, path: Path, message: string, hint: string, better?: string) => {
    const fix =
      better === undefined || isVariable(path) ? undefined : { label: `Write ${better}`, changes: [{ path, value: better }] };
    problems.push({
      code,
      severity: 'error',
      message,
      hint,
      place: { path: pathText(path) },
      ...(fix ? { fix } : {}),
      ...(better === undefined ? {} : { data: { better } }),
    });
  };
  const badAddress = (text: string, path: Path, wanted: string, example: string) => {
    const better = withoutLeadingZeros(text);
    const why = whyNot(text);
    report(
      'BAD_ADDRESS',
      path,
      `"${text}" is not ${wanted}${why === undefined ? '' : `: ${why}`}.`,
      better === undefined ? `Write one as in ${example}.` : `Write ${better} if that is what is meant.`,
      better,
    );
  };

  const reader: AddressReader = {
    problems,
    ip(text, path) {
      const parsed = parseIpAddress(text);
      if (parsed !== undefined) return parsed;
      const withLength = parseInterfaceAddress(text);
      if (withLength !== undefined) {
        const bare = withLength.slice(0, withLength.lastIndexOf('/'));
        report('BAD_ADDRESS', path, `"${text}" has a prefix length; here stands an address alone.`, `Write ${bare}.`, bare);
      } else badAddress(text, path, 'an IP address', '172.16.10.1');
      return undefined;
    },
    prefix(text, path) {
      const parsed = parsePrefix(text);
      if (parsed !== undefined) return parsed;
      const withHostBits = parseInterfaceAddress(text);
      if (withHostBits !== undefined) {
        const better = networkOf(withHostBits);
        report(
          'IPAM_HOST_BITS',
          path,
          `"${text}" names an address inside a network and not the network: its host bits are set. It should be ${better}.`,
          `Write ${better}.`,
          better,
        );
        return better;
      }
      const address = parseIpAddress(text);
      if (address !== undefined) {
        report(
          'BAD_ADDRESS',
          path,
          `"${text}" has no prefix length; here stands a network.`,
          `Write it as in ${address.includes(':') ? 'fd00:10::/64' : '172.16.10.0/24'}.`,
        );
      } else badAddress(text, path, 'a network in CIDR form', '172.16.10.0/24');
      return undefined;
    },
    interfaceAddress(text, path) {
      const parsed = parseInterfaceAddress(text);
      if (parsed !== undefined) return parsed;
      const address = parseIpAddress(text);
      if (address !== undefined) {
        const full = bitsOf(familyOf(address));
        report(
          'BAD_ADDRESS',
          path,
          `"${text}" has no prefix length, which says how large its network is.`,
          `Write it as in ${address}/${full === 32 ? 24 : 64}.`,
        );
      } else badAddress(text, path, 'an address with its prefix length', '172.16.10.1/24');
      return undefined;
    },
    ipOrPrefix(text, path) {
      return text.includes('/') ? reader.prefix(text, path) : reader.ip(text, path);
    },
    mac(text, path) {
      const parsed = parseMacAddress(text);
      if (parsed !== undefined) return parsed;
      const digits = text.replaceAll(/[.:-]/g, '');
      const better = /^[0-9a-fA-F]{12}$/.test(digits) ? (digits.toLowerCase().match(/../g) ?? []).join(':') : undefined;
      report(
        'BAD_ADDRESS',
        path,
        `"${text}" is not a MAC address.`,
        better === undefined ? 'Write six pairs of hex digits, as in "02:42:ac:10:0a:0a".' : `Write "${better}".`,
        better,
      );
      return undefined;
    },
  };
  return reader;
}

function whyNot(text: string): string | undefined {
  const [address = '', length] = text.split('/');
  if (/\s/.test(text)) return 'it has white space in it';
  if (text.includes(':')) return length !== undefined && Number(length) > 128 ? 'a prefix length is at most 128' : undefined;
  const octets = address.split('.');
  if (!octets.every((octet) => /^\d+$/.test(octet))) return undefined;
  if (octets.length !== 4) return `an IPv4 address has four numbers, this has ${octets.length}`;
  const large = octets.find((octet) => Number(octet) > 255);
  if (large !== undefined) return `${large} is more than 255`;
  if (octets.some((octet) => /^0\d/.test(octet)))
    return 'a number with a leading zero is octal to some programs and decimal to others';
  if (length !== undefined && !/^\d+$/.test(length)) return 'write the mask as a prefix length, 24 for 255.255.255.0';
  if (length !== undefined && Number(length) > 32) return 'a prefix length is at most 32';
  return undefined;
}

function withoutLeadingZeros(text: string): string | undefined {
  if (!/^\d+(\.\d+){3}(\/\d+)?$/.test(text)) return undefined;
  const better = text.replaceAll(/\d+/g, (digits) => String(Number(digits)));
  return better !== text && (parseIpAddress(better) ?? parseInterfaceAddress(better)) !== undefined ? better : undefined;
}
