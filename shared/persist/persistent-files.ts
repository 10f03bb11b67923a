/** The files that bring a host's part of a design back after a reboot, in the host's own dialect. */
import { dutiesOf, hasWork } from './duties.ts';
import type { Duties } from './duties.ts';
import { ifcfgFiles } from './ifcfg.ts';
import { ifupdownFiles } from './ifupdown.ts';
import { netplanFiles } from './netplan.ts';
import { networkScript } from './network-script.ts';
import { networkdFiles } from './networkd.ts';
import { dispatcher, networkManagerFiles } from './networkmanager.ts';
import type { PersistentFile, PersistRequest } from './request.ts';
import { firewallUnits, modulesFile, networkUnit, sysctlFile } from './units.ts';

/**
 * All files for one host, in the order in which they are written; empty where nothing has to be kept. The same request gives
 * the same files, byte for byte.
 */
export function persistentFiles(request: PersistRequest): readonly PersistentFile[] {
  const duties = dutiesOf(request);
  const links = duties.links.some(hasWork) || duties.routes.length > 0;
  const marks = [...(request.marks ?? [])].some(([, mark]) => mark !== '');
  return [
    ...modulesFile(request, new Set(duties.links.filter(({ own }) => own).map(({ link }) => link.kind))),
    ...sysctlFile(request),
    ...(links ? dialectFiles(request, duties) : []),
    ...(links || marks ? networkUnit(request, networkScript(request, duties)) : []),
    ...firewallUnits(request),
  ];
}

function dialectFiles(request: PersistRequest, duties: Duties): readonly PersistentFile[] {
  switch (request.dialect) {
    case 'networkd':
      return networkdFiles(request, duties);
    case 'ifupdown':
      return ifupdownFiles(request, duties);
    case 'netplan':
      return netplanFiles(request, duties);
    case 'networkmanager':
      return networkManagerFiles(request, duties);
    case 'ifcfg':
      return [...ifcfgFiles(request, duties), ...(request.renderer === 'networkmanager' ? dispatcher(request, duties) : [])];
    case 'unit':
      return [];
  }
}
