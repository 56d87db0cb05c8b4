import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Licences } from '../evidence/drafting/account-record.types';
import { type Dossier } from '../evidence/dossier.types';
import { licenceOptions, type ScoringPolicy } from '../scoring';
import { type ScoreHistory } from '../store/entities';
import { idleUsersOf } from '../store/idle-users';

const StoredUse = z.object({
  active28: z.object({ value: z.number(), method: z.enum(['distinct', 'reported', 'at_least']) }),
});

/** What can be done with the unused seats as last scored; null while seats or use are unknown. */
export async function licencesOf(
  tx: EntityManager,
  accountId: string,
  { contract: { seats, arr, currency, renewalDate, noticePeriodDays } }: Dossier,
  newest: ScoreHistory | undefined,
  policy: ScoringPolicy,
): Promise<Licences | null> {
  const use = StoredUse.safeParse(newest?.scores).data?.active28;
  if (!newest || !use || !seats) return null;
  const idlePeople = use.method === 'distinct' ? await idleUsersOf(tx, accountId, newest.asOf) : null;
  const { options, assumptions } = licenceOptions(
    {
      arr,
      currency,
      seats,
      active: use.value,
      atMost: use.method === 'at_least',
      idlePeople: idlePeople?.length ?? null,
      renewalDate,
      noticePeriodDays,
    },
    policy,
  );
  return { idlePeople, options, pricePerSeat: assumptions.pricePerSeat };
}
