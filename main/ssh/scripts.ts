/** The POSIX sh that runs around every command on a host. */
import { quoteWord } from './quote.ts';
import { afterPassword, sudoWords } from './sudo.ts';
import type { Sudo } from './sudo.ts';

/** System programs live in sbin, which a plain user's PATH may lack; messages are read by programs, so they are in English. */
const SURROUNDINGS = 'PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}:/usr/sbin:/sbin; LC_ALL=C; export PATH LC_ALL';

/** `sh -c SCRIPT` for any login shell, as root where `sudo` is given; it is found in the login shell's PATH. */
export function shellLine(script: string, sudo: Sudo | null, marker: string): string {
  return sudo
    ? `${sudoWords(sudo)}/bin/sh -c ${quoteWord(afterPassword(sudo, marker) + script)}`
    : `exec /bin/sh -c ${quoteWord(script)}`;
}

/**
 * The command after its marker line on both outputs: `MARKER:PGID`, the process group that ends all of it when it is killed.
 * Field 5 of /proc/PID/stat is the group (proc(5)); the name in field 2 may hold blanks and brackets, hence the cut. The group is told
 * to the keeper before anything else, through the pipe that the keeper reads from: a connection that is cut the moment after leaves
 * nothing behind.
 */
export function commandScript(command: string, marker: string, keeper: number): string {
  return [
    'read -r s </proc/$$/stat; s=${s##*) }; set -- $s',
    `{ echo "+ $3" >/proc/${keeper}/fd/0; } 2>/dev/null`,
    `echo ${marker}:$3; echo ${marker}:$3 >&2`,
    'set --; unset s',
    SURROUNDINGS,
    command,
  ].join('\n');
}

/**
 * The keeper: one session that outlives the commands and ends them. It reads `+ PGID` (began), `- PGID` (ended), `TERM PGID` and
 * `KILL PGID` from a pipe, which gets what we send and what the commands themselves say; when we are gone, because the connection
 * is, it ends every group that is left. A signal of the SSH protocol would not do: it does not reach what runs as root under sudo,
 * and closing a channel sends none at all. Its first line is `MARKER:UID:PRIVILEGE:PID:NAME`.
 */
export function keeperScript(marker: string, allowSudo: boolean): string {
  return `trap '' HUP PIPE
${SURROUNDINGS}
u=$(id -u); n=$(id -un); p=none
if [ "$u" = 0 ]; then p=root${allowSudo ? '\nelif sudo -n true </dev/null >/dev/null 2>&1; then p=sudo\nelif command -v sudo >/dev/null 2>&1; then p=password' : ''}
fi
cat | {
read -r s </proc/self/stat
echo ${marker}:$u:$p:\${s%% *}:$n
g=
while read -r verb id; do
  case $verb in
    +) g="$g $id" ;;
    -) k=; for i in $g; do [ "$i" = "$id" ] || k="$k $i"; done; g=$k ;;
    TERM|KILL) kill -s "$verb" -- "-$id" 2>/dev/null ;;
  esac
done
[ -n "$g" ] || exit 0
for i in $g; do kill -s TERM -- "-$i" 2>/dev/null; done
sleep 1
for i in $g; do kill -s KILL -- "-$i" 2>/dev/null; done
}`;
}
