import { fold } from '../../evidence/names';
import { type Scene } from './story';
import { NAME } from './turns';

/** "Dr. Greta Pohl (née Anders)", "Greta Pohl, formerly Anders": the earlier name, folded, with the one borne now. */
export function formerNames({ texts }: Scene): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of texts.values())
    for (const [, now, before] of text.matchAll(FORMERLY)) if (now && before) found.set(fold(before), now);
  return found;
}

const FORMERLY = new RegExp(
  String.raw`(${NAME})(?:,| \()[ ]?(?:née|né|nee|geb\.|geborene[r]?|vormals|früher|formerly|previously|maiden name|antes|de soltera|outrora|anciennement|già|nata|voorheen|geboren) (${NAME})`,
  'gu',
);
