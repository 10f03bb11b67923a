import type { Problem } from '../../problem/problem.ts';
import { finding } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import { routes } from '../needs.ts';

/** FORWARD_DROP: the classic end of "a Linux host as router" (PITFALLS, P11). */
export const forwardDrop: FindOnHost = ({ host, desired, facts }) => {
  const { forward } = facts;
  if (!forward || !routes(desired)) return [];
  const found: Problem[] = [];
  if (forward.policy === 'drop' && desired.engine) {
    found.push(
      finding(host, {
        code: 'FORWARD_DROP',
        severity: 'info',
        message: `The policy of the FORWARD chain on ${host} is DROP, as Docker sets it: rules that let packets through belong in DOCKER-USER, which is walked first.`,
        hint: 'Nothing has to be done: the rules of this design are put there.',
      }),
    );
  } else if (forward.policy === 'drop' && desired.namespace.forward === undefined) {
    found.push(
      finding(host, {
        code: 'FORWARD_DROP',
        severity: 'warning',
        message: `${host} is to route, and the policy of its FORWARD chain is DROP although no Docker runs there: a firewall of its own drops what nothing allows.`,
        hint: `Say under forward of ${host} what may pass, or look for ufw, nftables or firewalld there (iptables -S FORWARD).`,
      }),
    );
  }
  const [first] = forward.dropped;
  if (first !== undefined) {
    found.push(
      finding(host, {
        code: 'FORWARD_DROP',
        severity: 'warning',
        message: `DOCKER-USER on ${host} has a rule that is not of this design and may drop what the design forwards: ${first}`,
        hint: `Look at iptables -S DOCKER-USER on ${host}; let the rule name the interfaces that it is about.`,
        data: { rules: forward.dropped.length },
      }),
    );
  }
  return found;
};
