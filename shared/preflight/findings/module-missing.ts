import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import type { KernelKind } from '../facts.ts';
import { kernelNeeds } from '../needs.ts';

/** Name of the module that brings a kind, for words and for modprobe. */
const MODULES: Readonly<Record<KernelKind, string>> = {
  vlan: '8021q',
  macvlan: 'macvlan',
  ipvlan: 'ipvlan',
  bond: 'bonding',
  bridge: 'bridge',
  vxlan: 'vxlan',
  gretap: 'ip_gre',
};

/** MODULE_MISSING: without the module no such link can be made, so deploying stops there. */
export const moduleMissing: FindOnHost = ({ host, desired, facts }) => {
  const needs = kernelNeeds(desired);
  return [...new Set(needs.map(({ kind }) => kind))]
    .filter((kind) => facts.kernel[kind] === 'absent')
    .map((kind) => {
      const wanting = needs.filter((need) => need.kind === kind);
      const module = MODULES[kind];
      const release = facts.release ?? 'its kernel';
      return finding(host, {
        code: 'MODULE_MISSING',
        severity: 'error',
        message: `The kernel of ${host} (${release}) has no module ${module}, which ${listed(wanting.map(({ what }) => what))} ${wanting.length === 1 ? 'needs' : 'need'}.`,
        hint: `Install the kernel's further modules (Ubuntu: linux-modules-extra-${release}; Debian: an ordinary kernel in place of a cloud one), and restart ${host} where its kernel was updated since it booted.`,
        objects: wanting.map(({ object }) => object),
        data: { module, release },
      });
    });
};
