/** The whole product on virtual machines with kernels of their own. One boot for all of it. */
import { afterAll, beforeAll } from 'vitest';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { designs } from './designs.ts';
import { drawn } from './drawn.ts';
import { GUESTS } from './guests.ts';
import { kernels } from './kernels.ts';
import { policies } from './policies.ts';
import { reboots } from './reboot.ts';
import { users } from './users.ts';

let lab: TestLab | undefined;
beforeAll(async () => {
  lab = await bringUpLab(GUESTS);
});
afterAll(() => lab?.down());

const theLab = (): TestLab => {
  if (!lab) throw new Error('the lab is not up');
  return lab;
};

drawn(theLab);
designs(theLab);
kernels(theLab);
policies(theLab);
users(theLab);
// Last: its hosts have booted anew.
reboots(theLab);
