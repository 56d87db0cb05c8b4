import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Zip, ZipDeflate } from 'fflate';
import { DataSource } from 'typeorm';
import { addDays } from '../../src/calendar/calendar';
import { packetOf, TODAY, useApplication } from '../support/application';

const application = useApplication();
const { as } = application;
const MIB = 1_048_576;
const row = (ago: number) =>
  JSON.stringify({ account: 'crm-1', date: addDays(TODAY, -ago), activeUsers: 4, sessions: 9, events: {} });
const rows = Array.from({ length: 1_500 }, (_, ago) => row(ago % 300)).join('\n');

const rowsKept = async (): Promise<number> => {
  const [{ n }] = await application.app.get(DataSource).query('SELECT count(*)::int AS n FROM usage_daily');
  return n;
};

beforeEach(async () => {
  await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
});

describe('a small body that unpacks to a huge one', () => {
  const send = (type: string, body: Buffer) => sendPacked(type, gzipSync(body));
  const sendPacked = (type: string, body: Buffer) =>
    as('csm')
      .post('/api/v1/telemetry/usage')
      .set({ 'Content-Type': type, 'Content-Encoding': 'gzip' })
      .serialize((sent: Buffer) => sent as unknown as string)
      .send(body);

  it.each([
    ['one line without end', 'application/x-ndjson', '67,108,864 bytes', Buffer.alloc(70 * MIB, 'x')],
    ['one quote without end', 'text/csv', '67,108,864 bytes', Buffer.alloc(70 * MIB, '"xxxxxxxxx')],
    ['blank lines', 'application/x-ndjson', '1,000,000 lines', Buffer.alloc(70 * MIB, '\n')],
    ['empty rows', 'application/x-ndjson', '1,000,000 lines', Buffer.alloc(4 * MIB, '{}\n')],
  ])('is refused with the limit and the remedy, and none of its rows is kept: %s', async (_, type, limit, filling) => {
    const { status, body } = await send(type, Buffer.concat([Buffer.from(`${rows}\n`), filling]));
    const remedy = 'send it in parts, or rows as a file in one upload to /api/v1/imports';
    expect({ status, detail: body.detail }).toEqual({
      status: 413,
      detail: `The body unpacks to more than ${limit}: ${remedy}`,
    });
    expect(await rowsKept()).toBe(0);
  });

  it('is refused, and none of its rows kept, when it breaks off in the middle', async () => {
    const whole = gzipSync(rows);
    const { status, body } = await sendPacked('application/x-ndjson', whole.subarray(0, whole.length - 20));
    expect({ status, detail: body.detail }).toEqual({ status: 400, detail: 'The body is not valid gzip' });
    expect(await rowsKept()).toBe(0);
  });
});

describe('a small archive that unpacks to a huge file', () => {
  /** A zip of one file of so many blanks; its entry says beforehand how it is packed and nothing else that is read. */
  const zipOf = (mebibytes: number): Buffer => {
    const parts: Uint8Array[] = [];
    const zip = new Zip((_, part) => void parts.push(part));
    const file = new ZipDeflate('usage.ndjson', { level: 1 });
    zip.add(file);
    for (let n = 0; n < mebibytes; n += 1) file.push(new Uint8Array(MIB), n === mebibytes - 1);
    zip.end();
    return Buffer.concat(parts);
  };

  it('is refused when it is sent, and nothing of it is kept', async () => {
    const { status, body } = await as('csm').post('/api/v1/imports').attach('file', zipOf(1_025), 'month.zip');
    expect({ status, detail: body.detail }).toEqual({
      status: 413,
      detail: expect.stringMatching(
        /^The archive unpacks to more than 1,073,741,824 bytes: send .* in several archives/,
      ),
    });
    const kept = await application.app
      .get(DataSource)
      .query('SELECT id FROM import UNION SELECT import_id FROM import_chunk');
    expect(kept).toEqual([]);
  }, 60_000);
});
