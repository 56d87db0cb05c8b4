import { describe, expect, it } from '@jest/globals';
import { mailServer } from './mail.server';

describe('a mail server', () => {
  it.each([
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, tls: 'none', credentials: null }],
    ['smtp://mail.vendor.example', { host: 'mail.vendor.example', port: 587, tls: 'upgrade' }],
    ['smtp://mailpit:1025?tls=none', { host: 'mailpit', port: 1025, tls: 'none' }],
    ['smtps://mail.vendor.example', { port: 465, tls: 'from_start' }],
    ['imap://mail.vendor.example', { port: 143, tls: 'upgrade' }],
    ['imaps://[::1]', { host: '::1', port: 993, tls: 'from_start' }],
  ])('is read from %s', (url, server) => {
    expect(mailServer(url)).toMatchObject(server);
  });

  it('is logged in to by the user and password of its URL', () => {
    const { credentials } = mailServer('smtps://agent%40vendor.example:p%3A%2F@mail.vendor.example');
    expect(credentials).toEqual({ user: 'agent@vendor.example', password: 'p:/' });
  });
});
