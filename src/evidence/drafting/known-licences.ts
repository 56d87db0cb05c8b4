import { type Licences } from './account-record.types';
import { field, type Entry } from './fact.entry';
import { counted, writeMoney } from './wording';

/** So many idle people are named, the longest gone first. */
const NAMED = 12;

/** Facts of unused seats: who stopped coming, and what each way out is worth. */
export function licenceFacts({ idlePeople, options, pricePerSeat }: Licences, currency: string | null): Entry[] {
  const money = (amount: number) => writeMoney(amount, currency);
  const idle = (idlePeople ?? []).map(({ user }) => user);
  const named = idle.slice(0, NAMED).join(', ') + (idle.length > NAMED ? ' and others' : '');
  return [
    ...field(
      ['licences', 'idle'],
      idle.length || null,
      (people) => `${counted(people, 'person', 'people')} came before and nobody saw them for 28 days: ${named}`,
    ),
    ...field(
      ['licences', 'pricePerSeat'],
      pricePerSeat,
      (price) => `A seat costs ${money(price)} a year, taking every seat to cost the same`,
    ),
    ...options.flatMap((option): Entry[] => wayOut(option, currency)),
  ];
}

/** One alternative; its money and its last day are sources beside the number of seats. */
function wayOut({ move, seats, saving, by }: Licences['options'][number], currency: string | null): Entry[] {
  const worth = saving === null ? '' : `, worth ${writeMoney(saving, currency)} a year`;
  const figures = { seats, saving, by };
  return [
    [
      `licences.${move}`,
      {
        label: `${WAYS[move](counted(seats, 'seat'))}${worth}${by === null ? '' : `, until ${by}`}`,
        value: seats,
        sources: Object.entries(figures).flatMap(([name, value]) =>
          value === null ? [] : [{ record: `licences.${move}`, field: name, value }],
        ),
      },
    ],
  ];
}

const WAYS: Record<Licences['options'][number]['move'], (seats: string) => string> = {
  reassign: (seats) => `Reassigning the seats of people who stopped puts ${seats} to use`,
  enable: (seats) => `Bringing in people who never started puts ${seats} to use`,
  redeploy: (seats) => `Giving all idle seats to another team puts ${seats} to use`,
  right_size: (seats) => `Right-sizing at the renewal gives back ${seats}`,
};
