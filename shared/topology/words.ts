/** A command line as its words, split as a POSIX shell and Compose do: quotes and backslashes, no expansion. */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index);
    if (quote !== undefined) {
      if (letter === quote) quote = undefined;
      else if (quote === '"' && letter === '\\' && /["\\$`]/.test(text.charAt(index + 1)))
        word = `${word ?? ''}${text.charAt(++index)}`;
      else word = `${word ?? ''}${letter}`;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= '';
    } else if (letter === '\\') {
      if (index + 1 >= text.length) return undefined;
      word = `${word ?? ''}${text.charAt(++index)}`;
    } else if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = `${word ?? ''}${letter}`;
    }
  }
  if (quote !== undefined) return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
