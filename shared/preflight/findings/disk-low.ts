import { finding } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';

const MIB = 1024 * 1024;
/** An image of a few hundred MiB is pulled and unpacked beside it. */
const LOW = 1024 * MIB;
/** A container without any image of its own still takes its configuration, log and an empty layer. */
const FULL = 8 * MIB;
const LOW_INODES = 2000;

/** DISK_LOW, where something is going to be made on the host. */
export const diskLow: FindOnHost = ({ host, facts, plan }) => {
  const makes = plan.steps.some(
    (step) => step.host === host && (step.action.type === 'container.create' || step.action.type === 'image.ensure'),
  );
  const { disk } = facts;
  if (!makes || !disk) return [];
  const inodes = disk.freeInodes ?? LOW_INODES;
  if (disk.freeBytes >= LOW && inodes >= LOW_INODES) return [];
  const full = disk.freeBytes < FULL || inodes === 0;
  const left = disk.freeBytes < LOW ? `${Math.floor(disk.freeBytes / MIB)} MiB` : `room for ${inodes} files`;
  return [
    finding(host, {
      code: 'DISK_LOW',
      severity: full ? 'error' : 'warning',
      message: `The disk of ${host} has ${left} left at ${disk.path}, where Docker keeps images and containers${full ? ': nothing can be made there' : ''}.`,
      hint: `Free some: docker system df on ${host} shows what Docker holds, docker image prune removes images that nothing uses.`,
      data: { path: disk.path, freeBytes: disk.freeBytes, freeInodes: disk.freeInodes ?? -1 },
    }),
  ];
};
