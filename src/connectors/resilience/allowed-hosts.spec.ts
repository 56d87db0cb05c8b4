import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../platform/settings/settings';
import { AllowedHosts, hostsOf } from './allowed-hosts';

describe('the hosts that may be called', () => {
  it.each([
    ['slack.com', 'slack.com', true],
    ['slack.com', 'SLACK.COM', true],
    ['slack.com', 'evil-slack.com', false],
    ['slack.com', 'slack.com.evil.example', false],
    ['*.salesforce.com', 'acme.my.salesforce.com', true],
    ['*.salesforce.com', 'salesforce.com', false],
    ['*.salesforce.com', 'notsalesforce.com', false],
    ['loopback', '127.0.0.1', true],
    ['loopback', '[::1]', true],
    ['loopback', '10.0.0.1', false],
  ])('of the entry %s: %s is allowed: %p', (entry, host, allowed) => {
    expect(new AllowedHosts([entry]).allows(host)).toBe(allowed);
  });

  it('are those of the connected systems and those the operator adds', () => {
    const { connectors, outboundAllow } = readSettings({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      SMTP_URL: 'smtps://agent:secret@mail.vendor.example',
      MAIL_FROM: 'Agent <agent@vendor.example>',
      OUTBOUND_ALLOW: 'proxy.vendor.example, *.force.com',
    });
    const hosts = hostsOf(connectors, outboundAllow);
    const asked = ['slack.com', 'mail.vendor.example', 'proxy.vendor.example', 'eu.force.com', 'api.hubapi.com'];
    expect(asked.filter((host) => hosts.allows(host))).toEqual(asked.slice(0, 4));
  });

  it('are the only ones a guarded fetch reaches', async () => {
    const fetchGuarded = new AllowedHosts(['slack.com']).fetchFor('slack');
    await expect(fetchGuarded('http://169.254.169.254/latest/meta-data')).rejects.toMatchObject({
      result: 'refused',
      code: 'host_not_allowed',
    });
  });
});
