/**
 * Pages carry the credential in a cookie that scripts cannot read, that the API never reads, and that no form of another
 * site sends. A link in a card or a mail does send it, so whoever is signed in arrives at the page.
 */
const NAME = 'session';
const PATH = '/console';
const HOURS = 12;

export function credentialIn(cookies: string | undefined): string | undefined {
  return new RegExp(`(?:^|;\\s*)${NAME}=([\\w.-]+)`).exec(cookies ?? '')?.[1];
}

/**
 * @param credential one that was found to be good; keys and tokens hold nothing that a cookie could not
 * @param isEncrypted whether people reach the pages over https
 */
export function sessionCookie(credential: string, isEncrypted: boolean): string {
  return cookie(credential, HOURS * 3600, isEncrypted);
}

export function endedSession(isEncrypted: boolean): string {
  return cookie('', 0, isEncrypted);
}

function cookie(value: string, seconds: number, isEncrypted: boolean): string {
  const parts = [`${NAME}=${value}`, `Path=${PATH}`, `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax'];
  return [...parts, ...(isEncrypted ? ['Secure'] : [])].join('; ');
}
