import { finding } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';

/** SELINUX_ENFORCING, on hosts where containers are made. */
export const selinuxEnforcing: FindOnHost = ({ host, desired, facts }) => {
  if (!facts.selinux || desired.containers.length === 0) return [];
  return [
    finding(host, {
      code: 'SELINUX_ENFORCING',
      severity: 'info',
      message: `SELinux is enforcing on ${host}: Docker needs its policy there, or containers do not start.`,
      hint: `The package container-selinux brings the policy; ausearch -m avc -ts recent on ${host} shows what was denied.`,
    }),
  ];
};
