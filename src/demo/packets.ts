import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the sample itself reads of a handoff packet; the rest is passed on to the product as it stands. */
const Packet = z.looseObject({
  account: z.looseObject({ externalId: z.string(), name: z.string() }),
  contract: z.looseObject({
    seats: z.number().nullable(),
    startDate: z.iso.date().nullable(),
    entitlements: z.array(z.string()),
  }),
  contacts: z.array(z.looseObject({ name: z.string(), email: z.string().nullable() })),
});
export type Packet = z.infer<typeof Packet>;

/** The handoffs of the sample, in the order of their file names. */
export function readPackets(): Packet[] {
  const folder = join(__dirname, 'packets');
  return readdirSync(folder)
    .sort()
    .map((file) => Packet.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}
