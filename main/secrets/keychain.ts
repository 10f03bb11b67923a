/** Where secrets outlive the program: the system's own keychain, where a door has one. */
export interface Keychain {
  /** In words, for the person who may tick it. */
  readonly name: string;
  /** Null where nothing is kept under the name, or it cannot be read any more. */
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Removes all. */
  clear(): Promise<void>;
}
