import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

describe('the log', () => {
  it('hides secrets wherever they stand', () => {
    let written = '';
    const log = createLog({ level: 'info', destination: { write: (line: string) => void (written += line) } });
    log.info(
      { host: 'h1', password: 'p-1', ssh: { passphrase: 'p-2', privateKey: 'p-3' }, call: { options: { token: 'p-4' } } },
      'connecting',
    );
    expect(written).toContain('"host":"h1"');
    expect(written.match(/\[hidden\]/g)).toHaveLength(4);
    expect(written).not.toMatch(/p-\d/);
  });

  it('is quiet below warnings unless told otherwise', () => {
    let written = '';
    const log = createLog({ level: 'loud', destination: { write: (line: string) => void (written += line) } });
    log.info({}, 'no');
    log.warn({}, 'yes');
    expect(written.trim().split('\n')).toHaveLength(1);
  });
});
