import { z } from 'zod';

/** A setting that stops the start. The message is one line and never repeats the value, which may be a secret. */
export class WrongSetting extends Error {
  constructor(
    readonly variable: string,
    remedy: string,
  ) {
    super(`${variable}: ${remedy}`);
  }
}

export function url(protocols: string[]) {
  const remedy = `give a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), remedy);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
