/**
 * Asks a segment from one of its hosts whether somebody has these addresses: with the helper that is on the host, else with
 * Python, else with a helper that is there for this question alone. What the host says for `who` is in probe/helper/README.md.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseIpAddress, parseMacAddress } from '../../shared/address/address.ts';
import type { AddressAnswer, AddressQuestion, Way } from '../../shared/preflight/addresses.ts';
import type { Shell } from '../host/connection.ts';
import { NOT_INSTALLED, readHelper, startCommand } from '../probe/install.ts';
import type { HelperFile } from '../probe/install.ts';
import { quoteWord } from '../ssh/quote.ts';

/** How long is listened after the first of three questions. On a LAN answers take less than ten milliseconds. */
const LISTEN_MS = 250;
/** A command line has room for 128 KiB; so many addresses of IPv6, said twice, take two thirds of it. */
const AT_ONCE = 1000;
const PATIENCE = 60_000;

export interface WhoContext {
  readonly shell: Shell;
  /** `x86_64`, `aarch64`. */
  readonly machine: string;
  readonly helperFolder: string;
  readonly signal: AbortSignal;
}

export interface WhoResult {
  readonly answers: readonly AddressAnswer[];
  /** Ways that could not be asked on, with the reason. */
  readonly unasked: readonly (Way & { readonly why: string })[];
}

type Question = Pick<AddressQuestion, 'host' | 'address' | 'link' | 'tag'>;

/** All questions of one host at once. Throws an Error whose message says why nothing could be asked. */
export async function whoHas(questions: readonly Question[], context: WhoContext): Promise<WhoResult> {
  const answers: AddressAnswer[] = [];
  const unasked: WhoResult['unasked'][number][] = [];
  for (let first = 0; first < questions.length; first += AT_ONCE) {
    const some = questions.slice(first, first + AT_ONCE);
    const output = await ask(whoWords(some), context);
    for (const line of output.split('\n')) readLine(line, some[0]?.host ?? '', answers, unasked);
  }
  return { answers, unasked };
}

/** `who 350 on ens33 10 172.16.10.10 …`. */
function whoWords(questions: readonly Question[]): string {
  const ways = new Map<string, string[]>();
  for (const { link, tag, address } of questions) {
    const way = `on ${quoteWord(link)} ${tag}`;
    ways.set(way, [...(ways.get(way) ?? []), address]);
  }
  return [`who ${LISTEN_MS}`, ...[...ways].map(([way, addresses]) => `${way} ${addresses.join(' ')}`)].join(' ');
}

async function ask(words: string, context: WhoContext): Promise<string> {
  const { shell, machine, helperFolder, signal } = context;
  if (shell.privilege === 'none') throw new Error(`${shell.user} is not root there and may not use sudo.`);
  const reasons: string[] = [];
  const helper = await readHelper(helperFolder, machine).catch((error: unknown) => void reasons.push(reasonOf(error)));
  const script = await readFile(join(helperFolder, 'vlanvas-who.py')).catch(() => undefined);
  const tries = [
    { command: presentCommand(helper ?? undefined, script, words) },
    ...(helper ? [{ command: passingCommand(helper, words), input: helper.content }] : []),
  ];
  for (const { command, ...input } of tries) {
    const { code, stdout, stderr } = await shell.run(command, { ...input, signal, privileged: true, timeout: PATIENCE });
    if (code === 0) return stdout;
    if (code === NOT_INSTALLED) continue;
    reasons.push((stderr.trim() || stdout.trim()).split('\n').pop() ?? '');
  }
  if (!helper) reasons.push('There is no Python 3 either.');
  throw new Error(reasons.filter((reason) => reason !== '').join(' '));
}

/**
 * What is there already: the helper that a measurement left, else Python with the script in the command itself, which is a
 * hundredth of the helper. Ends with NOT_INSTALLED where there is neither.
 */
function presentCommand(helper: HelperFile | undefined, script: Buffer | undefined, words: string): string {
  const run = `import base64; exec(compile(base64.b64decode("${script?.toString('base64') ?? ''}"), "vlanvas-who", "exec"))`;
  return [
    ...(helper ? [`( ${startCommand(helper, words)}\n); c=$?; [ $c = ${NOT_INSTALLED} ] || exit $c`] : []),
    // Python takes `who` as its first word, as the helper does.
    ...(script ? [`! command -v python3 >/dev/null 2>&1 || exec python3 -c '${run}' ${words}`] : []),
    `exit ${NOT_INSTALLED}`,
  ].join('\n');
}

/**
 * The helper from standard input, in a folder of its own that is gone with the command: a plan leaves nothing on a host. A
 * folder may be on a file system from which nothing can be executed; then the next.
 */
function passingCommand({ sha256 }: HelperFile, words: string): string {
  return `umask 077; have=; all=
trap 'rm -rf $all' EXIT; trap 'exit 1' HUP INT TERM
for d in /dev/shm /var/tmp /tmp; do
  t=$(mktemp -d "$d/vlanvas-XXXXXXXX" 2>/dev/null) || continue
  all="$all $t"
  if [ -z "$have" ]; then cat >"$t/who" || exit 1; have=$t/who
  else cp "$have" "$t/who" || continue; fi
  set -- $(sha256sum "$t/who")
  [ "$1" = ${sha256} ] || { echo 'The helper arrived damaged.' >&2; exit 1; }
  chmod 700 "$t/who"
  "$t/who" --version >/dev/null 2>&1 || continue
  "$t/who" ${words}; exit $?
done
echo 'There is no folder to execute the helper from.' >&2; exit 1`;
}

function readLine(line: string, host: string, answers: AddressAnswer[], unasked: WhoResult['unasked'][number][]): void {
  const [word, link = '', tag = '', third = '', fourth = ''] = line.split(' ');
  if (word === 'unasked') unasked.push({ link, tag: Number(tag), why: line.split(' ').slice(3).join(' ') });
  if (word !== 'answer') return;
  const address = parseIpAddress(third);
  const mac = parseMacAddress(fourth);
  if (address !== undefined && mac !== undefined) answers.push({ host, link, tag: Number(tag), address, mac });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
