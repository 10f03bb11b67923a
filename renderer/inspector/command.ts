/** A command as one line: the words of a list are shown with the quotes that they need. */

export function commandText(command: string | readonly string[] | undefined): string {
  if (command === undefined) return '';
  if (typeof command === 'string') return command;
  return command.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}

/** What was typed, in the form that the file has: a list stays one as long as it is plain words. */
export function parseCommand(text: string, before: string | readonly string[] | undefined): string | string[] {
  if (Array.isArray(before) && /^[\w@%+=:,./ -]+$/.test(text) && !text.endsWith(' ')) return text.split(/ +/);
  return text;
}
