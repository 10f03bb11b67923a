/** The hosts that ~/.ssh/config names: what a design can be filled from. */
import SSHConfig, { LineType } from 'ssh-config';
import type { SshAlias } from '../../shared/contract/host-check.ts';
import { computeDirectives, readWithIncludes } from './config-file.ts';

/** Without patterns and what is no host; in the order of the file, each once. Reading starts no program. */
export async function listAliases(file: string, home: string): Promise<readonly SshAlias[]> {
  const text = await readWithIncludes(file, home);
  const names = SSHConfig.parse(text).flatMap((line): readonly string[] => {
    if (line.type !== LineType.DIRECTIVE || line.param.toLowerCase() !== 'host') return [];
    return typeof line.value === 'string' ? line.value.split(/\s+/) : line.value.map((part) => part.val);
  });
  return [...new Set(names)].filter((name) => /^[A-Za-z0-9][\w.:-]*$/.test(name)).map((name) => aliasOf(text, name));
}

function aliasOf(text: string, name: string): SshAlias {
  const directives = computeDirectives(text, name);
  const first = (keyword: string): string | undefined => directives.get(keyword)?.[0];
  const user = first('user');
  const port = Number(first('port'));
  const jump = first('proxyjump');
  return {
    name,
    address: (first('hostname') ?? name).replace(/%h/g, name),
    ...(user !== undefined && { user }),
    ...(port > 0 && { port }),
    ...(jump !== undefined && jump.toLowerCase() !== 'none' && { jump }),
  };
}
