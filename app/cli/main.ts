/** `vlanvas`: the command line's entry. */
import { places } from '../places.ts';
import { version } from '../version.ts';
import { interruptSignal } from './interrupt.ts';
import { cliOfProcess, screenOfProcess } from './process.ts';
import { run } from './run.ts';

// A reader that goes away (`vlanvas … | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const screen = screenOfProcess();
const signal = interruptSignal(process, (text) => screen.print(text));
process.exitCode = await run(cliOfProcess(screen, signal, places(import.meta.url)), process.argv.slice(2), version);
