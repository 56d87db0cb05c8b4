import { type INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type PacketDto } from '../accounts/dto/packet.dto';
import { PacketsService } from '../accounts/packets.service';
import { AccountRow, UsageDay } from '../store/entities';
import { IngestService } from '../telemetry/ingest/ingest.service';
import { rowsOfArray } from '../telemetry/ingest/row-source';
import { Rescorer } from '../telemetry/scores/rescorer';
import { readPackets } from './packets';
import { plantedCauses } from './planted-causes';
import { generateTelemetry } from './telemetry.generator';

/** Usage comes last, so that an account that has usage has everything. */
const KINDS = ['milestones', 'surveys', 'tickets', 'interactions', 'usage'] as const;

/** Brings in what is not there yet, by the same services that a customer's systems reach over REST. */
export async function importSample(
  app: INestApplicationContext,
  asOf: string,
  onAccount: (done: number, of: number) => void,
): Promise<void> {
  const packets = readPackets();
  for (const [index, packet] of packets.entries()) {
    if (!(await isImported(app, packet))) await importAccount(app, packet, asOf);
    onAccount(index + 1, packets.length);
  }
}

async function importAccount(app: INestApplicationContext, packet: PacketDto, asOf: string): Promise<void> {
  const { state } = await app.get(PacketsService).receive(packet, { actor: 'sample', source: 'demo' });
  const planted = plantedOf(packet);
  const telemetry = planted && generateTelemetry(packet, planted, asOf);
  for (const kind of telemetry ? KINDS : []) {
    const { rejected } = await app.get(IngestService).store(kind, rowsOfArray(telemetry?.[kind] ?? []));
    const [first] = rejected;
    if (first) throw new Error(`Sample ${packet.account.externalId}, ${kind}, row ${first.line}: ${first.reason}`);
  }
  await app.get(Rescorer).rescore([state.row.id]);
}

async function isImported(app: INestApplicationContext, packet: PacketDto): Promise<boolean> {
  const records = app.get(DataSource).manager;
  const account = await records.findOneBy(AccountRow, { externalId: packet.account.externalId });
  if (!account) return false;
  return plantedOf(packet) === undefined || records.existsBy(UsageDay, { accountId: account.id });
}

function plantedOf({ account }: PacketDto) {
  return plantedCauses.find((planted) => planted.account === account.externalId);
}
