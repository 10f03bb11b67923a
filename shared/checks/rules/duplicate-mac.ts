import { groupBy } from '../context.ts';
import { defineRule } from '../rule.ts';

export const duplicateMac = defineRule({
  code: 'MAC_DUP',
  severity: 'error',
  title: 'A MAC address is given twice',
  explanation: {
    what: 'Two containers of one broadcast domain or network have the same MAC address.',
    why: 'A switch learns behind which port a MAC address is, from the last frame it saw. With two of them it sends the frames of one to the other.',
    how: 'Leave `mac` out of one of them; Docker then makes one up.',
  },
  *find({ topology, places }) {
    const domains = new Map(places.map((place) => [`${place.network.name} ${place.host}`, place.domain]));
    const uses = [...topology.containers.values()].flatMap((container) =>
      container.attachments.flatMap(({ network, mac }) =>
        mac === undefined ? [] : [{ mac, network, key: container.key, domain: domains.get(`${network} ${container.host}`) }],
      ),
    );
    for (const [mac, same] of groupBy(uses, (use) => [use.mac])) {
      for (const [index, use] of same.entries()) {
        const first = same
          .slice(0, index)
          .find((other) => other.network === use.network || (use.domain !== undefined && other.domain === use.domain));
        if (!first) continue;
        const path = ['containers', use.key, 'networks', use.network, 'mac'];
        yield {
          message: `${first.key} and ${use.key} both have the MAC address ${mac}.`,
          hint: `Leave mac out of ${use.key}.`,
          path,
          objects: [first.key, use.key].map((name) => ({ kind: 'container', name })),
          data: { mac, first: first.key, second: use.key },
          fix: { label: `Leave the MAC address of ${use.key} to Docker`, changes: [{ path, value: undefined }] },
        };
      }
    }
  },
});
