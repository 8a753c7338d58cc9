export const REDACTED = '[redacted]';

export type RedactText = (text: string) => string;

const SECRET_KEYS = new Set([
  'hash',
  'signature',
  'cookie',
  'setcookie',
  'jwt',
  'pwd',
  'passphrase',
  'authorization',
  'proxyauthorization',
]);
const SECRET_ENDINGS = ['token', 'secret', 'password', 'apikey', 'initdata', 'tgwebappdata', 'privatekey'];

/** Whether what stands under this name is a secret, in any spelling: refreshToken, x-api-key, INIT_DATA. */
export function isSecretKey(key: string): boolean {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  return SECRET_KEYS.has(plain) || SECRET_ENDINGS.some((ending) => plain.endsWith(ending));
}

/**
 * Takes secrets out of texts by their look: bot tokens (also in the URLs of the Bot API), JWTs, init data, passwords
 * in connection strings, `token=…` and `"token":"…"`; and the literal `secrets`, plain and URL-encoded.
 * Every pattern is bounded, so that a hostile text costs no more than its length.
 */
export function textRedactor(secrets: readonly string[]): RedactText {
  const literals = secrets
    // Replacing a short word would garble every line and hide nothing that cannot be guessed.
    .filter((secret) => secret.length >= 8)
    .flatMap((secret) => [...new Set([secret, encodeURIComponent(secret)])])
    // The longer first: one secret may contain another.
    .sort((a, b) => b.length - a.length);

  return (text) => {
    let clean = text;
    for (const literal of literals) clean = clean.replaceAll(literal, REDACTED);
    clean = clean.replace(UNBROKEN, (run) => (INIT_DATA.test(run) ? REDACTED : run));
    for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
    return clean;
  };
}

// Text may have been URL-encoded more than once: %3A, %253A …
// Init data has no spaces, but other people's names, so all of it goes, not the hash alone.
const UNBROKEN = /[^\s"'<>?#]+/g;
const INIT_DATA = /(?:^|&|%(?:25){0,3}26)hash(?:=|%(?:25){0,3}3D)[0-9a-f]{16}/i;

const KEY = String.raw`\b[\w-]{0,40}(?:token|secret|password|api[-_]?key|init_?data|tgWebAppData)`;

const PATTERNS: [RegExp, string][] = [
  [/\d{1,20}(?::|%(?:25){0,3}3A)[A-Za-z0-9_-]{30,}/gi, REDACTED],
  [/\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*)?/g, REDACTED],
  [/\b(Bearer|tma|Basic)\s+[A-Za-z0-9._~+/=%&-]{8,}/gi, `$1 ${REDACTED}`],
  [/(:\/\/[^\s:@/]{0,128}:)[^\s@]{1,256}@/g, `$1${REDACTED}@`],
  [new RegExp(String.raw`(${KEY}=)[^\s&"']+`, 'gi'), `$1${REDACTED}`],
  [new RegExp(String.raw`("${KEY}"\s{0,4}:\s{0,4}")[^"]{1,8192}`, 'gi'), `$1${REDACTED}`],
  [/\b((?:hash|signature)(?:=|%(?:25){0,3}3D))[A-Za-z0-9_%-]{16,}/gi, `$1${REDACTED}`],
];
