/** The lab on which a design can be deployed as it is. */
import { VlanvasError } from '../../../shared/problem/problem.ts';
import type { Host, Interface, Topology } from '../../../shared/topology/topology.ts';
import { sshAlias } from '../keys.ts';
import type { LabHostSpec, LabNic, LabSpec, PortPolicy } from '../spec.ts';
import { labNeeds } from './needs.ts';

/**
 * Every host of the design that is reached by its name in the sandbox (`ssh: docker01.lab`), with the NICs that it is drawn
 * with, behind switch ports that let pass what its segment does. Addresses are left to the deploy. Throws LAB_BAD_SPEC where
 * no host is one of the sandbox.
 */
export function labForDesign(topology: Topology): LabSpec {
  const hosts = [...topology.hosts.values()].filter(({ name, ssh }) => ssh?.host === sshAlias(name));
  if (hosts.length === 0) {
    throw new VlanvasError('usage', {
      code: 'LAB_BAD_SPEC',
      message: `No host of ${topology.name} is one of the sandbox.`,
      hint: 'Write `ssh: docker01.lab` for a host named docker01, and so on; or leave the file out.',
    });
  }
  return { hosts: hosts.map((host) => labHost(topology, host)), needs: labNeeds(topology) };
}

function labHost(topology: Topology, host: Host): LabHostSpec {
  const user = host.ssh?.user;
  return {
    name: host.name,
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
