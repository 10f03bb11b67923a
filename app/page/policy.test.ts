import { describe, expect, it } from 'vitest';
import { securityHeaders } from './policy.ts';

const policyOf = (path: string) =>
  Object.fromEntries(
    (securityHeaders(path)['content-security-policy'] ?? '').split('; ').map((part): [string, string] => {
      const [directive = '', ...sources] = part.split(' ');
      return [directive, sources.join(' ')];
    }),
  );

describe('what a page may do', () => {
  it('the page itself takes no inline style, and is framed by nobody', () => {
    for (const path of ['/', '/index.html', '/assets/x.js', '/terminal.html/', '/x/terminal.html']) {
      expect(policyOf(path)).toMatchObject({ 'style-src': "'self'", 'frame-ancestors': "'none'", 'frame-src': "'self'" });
    }
  });

  it('the terminal may write styles, and nothing else that the page may not', () => {
    const policy = policyOf('/terminal.html');
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'frame-ancestors': "'self'",
      'require-trusted-types-for': "'script'",
    });
    expect(Object.keys(policy)).not.toContain('connect-src');
    expect(Object.keys(policy)).not.toContain('frame-src');
  });
});
