/** Where secrets outlive the program: the system's own keychain, where a door has one. */
import type { KeychainName } from '../../shared/contract/secrets.ts';

export interface Keychain {
  /** For the person who may tick it. */
  readonly name: KeychainName;
  /** Null where nothing is kept under the name, or it cannot be read any more. */
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Removes all. */
  clear(): Promise<void>;
}
