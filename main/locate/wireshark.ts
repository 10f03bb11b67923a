/** Opens a capture in Wireshark, where it is installed on this machine. It is started by its path, without a shell. */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { VlanvasError } from '../../shared/problem/problem.ts';

export interface WiresharkPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Its path; undefined where it is not installed. */
export async function findWireshark({ platform, env }: WiresharkPlace): Promise<string | undefined> {
  for (const path of candidates(platform, env)) {
    try {
      await access(path, platform === 'win32' ? constants.F_OK : constants.X_OK);
      return path;
    } catch {
      // The next one, then.
    }
  }
  return undefined;
}

function candidates(platform: NodeJS.Platform, env: WiresharkPlace['env']): readonly string[] {
  const name = platform === 'win32' ? 'Wireshark.exe' : 'wireshark';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const usual: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
    darwin: ['/Applications/Wireshark.app/Contents/MacOS/Wireshark'],
    win32: [join(env['ProgramFiles'] ?? 'C:\\Program Files', 'Wireshark', name)],
  };
  return [...folders.map((folder) => join(folder, name)), ...(usual[platform] ?? [])];
}

export interface CaptureViewer {
  isThere(): Promise<boolean>;
  /** Writes the capture to a folder of its own, which goes when Wireshark ends or `close` is called. Throws LOCATE_NO_WIRESHARK. */
  open(name: string, content: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** `place` null: not at this door. */
export function createCaptureViewer(place: WiresharkPlace | null): CaptureViewer {
  const folders = new Set<string>();
  const remove = async (folder: string) => {
    folders.delete(folder);
    await rm(folder, { recursive: true, force: true });
  };
  return {
    isThere: async () => place !== null && (await findWireshark(place)) !== undefined,
    async open(name, content) {
      if (!place) throw noWireshark('Captures are opened in Wireshark from the desktop window only.');
      const program = await findWireshark(place);
      if (program === undefined) throw noWireshark('Wireshark is not installed on this machine, or not on its PATH.');
      const folder = await mkdtemp(join(tmpdir(), 'vlanvas-capture-'));
      folders.add(folder);
      const file = join(folder, `${name.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'capture'}.pcapng`);
      await writeFile(file, content, { mode: 0o600 });
      const viewer = spawn(program, [file], { detached: true, stdio: 'ignore', env: { ...place.env } });
      viewer.once('exit', () => void remove(folder));
      await new Promise<void>((resolve, reject) => {
        viewer.once('spawn', resolve);
        viewer.once('error', (error) => {
          void remove(folder);
          reject(noWireshark(`Wireshark could not be started: ${error.message}`));
        });
      });
      viewer.unref();
    },
    async close() {
      await Promise.all([...folders].map(remove));
    },
  };
}

function noWireshark(message: string): VlanvasError {
  return new VlanvasError('answer', {
    code: 'LOCATE_NO_WIRESHARK',
    message,
    hint: 'Save the capture as a file, and open that with Wireshark or tcpdump -r.',
  });
}
