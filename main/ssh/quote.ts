/**
 * One word for any login shell. Single quotes hold everything but the quote itself; a backslash leaves the quotes too, because
 * fish reads `\\` and `\'` inside them, where sh, bash, zsh and csh do not.
 */
export function quoteWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replace(/[\\']/g, (character) => `'\\${character}'`)}'`;
}
