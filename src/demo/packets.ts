import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { z } from 'zod';
import { PacketDto } from '../accounts/dto/packet.dto';

/** The handoffs of the sample, in the order of their file names. */
export function readPackets(): PacketDto[] {
  const folder = join(__dirname, 'packets');
  return readdirSync(folder)
    .sort()
    .map((file) => z.looseObject({}).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
    .map((packet) => plainToInstance(PacketDto, packet));
}
