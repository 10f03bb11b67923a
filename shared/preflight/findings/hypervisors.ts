/**
 * Which hypervisors and clouds drop frames whose source MAC is not the NIC's, and what to do about it (PITFALLS, P2). Told from
 * what the firmware says of the machine. QEMU and libvirt on a bridge let them through and are not listed.
 */
import type { HostFacts } from '../facts.ts';

export interface MacFilter {
  readonly name: string;
  readonly hint: string;
}

const CLOUD_HINT =
  'Take the driver ipvlan, or an overlay: clouds deliver to the addresses that they gave out, so ipvlan needs its addresses assigned to the NIC there too.';

interface Known extends MacFilter {
  readonly matches: (machine: HostFacts['machine']) => boolean;
  /** NIC drivers of its virtual NICs; another driver means a NIC that was passed through. Left out: any. */
  readonly drivers?: readonly string[];
}

const vendor = (pattern: RegExp) => (machine: HostFacts['machine']) =>
  pattern.test(machine.vendor) || pattern.test(machine.product);

/** Azure's machines are Hyper-V's with this tag; so is its documentation. */
const AZURE_TAG = '7783-7084-3265-9085-8269-3286-77';

const KNOWN: readonly Known[] = [
  {
    name: 'VMware',
    matches: vendor(/vmware/i),
    drivers: ['vmxnet3', 'vmxnet', 'e1000', 'e1000e', 'pcnet32'],
    hint: 'In the port group (or virtual switch) allow promiscuous mode, MAC address changes and forged transmits; in Workstation let the user open the NIC in promiscuous mode. Or take the driver ipvlan.',
  },
  {
    name: 'VirtualBox',
    matches: vendor(/innotek|virtualbox/i),
    drivers: ['e1000', 'pcnet32', 'virtio_net'],
    hint: 'In the settings of the NIC set promiscuous mode to "Allow All". Or take the driver ipvlan.',
  },
  { name: 'Microsoft Azure', matches: ({ chassis }) => chassis === AZURE_TAG, hint: CLOUD_HINT },
  {
    name: 'Hyper-V',
    matches: ({ vendor: who, product }) => /microsoft/i.test(who) && /virtual machine/i.test(product),
    drivers: ['hv_netvsc', 'tulip'],
    hint: 'On the Windows host: Set-VMNetworkAdapter -VMName NAME -MacAddressSpoofing On. Or take the driver ipvlan.',
  },
  { name: 'Amazon EC2', matches: vendor(/amazon/i), hint: CLOUD_HINT },
  { name: 'Google Compute Engine', matches: vendor(/google/i), hint: CLOUD_HINT },
  { name: 'Oracle Cloud', matches: ({ chassis }) => /oraclecloud/i.test(chassis), hint: CLOUD_HINT },
  {
    name: 'OpenStack',
    matches: vendor(/openstack/i),
    hint: 'Turn port security off for the port (openstack port set --no-security-group --disable-port-security PORT), or add allowed address pairs. Or take the driver ipvlan.',
  },
  {
    name: 'oVirt',
    matches: vendor(/ovirt|rhev/i),
    hint: 'Take the network filter vdsm-no-mac-spoofing off the vNIC profile. Or take the driver ipvlan.',
  },
  {
    name: 'a cloud',
    matches: vendor(/digitalocean|hetzner|vultr|linode|akamai|alibaba|tencent|huawei cloud|scaleway|upcloud|exoscale/i),
    hint: CLOUD_HINT,
  },
];

/** Drivers of SR-IOV virtual functions: the NIC itself checks the source MAC. */
const VIRTUAL_FUNCTIONS: readonly string[] = ['igbvf', 'ixgbevf', 'i40evf', 'iavf', 'fm10k'];

/** What probably drops foreign MACs at a NIC with this driver; undefined where nothing is known to. */
export function macFilterOf(machine: HostFacts['machine'], driver: string | undefined): MacFilter | undefined {
  // A NIC without a device is a cable of the kernel's own: a lab, a container.
  if (driver === undefined) return undefined;
  if (VIRTUAL_FUNCTIONS.includes(driver)) {
    return {
      name: 'a NIC that is shared by SR-IOV',
      hint: 'On the machine below: ip link set NIC vf NUMBER spoofchk off trust on. Or take the driver ipvlan.',
    };
  }
  return KNOWN.find(({ matches, drivers }) => matches(machine) && (!drivers || drivers.includes(driver)));
}
