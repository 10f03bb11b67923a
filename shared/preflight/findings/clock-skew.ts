import { finding } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';

/** Certificates and tokens are good for minutes to hours around their time; logs are compared by the second. */
const TOLERATED_MS = 60_000;

/** CLOCK_SKEW, on hosts that run containers: pulling an image and joining a swarm check the time. */
export const clockSkew: FindOnHost = ({ host, desired, facts }) => {
  const { clock } = facts;
  if (!desired.engine || !clock || Math.abs(clock.offsetMs) - clock.uncertaintyMs < TOLERATED_MS) return [];
  return [
    finding(host, {
      code: 'CLOCK_SKEW',
      severity: 'warning',
      message: `The clock of ${host} is ${duration(Math.abs(clock.offsetMs))} ${clock.offsetMs > 0 ? 'ahead of' : 'behind'} this machine's: registries and swarm may refuse it, and its logs tell another time.`,
      hint: `Let ${host} keep time: timedatectl set-ntp true, or install chrony.`,
      data: { offsetMs: Math.round(clock.offsetMs) },
    }),
  ];
};

function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
