/** The lab on which a design can be deployed as it is. */
import { VlanvasError } from '../../../shared/problem/problem.ts';
import type { Host, Interface, Topology } from '../../../shared/topology/topology.ts';
import { sshAlias } from '../keys.ts';
import type { LabHostSpec, LabNic, LabSpec, PortPolicy } from '../spec.ts';
import { labNeeds } from '../../../shared/lab/needs.ts';

/**
 * Every host of the design that is reached by a name of the sandbox (`ssh: docker01.lab`), with the NICs that it is drawn
 * with, behind switch ports that let pass what its segment does. Addresses are left to the deploy. Throws LAB_BAD_SPEC where
 * no host is one of the sandbox, or two are the same one.
 */
export function labForDesign(topology: Topology): LabSpec {
  const hosts = [...topology.hosts.values()].flatMap((host) => {
    const name = nameInLab(host.ssh?.host);
    return name === undefined ? [] : [{ name, host }];
  });
  for (const [index, { name, host }] of hosts.entries()) {
    const other = hosts.slice(0, index).find((before) => before.name === name);
    if (other) {
      throw new VlanvasError('usage', {
        code: 'LAB_BAD_SPEC',
        message: `${other.host.name} and ${host.name} are both reached as ${sshAlias(name)}: that is one host of the sandbox.`,
        hint: `Write \`ssh: ${sshAlias(host.name)}\` for ${host.name}.`,
      });
    }
  }
  if (hosts.length === 0) {
    throw new VlanvasError('usage', {
      code: 'LAB_BAD_SPEC',
      message: `No host of ${topology.name} is one of the sandbox.`,
      hint: 'Write `ssh: docker01.lab` for a host named docker01, and so on; or leave the file out.',
    });
  }
  return { hosts: hosts.map(({ name, host }) => labHost(topology, host, name)), needs: labNeeds(topology) };
}

/** `docker01` of `docker01.lab`. */
function nameInLab(address: string | undefined): string | undefined {
  const [name = '', ...rest] = address?.split('.') ?? [];
  return name !== '' && address === sshAlias(name) && rest.length === 1 ? name : undefined;
}

function labHost(topology: Topology, host: Host, name: string): LabHostSpec {
  const user = host.ssh?.user;
  return {
    name,
    nics: [...host.interfaces.values()].filter(({ kind }) => kind === 'nic').map((nic) => labNic(topology, host, nic)),
    ...(host.docker.via === 'none' ? { docker: false } : {}),
    ...(user === undefined || user === 'root' ? {} : { users: [{ name: user, groups: ['docker'], sudo: true }] }),
  };
}

function labNic(topology: Topology, host: Host, nic: Interface): LabNic {
  const bond = [...host.interfaces.values()].find(({ members }) => members.includes(nic.name));
  const name = nic.segment ?? bond?.segment;
  const segment = name === undefined ? undefined : topology.segments.get(name);
  const access = nic.access ?? bond?.access;
  const port: PortPolicy = {
    ...(access === undefined ? {} : { access }),
    ...(access === undefined && segment && segment.vlans !== 'all' ? { vlans: segment.vlans } : {}),
    ...(segment?.foreignMacs === false ? { foreignMacs: false } : {}),
  };
  return {
    name: nic.name,
    // A NIC that is not cabled is alone on a segment of its own.
    segment: name ?? `${host.name}-${nic.name}`,
    addresses: [],
    ...(Object.keys(port).length > 0 ? { port } : {}),
  };
}
