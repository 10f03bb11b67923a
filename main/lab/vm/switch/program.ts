/** The switch as a program of its own, dist/lab-switch.mjs: it outlives the command that brings the lab up. */
import { runSwitch } from './run.ts';

const [, , control] = process.argv;
if (control === undefined) {
  process.stderr.write('usage: lab-switch CONTROL-SOCKET\n');
  process.exitCode = 2;
} else {
  await runSwitch(control);
}
