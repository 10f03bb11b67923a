/**
 * An asar archive of a few text files: Electron's container format. A header of two Chromium pickles (its size, then a JSON
 * directory), then the files one after the other.
 * @param {Readonly<Record<string, string>>} files
 * @returns {Buffer}
 */
export function packAsar(files) {
  /** @type {Record<string, { offset: string, size: number }>} */
  const directory = {};
  const contents = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    directory[name] = { offset: String(offset), size: content.length };
    contents.push(content);
    offset += content.length;
  }
  const json = Buffer.from(JSON.stringify({ files: directory }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(8 + padded, 4);
  header.writeUInt32LE(4 + padded, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  return Buffer.concat([header, ...contents]);
}
