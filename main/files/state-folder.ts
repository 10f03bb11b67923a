/** Where the program keeps what outlives it and is no setting: unsaved work, files that were opened. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** XDG_STATE_HOME/vlanvas or ~/.local/state/vlanvas; on macOS and Windows where programs keep such things there. */
export function stateFolder(platform: string, env: Environment): string {
  const home = env['HOME'] ?? homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'vlanvas');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'vlanvas');
  const named = env['XDG_STATE_HOME'];
  return join(named !== undefined && isAbsolute(named) ? named : join(home, '.local', 'state'), 'vlanvas');
}
