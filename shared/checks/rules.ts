/** Every rule of the design, references first: what names something that is not there explains much of the rest. */
import type { Rule } from './rule.ts';
import { addressOutside, networkAddress } from './rules/address-outside.ts';
import { nameElsewhere, noOutsideNames } from './rules/container-names.ts';
import { containerName, networkName } from './rules/docker-names.ts';
import { bridgeSubnets, driverOption, ipvlanMac } from './rules/driver-refusals.ts';
import { configNetwork } from './rules/config-network.ts';
import { dhcpPoolClash } from './rules/dhcp-pool-clash.ts';
import { duplicateAddress } from './rules/duplicate-address.ts';
import { duplicateContainerName } from './rules/duplicate-container-name.ts';
import { duplicateMac } from './rules/duplicate-mac.ts';
import { foreignMacs, wifiParent } from './rules/foreign-macs.ts';
import { gatewayIsParentHost, gatewayNotModelled, noGateway } from './rules/gateway.ts';
import { engineWithoutNic } from './rules/engine-without-nic.ts';
import { environmentName } from './rules/environment-name.ts';
import { gatewayOutside } from './rules/gateway-outside.ts';
import { hostIsolation } from './rules/host-isolation.ts';
import { imageName } from './rules/image-name.ts';
import { l3ReturnRoute } from './rules/l3-return-route.ts';
import { mtuBounds } from './rules/mtu-bounds.ts';
import { mtuChain } from './rules/mtu-chain.ts';
import { multicastMac } from './rules/multicast-mac.ts';
import { multihomeGateway } from './rules/multihome-gateway.ts';
import { networkMode, noSubnet, parentNeeded, parentUnused } from './rules/network-driver.ts';
import { networkNotOnHost } from './rules/network-not-on-host.ts';
import { noDocker } from './rules/no-docker.ts';
import { notCabled } from './rules/not-cabled.ts';
import { parentConflict } from './rules/parent-conflict.ts';
import { parentName } from './rules/parent-name.ts';
import { poolOverlap, subnetTwice } from './rules/pool-overlap.ts';
import { portOnL2 } from './rules/port-on-l2.ts';
import { rangeOutside } from './rules/range-outside.ts';
import { rangeOverlap } from './rules/range-overlap.ts';
import { reservedAddress, reservedOutside } from './rules/reserved-outside.ts';
import { routerAdvertisements } from './rules/router-advertisements.ts';
import { routerForward } from './rules/router-forward.ts';
import { smallSubnet } from './rules/small-subnet.ts';
import { staticInDynamicRange } from './rules/static-in-dynamic-range.ts';
import { sameVlanTwice, subInterface } from './rules/sub-interface.ts';
import { unknownEndpoint } from './rules/unknown-endpoint.ts';
import { unknownHost } from './rules/unknown-host.ts';
import { unknownInterface } from './rules/unknown-interface.ts';
import { unknownNetwork } from './rules/unknown-network.ts';
import { unknownSegment } from './rules/unknown-segment.ts';
import { vlanId } from './rules/vlan-id.ts';
import { tagOnAccessPort, vlanNotCarried } from './rules/vlan-not-carried.ts';

export const rules: readonly Rule[] = [
  unknownHost,
  unknownNetwork,
  unknownInterface,
  unknownSegment,
  unknownEndpoint,
  networkNotOnHost,
  noDocker,
  containerName,
  networkName,
  duplicateContainerName,
  imageName,
  environmentName,
  duplicateAddress,
  duplicateMac,
  multicastMac,
  ipvlanMac,
  addressOutside,
  networkAddress,
  gatewayOutside,
  rangeOutside,
  reservedOutside,
  reservedAddress,
  noSubnet,
  smallSubnet,
  subnetTwice,
  rangeOverlap,
  poolOverlap,
  dhcpPoolClash,
  staticInDynamicRange,
  parentName,
  parentNeeded,
  parentUnused,
  parentConflict,
  networkMode,
  driverOption,
  configNetwork,
  bridgeSubnets,
  vlanId,
  subInterface,
  sameVlanTwice,
  vlanNotCarried,
  tagOnAccessPort,
  notCabled,
  foreignMacs,
  wifiParent,
  engineWithoutNic,
  gatewayNotModelled,
  gatewayIsParentHost,
  noGateway,
  multihomeGateway,
  l3ReturnRoute,
  routerForward,
  routerAdvertisements,
  mtuBounds,
  mtuChain,
  hostIsolation,
  portOnL2,
  nameElsewhere,
  noOutsideNames,
];
