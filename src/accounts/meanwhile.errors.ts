import { momentInWords } from '../artifacts/render/reader';
import { valueInWords } from '../evidence/drafting/anchor.wording';
import { inWords } from '../evidence/drafting/wording';
import { type AnchorKey } from '../evidence/evidence.types';
import { StatedValue } from '../evidence/extraction';
import { type PromiseRow, type StatedAnchorRow } from '../store/entities';

/** Somebody said what became of the promise after the caller looked at it; their word stands. */
export class PromiseSettledMeanwhile extends Error {
  constructor(readonly promise: Pick<PromiseRow, 'status' | 'settled'>) {
    const how = promise.settled === null ? '' : ', over the API by its `settled.at` as `replaces`';
    super(`${wordOn(promise)}. Nothing was changed; look at it again before you say otherwise${how}`);
  }
}

function wordOn({ status, settled }: Pick<PromiseRow, 'status' | 'settled'>): string {
  if (settled === null) return 'The promise is open again: the word that this replaces was taken back';
  const { by, at, note } = settled;
  return `${by} said on ${momentInWords(at)} that it is ${status}${note ? `: ${note}` : ''}`;
}

/** Somebody stated the anchor after the caller looked at it; their statement stands. */
export class AnchorStatedMeanwhile extends Error {
  constructor(
    readonly key: AnchorKey,
    readonly stated: Pick<StatedAnchorRow, 'statedBy' | 'at' | 'value'> | null,
  ) {
    super(`${statementOf(key, stated)}. Nothing was changed; look at it again before you state otherwise`);
  }
}

function statementOf(key: AnchorKey, stated: AnchorStatedMeanwhile['stated']): string {
  if (stated === null) return `Nobody has stated the ${inWords(key)} that this replaces`;
  const { data } = StatedValue[key].safeParse(stated.value);
  const value = data === undefined ? '' : `: ${valueInWords(data)}`;
  return `${stated.statedBy} stated the ${inWords(key)} on ${momentInWords(stated.at)}${value}`;
}
