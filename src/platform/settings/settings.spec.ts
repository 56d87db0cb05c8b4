import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings';

describe('the settings', () => {
  it('need nothing: embedded database, loopback, authentication on, a reader that needs no key', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      auth: 'on',
      timeZone: 'UTC',
      llm: { provider: 'offline' },
    });
    expect(settings.databaseUrl).toBeUndefined();
    expect(Object.values(settings.connectors).every((system) => system === undefined)).toBe(true);
  });

  it.each([
    ['PORT', 'http', 'PORT: give a port number from 0 to 65535'],
    ['PORT', '70000', 'PORT: give a port number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL: give a URL that begins with postgres:// or postgresql://'],
    ['TIME_ZONE', 'Mars/Olympus', 'TIME_ZONE: give an IANA zone such as UTC or Europe/Berlin'],
    ['BUSINESS_DATE', '2026-02-30', 'BUSINESS_DATE: give a calendar date such as 2026-11-24'],
    ['AUTH', 'maybe', 'AUTH: give on or off'],
    ['MAIL_FROM', 'Success', 'MAIL_FROM: give an address such as Success <success@example.com>'],
  ])('refuse %s=%s with one line that says what to do', (variable, value, line) => {
    expect(() => readSettings({ [variable]: value })).toThrow(line);
  });

  it('refuse AUTH=off as soon as others can reach the server', () => {
    expect(readSettings({ AUTH: 'off' }).auth).toBe('off');
    expect(() => readSettings({ AUTH: 'off', HOST: '0.0.0.0' })).toThrow(
      'AUTH: off is refused while HOST is 0.0.0.0: set AUTH=on or HOST=127.0.0.1',
    );
  });

  it('refuse half a connector and name the missing half', () => {
    expect(() => readSettings({ SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(
      'SLACK_SIGNING_SECRET: is needed beside SLACK_BOT_TOKEN',
    );
  });

  it('lay mails into a drafts folder only where there is a mailbox', () => {
    const mail = { SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'agent@vendor.example', MAIL_MODE: 'draft' };
    expect(() => readSettings(mail)).toThrow('IMAP_URL: is needed beside MAIL_MODE=draft');
    const { connectors } = readSettings({ ...mail, IMAP_URL: 'imap://127.0.0.1' });
    expect(connectors.mail).toMatchObject({ mode: 'draft', imapUrl: 'imap://127.0.0.1' });
  });

  it('never repeat a value, which may be a secret', () => {
    expect(() => readSettings({ DATABASE_URL: 'hunter2' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });

  it('take an empty variable as an unset one', () => {
    expect(readSettings({ PORT: '', ANTHROPIC_API_KEY: '' })).toMatchObject({
      port: 3000,
      llm: { provider: 'offline' },
    });
  });
});
