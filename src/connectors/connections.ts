import { type Settings } from '../platform/settings/settings';
import { crmClientsOf } from './crm/crm.clients';
import { CrmOutbound } from './crm/crm.outbound';
import { crmWritersOf } from './crm/crm.writers';
import { crmsOf, type ConnectedCrms } from './crm/connected-crms';
import { readMailbox } from './email/addresses';
import { ColleagueMails } from './email/colleague.mail';
import { EmailDrafts, EmailOutbound } from './email/email.outbound';
import { ImapMailbox } from './email/imap';
import { mailServer } from './email/mail.server';
import { Smtp } from './email/smtp';
import { type Outbound } from './outbound';
import { PeopleLookup } from './people/people.lookup';
import { hostsOf, type AllowedHosts } from './resilience/allowed-hosts';
import { SlackClient } from './slack/slack.client';
import { SlackMessenger } from './slack/slack.messenger';
import { SlackOutbound } from './slack/slack.outbound';
import { SnowflakeClient } from './snowflake/snowflake.client';
import { SnowflakeWarehouse } from './snowflake/snowflake.warehouse';
import { PostgresWarehouse } from './warehouse/postgres.warehouse';
import { type Warehouse } from './warehouse/warehouse';

/** The outside systems that take actions and messages from us, as far as they are set up. */
export interface Connections {
  /** Each kind of action goes to the first that takes it. */
  outbounds: Outbound[];
  slack: SlackMessenger | null;
  /** Mails to our own people; null also where each mail is left for a person to send. */
  colleagues: ColleagueMails | null;
  crms: ConnectedCrms;
  /** A directory of people outside. */
  people: PeopleLookup | null;
  /** Where telemetry is kept and computed, if not here. */
  warehouse: Warehouse | null;
}

type ConnectionSettings = Pick<Settings, 'connectors' | 'outboundAllow' | 'fieldMappingFile'>;

/** @throws WrongSetting when the field mapping cannot be used. */
export function connectionsOf({ connectors, outboundAllow, fieldMappingFile }: ConnectionSettings): Connections {
  const hosts = hostsOf(connectors, outboundAllow);
  const slack = connectors.slack
    ? new SlackMessenger(new SlackClient(connectors.slack, hosts), connectors.slack.channel ?? null)
    : null;
  const clients = crmClientsOf(connectors, hosts);
  const crms = crmsOf(clients, fieldMappingFile);
  const writers = crmWritersOf(clients, crms.mapping);
  const mail = connectors.mail ? mailOf(connectors.mail, hosts) : null;
  const outbounds = [
    ...(mail ? [mail.outbound] : []),
    ...(slack ? [new SlackOutbound(slack)] : []),
    ...(writers.length > 0 ? [new CrmOutbound(writers)] : []),
  ];
  return {
    outbounds,
    slack,
    colleagues: mail?.colleagues ?? null,
    crms,
    people: connectors.peopleLookup ? new PeopleLookup(connectors.peopleLookup, hosts) : null,
    warehouse: warehouseOf(connectors, hosts),
  };
}

function warehouseOf(
  { snowflake, telemetryDatabaseUrl }: ConnectionSettings['connectors'],
  hosts: AllowedHosts,
): Warehouse | null {
  if (snowflake) return new SnowflakeWarehouse(new SnowflakeClient(snowflake, hosts));
  return telemetryDatabaseUrl === undefined ? null : new PostgresWarehouse(telemetryDatabaseUrl, hosts);
}

interface MailWays {
  outbound: Outbound;
  colleagues: ColleagueMails | null;
}

function mailOf(mail: NonNullable<ConnectionSettings['connectors']['mail']>, hosts: AllowedHosts): MailWays {
  const from = readMailbox(mail.from);
  const { smtpUrl, imapUrl, accessTokenFile } = mail;
  const mailbox = imapUrl ? new ImapMailbox(mailServer(imapUrl, accessTokenFile), hosts) : null;
  if (mail.mode === 'draft' && mailbox) return { outbound: new EmailDrafts(mailbox, from), colleagues: null };
  const smtp = new Smtp(mailServer(smtpUrl, accessTokenFile), hosts);
  return {
    outbound: new EmailOutbound(smtp, mailbox, from),
    colleagues: new ColleagueMails(smtp, mailbox, from),
  };
}
