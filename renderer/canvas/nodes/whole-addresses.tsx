/** The addresses of a chip in full below it, close up: in the chip itself there is room for the end of one. */
import styles from './whole-addresses.module.css';

export function WholeAddresses({ addresses }: { readonly addresses: readonly string[] }) {
  return addresses.length > 0 && <span className={styles.whole}>{addresses.join('\n')}</span>;
}
