/** A shim: a chip at its parent interface, with its own address. What it is of is the wire of its network, which a click selects. */
import type { NodeProps } from '@xyflow/react';
import { useAnalysis, useT, useView } from '../../store/hooks.ts';
import { useDrawn } from '../drawn.ts';
import { objectId, splitPair } from '../../store/object-id.ts';
import { shimAddressesOf, shimsOn } from '../../store/shims.ts';
import type { ThingNode } from '../flow.ts';
import { chipAddress } from '../layout/measure.ts';
import styles from './shim-chip.module.css';
import { WholeAddresses } from './whole-addresses.tsx';

export function ShimChip({ data }: NodeProps<ThingNode>) {
  const t = useT();
  const { name, hue } = data.box;
  const [network, host] = splitPair(name);
  const document = useDrawn();
  const compiled = useAnalysis((analysis) => analysis.compiled);
  const id = objectId('uplink', name);
  const selected = useView((view) => view.selection.includes(id));
  const select = useView((view) => view.select);
  const shim = document ? shimsOn(document, host).find((candidate) => candidate.network === network) : undefined;
  if (!shim) return null;
  const addresses = shimAddressesOf(shim, compiled);
  const short = chipAddress({ addresses: [...addresses] });
  const words = t('shim.words', { name: shim.name, parent: shim.parent, host, addresses: addresses.join(', ') });
  return (
    <button
      type="button"
      className={styles.shim}
      data-hue={hue}
      data-shim={name}
      data-selected={selected || undefined}
      tabIndex={-1}
      aria-label={words}
      title={words}
      onClick={() => select([id])}
    >
      <span className={styles.name}>{shim.name}</span>
      {short !== '' && <span className={styles.suffix}>{short}</span>}
      <WholeAddresses addresses={addresses} />
    </button>
  );
}
