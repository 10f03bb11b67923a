/** Whether the services answer: `lost` means that a new connection is being tried. */
export type DoorState = 'connecting' | 'open' | 'lost';
