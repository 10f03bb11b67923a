/** Names of the messages between preload and main. */

/** Preload → main: the page asks for a connection. Main → preload → page: here is its port. */
export const CONNECT = 'vlanvas:connect';
export const PORT = 'vlanvas:port';

/** Preload → main: the system's file dialog, answered with a path. */
export const CHOOSE_FILE = 'vlanvas:choose-file';
/** Preload → main: what is open in the window. */
export const SHOW_FILE = 'vlanvas:show-file';
/** Preload → main: the language of the page. */
export const SHOW_LANGUAGE = 'vlanvas:show-language';
