import { type DossierContract } from '../../src/evidence/dossier.types';

/** A contract of which the record says nothing. */
export const EMPTY_CONTRACT: DossierContract = {
  arr: null,
  currency: null,
  seats: null,
  startDate: null,
  renewalDate: null,
  noticePeriodDays: null,
  plan: null,
  entitlements: [],
};
