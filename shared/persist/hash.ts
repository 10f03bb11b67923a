/** Short, stable names for things whose own names are too long or use letters that a place does not allow. */

/** FNV-1a, 32 bits, as eight hex digits. Not for secrets: it only keeps names apart. */
export function shortHash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    for (const byte of unit > 0xff ? [unit & 0xff, unit >> 8] : [unit]) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}

/** A UUID that is always the same for the same text, marked as version 8 (RFC 9562: custom). */
export function stableUuid(text: string): string {
  const digits = ['a', 'vlan', 'host', 'nic'].map((seed) => shortHash(`${text} ${seed} ${text.length}`)).join('');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
