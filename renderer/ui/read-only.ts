import { createContext } from 'react';

/** Whether the fields inside only show what is so: for the moment nobody can change it. */
export const ReadOnly = createContext(false);
