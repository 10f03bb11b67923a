/** What the YAML library reports, in words for people. */
import type { YAMLError } from 'yaml';

/** What comes after these is mostly their consequence. */
const MOST_SYNTAX_ERRORS = 20;

/** One fault often breaks the rest of its line too: what is said twice about a line says nothing more. */
export function firstOfEachLine(errors: readonly YAMLError[], line: (error: YAMLError) => number): readonly YAMLError[] {
  const exhausted = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return [exhausted];
  const seen = new Set<number>();
  return errors.filter((error) => seen.size < MOST_SYNTAX_ERRORS && !seen.has(line(error)) && seen.add(line(error)));
}

/** The library's words made plain, and what most often lies behind them. */
export function syntaxWords(error: YAMLError, text: string): { message: string; hint?: string } {
  const offset = error.pos[0];
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) {
    return {
      message: 'This line is indented with a tab; YAML allows spaces only.',
      hint: 'Replace the tab by two spaces for each level.',
    };
  }
  switch (error.code) {
    case 'BAD_INDENT':
      return {
        message: 'The indentation of this line fits no level above it.',
        hint: 'Indent keys of the same mapping by the same number of spaces.',
      };
    case 'MISSING_CHAR':
      return {
        message: `Something is not closed or separated here: ${lower(error.message)}.`,
        hint: 'Look for a missing comma, colon, quote, ] or } here or in the lines above.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        message: 'A key with its value stands where a plain value was begun.',
        hint: 'Often a line above misses its colon, or a value with ": " in it needs quotes.',
      };
    case 'BAD_ALIAS':
      return {
        message: 'This refers to an anchor that the file does not have.',
        hint: 'A value that begins with * needs quotes.',
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        message: 'Tags (a word after an exclamation mark) have no meaning in a topology file.',
        hint: 'Remove the tag, or put the value in quotes.',
      };
    case 'MULTIPLE_DOCS':
      return {
        message: 'The file holds more than one YAML document.',
        hint: 'Keep one topology a file: remove what follows the line "---".',
      };
    case 'BAD_SCALAR_START':
      return { message: 'A value cannot begin with this character.', hint: 'Put the value in quotes.' };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'A backslash in double quotes begins an escape, and this one is unknown.',
        hint: 'Use single quotes, or write two backslashes.',
      };
    case 'RESOURCE_EXHAUSTION':
      return { message: 'The file is nested too deeply to be a topology.' };
    default:
      return { message: `This is not valid YAML: ${lower(error.message)}.` };
  }
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/[.:]?\s*$/, '');
}
