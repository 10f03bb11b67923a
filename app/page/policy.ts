/** What the page is allowed, at either door. */

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
};

/** The page of a terminal, shown in a frame of the page. */
const TERMINAL_PATH = '/terminal.html';

/**
 * xterm writes its colours and measures into style elements of its own, which the page above does not allow. So it has a page to
 * itself, which may have no connection, no frame and no image, and may be framed by our own page alone.
 */
const TERMINAL_POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
  'require-trusted-types-for': "'script'",
};

function written(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** The page loads only what ships with it, and no string becomes code. */
const CONTENT_SECURITY_POLICY = written(POLICY);
const TERMINAL_SECURITY_POLICY = written(TERMINAL_POLICY);

/** Headers of every answer to a request for that path, whatever the answer is. */
export function securityHeaders(path: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': path === TERMINAL_PATH ? TERMINAL_SECURITY_POLICY : CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
  };
}
