/** Names of the messages between preload and main. */

/** Preload → main: the page asks for a connection. Main → preload → page: here is its port. */
export const CONNECT = 'vlanvas:connect';
export const PORT = 'vlanvas:port';
