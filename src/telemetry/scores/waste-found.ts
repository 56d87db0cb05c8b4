import { type Scored } from './score-account';

export type Waste = 'muda' | 'mura' | 'muri';

/** One waste of one account: its band, and what it costs or is expected to cost a year in account currency. */
export interface WasteAmount {
  band: string;
  amount: number | null;
  currency: string | null;
}
export type WasteFound = Record<Waste, WasteAmount>;

export function wasteFound({ scores: { waste } }: Scored): WasteFound {
  const { muda, mura, muri } = waste;
  return {
    muda: { band: muda.band, currency: muda.currency, amount: muda.annualCost },
    mura: { band: mura.band, currency: mura.currency, amount: mura.expectedLoss },
    muri: { band: muri.band, currency: muri.currency, amount: muri.expectedLoss },
  };
}
