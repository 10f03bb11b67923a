/** What the YAML library reports, in words for people. */
import type { YAMLError } from 'yaml';

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
      return unexpected(error, text);
  }
}

/** The library quotes whole paragraphs. */
function unexpected(error: YAMLError, text: string): { message: string; hint?: string } {
  const [said = ''] = error.message.split(/ token in YAML stream|: /);
  const excerpt = excerptAt(text, error.pos[0]);
  if (!error.message.includes('token in YAML stream')) return { message: `This is not valid YAML: ${lower(said)}.` };
  return {
    message: `This does not belong here: ${excerpt}`,
    hint: 'Often a line above is not closed or lacks its colon, or a value with special characters needs quotes.',
  };
}

/** One line of a text from an offset on, cut to 80 characters. */
export function excerptAt(text: string, offset: number): string {
  const [line = ''] = text
    .slice(offset, offset + 400)
    .trimStart()
    .split('\n');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line.trimEnd();
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/[.:]?\s*$/, '');
}
