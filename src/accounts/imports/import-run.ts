import { InvalidRequest } from '../../platform/problems/problem';
import { validationPipe } from '../../platform/problems/validation';
import { AccountNotFound, EventNotAccepted } from '../../store/account.errors';
import { type Origin } from '../../store/account.state';
import { type RejectedLine } from '../../store/entities';
import { type IngestService } from '../../telemetry/ingest/ingest.service';
import { Rejections } from '../../telemetry/ingest/rejections';
import { type RawRow } from '../../telemetry/ingest/row-source';
import { type TelemetryKind } from '../../telemetry/ingest/telemetry.rows';
import { PacketDto } from '../dto/packet.dto';
import { type PacketsService } from '../packets.service';
import { type ImportedFile, filesOf } from './archive';
import { rowsOf } from './import-rows';
import { type Progress } from './import.store';

const BATCH = 1_000;

interface Doors {
  packets: PacketsService;
  ingest: IngestService;
  report(progress: Progress): Promise<void>;
}

/**
 * One run over an imported file: the packets first, so that the accounts exist when their telemetry comes. What went
 * in before an interruption goes in again without effect.
 */
export class ImportRun {
  readonly touched = new Set<string>();
  private readonly progress: Omit<Progress, 'rejected'> = { total: 0, done: 0, accepted: 0 };
  private readonly rejections = new Rejections<RejectedLine>();
  private readonly validation = validationPipe();
  private readonly waiting = new Map<string, { file: string; kind: TelemetryKind; rows: RawRow[] }>();

  constructor(
    private readonly doors: Doors,
    private readonly by: Origin,
  ) {}

  async packetsOf(file: ImportedFile): Promise<void> {
    for await (const { name, content } of filesOf(file)) {
      for await (const row of rowsOf({ name, content })) {
        this.progress.total += 1;
        if (row.kind === null) await this.counted(() => this.reject(name, row.line, row.reason));
        else if (row.kind === 'packet') await this.counted(() => this.takePacket(name, row.line, row.value));
      }
    }
    await this.report();
  }

  async telemetryOf(file: ImportedFile): Promise<void> {
    for await (const { name, content } of filesOf(file)) {
      for await (const { kind, ...row } of rowsOf({ name, content })) {
        if (kind !== null && kind !== 'packet') await this.takeTelemetry(name, kind, row);
      }
    }
    for (const key of this.waiting.keys()) await this.store(key);
  }

  private async takePacket(file: string, line: number, value: unknown): Promise<void> {
    try {
      const packet: unknown = await this.validation.transform(value, { type: 'body', metatype: PacketDto });
      await this.doors.packets.receive(Object.assign(new PacketDto(), packet), this.by);
      this.progress.accepted += 1;
    } catch (error) {
      if (!isAboutTheRow(error)) throw error;
      this.reject(file, line, error.message);
    }
  }

  private async takeTelemetry(file: string, kind: TelemetryKind, row: RawRow): Promise<void> {
    const key = JSON.stringify([file, kind]);
    const batch = this.waiting.get(key) ?? { file, kind, rows: [] };
    this.waiting.set(key, batch);
    if (batch.rows.push(row) >= BATCH) await this.store(key);
  }

  private async store(key: string): Promise<void> {
    const batch = this.waiting.get(key);
    if (!batch || batch.rows.length === 0) return;
    const { accepted, touched } = await this.doors.ingest.store(batch.kind, batch.rows, {
      add: ({ line, reason }) => this.reject(batch.file, line, reason),
      list: () => [],
    });
    touched.forEach((id) => this.touched.add(id));
    this.progress.accepted += accepted;
    this.progress.done += batch.rows.length;
    this.waiting.delete(key);
    await this.report();
  }

  private async counted(take: () => void | Promise<void>): Promise<void> {
    await take();
    this.progress.done += 1;
    if (this.progress.done % BATCH === 0) await this.report();
  }

  private reject(file: string, line: number, reason: string): void {
    this.rejections.add({ file, line, reason });
  }

  private report(): Promise<void> {
    return this.doors.report({ ...this.progress, rejected: this.rejections.list() });
  }
}

function isAboutTheRow(error: unknown): error is Error {
  return error instanceof InvalidRequest || error instanceof EventNotAccepted || error instanceof AccountNotFound;
}
