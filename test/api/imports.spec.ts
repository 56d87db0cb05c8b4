import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ImportStore, LEASE_MS } from '../../src/accounts/imports/import.store';
import { ImportsService } from '../../src/accounts/imports/imports.service';
import { PacketsService } from '../../src/accounts/packets.service';
import { IngestService } from '../../src/telemetry/ingest/ingest.service';
import { Rescorer } from '../../src/telemetry/scores/rescorer';
import { packetOf, useApplication } from '../support/application';

const application = useApplication();
const { as } = application;
const the = <Part>(part: new (...given: never[]) => Part) => application.app.get(part, { strict: false });
const leaseIsOver = () => the(DataSource).query(`UPDATE import SET lease_until = now() - interval '1 second'`);
const progressOf = async (id: string) => (await as('viewer').get(`/api/v1/imports/${id}`).expect(200)).body;
afterEach(() => void jest.restoreAllMocks());

const file = Buffer.from(JSON.stringify([packetOf()]));

async function upload(): Promise<string> {
  return (await as('csm').post('/api/v1/imports').attach('file', file, 'packets.json').expect(202)).body.id;
}

/** Lets something happen while the first packet is taken in. */
function whileAtWork(happen: () => void | Promise<void>): Promise<void> {
  const packets = the(PacketsService);
  const receive = packets.receive.bind(packets);
  return new Promise((begun) => {
    jest.spyOn(packets, 'receive').mockImplementationOnce(async (...given) => {
      begun();
      await happen();
      return receive(...given);
    });
  });
}

/** Imports are worked off one after another: when a later one is done, the run of the one before has ended. */
async function isDone(id: string): Promise<void> {
  const { status } = await progressOf(id);
  if (status !== 'done') return new Promise((done) => setTimeout(done, 20)).then(() => isDone(id));
}

describe('an import whose run outlived its lease', () => {
  it.each([
    ['goes on', undefined],
    ['fails', new Error('too late')],
  ])('is left to the instance that took it over, when the run %s', async (_, failure) => {
    void whileAtWork(async () => {
      await leaseIsOver();
      expect(await the(ImportStore).claim()).not.toBeNull();
      if (failure) throw failure;
    });
    const id = await upload();
    await isDone(await upload());
    expect(await progressOf(id)).toMatchObject({ status: 'running', total: null, done: 0, finishedAt: null });

    // That instance is gone as well: the file is still there for whoever comes next.
    await leaseIsOver();
    await isDone(await upload());
    expect(await progressOf(id)).toMatchObject({ status: 'done', total: 1, accepted: 1 });
  });
});

describe('an import at work', () => {
  it('stays in hand while one packet takes longer than its lease', async () => {
    jest.useFakeTimers({
      doNotFake: [
        ...(['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout', 'queueMicrotask'] as const),
        ...(['Date', 'hrtime', 'performance'] as const),
      ],
    });
    void whileAtWork(async () => {
      await leaseIsOver();
      jest.advanceTimersByTime(LEASE_MS / 2);
      await isHeld();
    });
    await isDone(await upload());
    jest.useRealTimers();
  });

  it('is left to the next instance at once when this one stops', async () => {
    const service = new ImportsService(the(ImportStore), the(PacketsService), the(IngestService), the(Rescorer));
    let stopped: Promise<void> | undefined;
    const begun = whileAtWork(() => void (stopped = service.onModuleDestroy()));
    const { id } = await service.receive('packets.json', Readable.from([file]), 'sam@vendor.example');
    await begun;
    await stopped;
    expect(await the(ImportStore).claim()).toMatchObject({ id, status: 'running' });
  });

  async function isHeld(): Promise<void> {
    const [{ held }] = await the(DataSource).query<[{ held: boolean }]>(
      `SELECT lease_until > now() AS held FROM import`,
    );
    if (!held) return new Promise<void>((done) => setTimeout(done, 20)).then(isHeld);
  }
});
