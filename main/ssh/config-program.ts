/** ssh's own reading of its configuration: `ssh -G` knows every Include, Match and default of the installed version. */
import { spawn } from 'node:child_process';
import { hostProblem, reasonOf, systemCode } from './problems.ts';
import type { Directives } from './settings.ts';

export interface ConfigQuestion {
  /** The host's name in the topology, for errors. */
  readonly host: string;
  readonly name: string;
  readonly user?: string | undefined;
  readonly port?: number | undefined;
  /** Read this file and no other; left out: the user's and the machine's own. */
  readonly configFile?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DEADLINE = 10_000;

/** What `ssh -G` prints, or null where there is no ssh program. A configuration that ssh refuses is SSH_CONFIG_INVALID. */
export async function askSshProgram(question: ConfigQuestion, program = 'ssh'): Promise<Directives | null> {
  const words = ['-G'];
  if (question.configFile !== undefined) words.push('-F', question.configFile);
  if (question.user !== undefined) words.push('-l', question.user);
  if (question.port !== undefined) words.push('-p', String(question.port));
  words.push('--', question.name);
  try {
    const { code, stdout, stderr } = await collect(program, words, question.signal);
    if (code === 0) return parseDirectives(stdout);
    throw hostProblem(question.host, {
      code: 'SSH_CONFIG_INVALID',
      message: `ssh cannot read its configuration for ${question.name}: ${stderr.trim().split('\n').at(-1) ?? ''}.`,
      hint: `Correct ${question.configFile ?? '~/.ssh/config'}; "ssh -G ${question.name}" shows the same message.`,
      data: { name: question.name },
    });
  } catch (error) {
    question.signal?.throwIfAborted();
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'EACCES') return null;
    throw error;
  }
}

/** `keyword value` lines; a keyword that comes again adds a value. */
export function parseDirectives(text: string): Directives {
  const directives = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    const blank = line.indexOf(' ');
    if (blank <= 0) continue;
    const keyword = line.slice(0, blank).toLowerCase();
    const values = directives.get(keyword) ?? [];
    values.push(line.slice(blank + 1));
    directives.set(keyword, values);
  }
  return directives;
}

function collect(
  program: string,
  words: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DEADLINE,
      killSignal: 'SIGKILL',
      ...(signal && { signal }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) => reject(error instanceof Error ? error : new Error(reasonOf(error))));
    child.on('close', (code, killed) =>
      resolve({ code: code ?? 128, stdout, stderr: killed ? `it did not end within ${DEADLINE / 1000} s` : stderr }),
    );
  });
}
