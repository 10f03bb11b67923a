/**
 * Whether the services answer. `lost`: a new connection is being tried. `ended`: nobody listens there any more. `restarted`: a program
 * listens there that does not know this page, as after a new start with a new token. Both are tried again too, but no call waits for it.
 */
export type DoorState = 'connecting' | 'open' | 'lost' | 'ended' | 'restarted';
