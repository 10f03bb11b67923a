/** A sandbox lab of a test's own: real sshd, real dockerd. It comes down with the test, however that ends. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Services } from '../../main/services/services.ts';
import { createServices } from '../../main/services/create.ts';
import { labExec } from '../../main/lab/controls.ts';
import { defaultLab, labDown, labUp } from '../../main/lab/lab.ts';
import type { LabSpec } from '../../main/lab/lab.ts';
import { guardLab } from '../../main/lab/testing/guard.ts';

export const repository = join(import.meta.dirname, '..', '..');

export interface TestLab {
  readonly services: Services;
  /** Services that hold no connection yet. */
  freshServices(): Services;
  /** Home of the user who runs the product: its ~/.ssh is empty at first. */
  readonly home: string;
  /** Runs a command line on a host as its root; throws where it fails. Returns what it printed, trimmed. */
  on(host: string, command: string): Promise<string>;
  down(): Promise<void>;
}

/** Names the lab in this process's environment, so that the product finds it as it would find a person's. Null: the product is to bring it up. */
export async function bringUpLab(spec: LabSpec | number | null = 2): Promise<TestLab> {
  const name = `e${randomBytes(3).toString('hex')}`;
  const home = await mkdtemp('/root/vlanvas-test-');
  const restore = setEnvironment({ VLANVAS_LAB: name, HOME: home, SSH_AUTH_SOCK: undefined });
  const guarded = guardLab(name, [home]);
  const lines: string[] = [];
  const io = {
    signal: new AbortController().signal,
    report: (event: { readonly type: string }) => lines.push(JSON.stringify(event)),
  };
  const opened: Services[] = [];
  const freshServices = () => {
    const services = createServices({
      door: 'web',
      version: '0.0.0',
      file: null,
      folder: home,
      helperFolder: join(repository, 'dist', 'helper'),
      examplesFolder: join(repository, 'examples'),
      // The ssh program goes by the home of the account, whatever HOME says: read without it, the person's own is left alone.
      ssh: { env: { ...process.env, HOME: home }, sshProgram: null },
    });
    opened.push(services);
    return services;
  };
  const services = freshServices();
  const down = async () => {
    await Promise.all(opened.map((one) => one.close()));
    await labDown(io);
    await rm(home, { recursive: true, force: true });
    guarded();
    restore();
  };
  try {
    if (spec !== null) await labUp(typeof spec === 'number' ? defaultLab(spec) : spec, io);
  } catch (error) {
    await down();
    throw new Error(`the lab did not come up:\n${lines.join('\n')}`, { cause: error });
  }
  return {
    services,
    freshServices,
    home,
    down,
    async on(host, command) {
      const result = await labExec(host, ['sh', '-c', command]);
      if (result.code !== 0) throw new Error(`${host}: ${command}: ${result.stderr}`);
      return result.stdout.trim();
    },
  };
}

/** Files of tests share a process: what one sets is set back by what this returns. */
function setEnvironment(values: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, process.env[name]]));
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  return () => void setEnvironment(before);
}
