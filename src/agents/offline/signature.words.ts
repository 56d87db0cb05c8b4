import { cue } from './cue';

/** Stems of the words by which a form says that somebody signs it, and of the marks that stand for a signature. */
export const SIGNING = cue(
  `(?:e-|counter)?sign(?:ed|s|ature|atory|er|ée?s?|ataire)|accept\\p{L}*|agreed|appr|approved|authori[sz]\\p{L}+|executed|released|wet[- ]ink|docusigned|sgd|sig|/s/|sd/-`,
  `firma(?:n|nte|d[oa]s?|t[oaie])?|suscrit[oa]|acept\\p{L}+|apr(?:ueb|ob|ov)\\p{L}+|autori[sz]\\p{L}+|ordenador\\p{L}*|conforme|adjudicad[oa]|assin\\p{L}+|aceit\\p{L}+|acordo`,
  `accord|approuv\\p{L}+|ordonnat(?:eur|rice)|validée?|unterschr\\p{L}+|(?:unter)?gezeichnet|unterz\\p{L}+|gez|gefertigt|angenommen|genehmig\\p{L}+|freigegeben|bestätigt|erteilt|beauftragt|einverstanden`,
  `accetta\\p{L}+|approva(?:t[oa])?|visto|(?:onder)?teken\\p{L}*|(?:onder)?getekend|handtekening|akkoord|goedgekeurd|underteckn\\p{L}+|underskr\\p{L}+`,
);

/** Whose money went out for it, which says as much as a signature where the payer holds an office that decides. */
export const PAID = cue(
  `paid|prepaid|payment|transfer(?:red)?|wire(?:d)?|remitted|pagad[oa]|pago|transferencia|transferido|transferência|payée?|réglée?|virement|virée?|bezahlt|überwiesen|überweisung|pagat[oa]|bonific\\p{L}+|saldat[oa]|betaald|overgemaakt|overschrijving`,
);

/** The person's own hand, seal or electronic signature, said behind the name. */
export const SIGNED_BEHIND = cue(
  `(?:e-)?signed|signature|approved|accepted|executed|stamp(?:ed)?|seal(?:ed)?|firmad[oa]|firma|sellad[oa]|sello|aprobad[oa]|assinad[oa]|aprovad[oa]|carimb\\p{L}+|signée?|approuvée?|cachet`,
  `unterschrieben|unterzeichnet|gezeichnet|genehmigt|stempel|e\\. ?h|firmat[oa]|approvat[oa]|timbro|getekend|ondertekend|goedgekeurd|undertecknat|underskrevet`,
);

/** Speaks for a party: "For the customer:", "Namens …:", "Pela contratante:". */
export const FOR_PARTY =
  /^\s*(?:(?:conforme|akkoord|accord|acordo|accettazione|signed|accepted)[ ,]+)?(?:for(?: and on behalf of)?|on behalf of|f[öo]r|für|za|por|pel[oa]|(?:a|em|en) nom\p{L}+ d\p{L}+|pour|au nom d\p{L}+|im namen d\p{L}+|per|voor|namens)\s+(?=\S)/iu;

/** What contracts call the one who buys. */
export const CUSTOMER_PARTY = cue(
  `customer|client|purchaser|buyer|subscriber|licensee|kund(?:e|en|in)|auftraggeber(?:in|s)?|besteller(?:in|s)?|cliente|comprador(?:a)?|contratante|adjudicante|acheteur|abonnée?|committente|klant|opdrachtgever|afnemer|kunden|zamawiając\\p{L}+`,
);

/** Who stands on the form for another reason than signing it. */
export const OTHER_PART =
  /(?<![\p{L}])(?:contact|kontakt|ansprech|rückfrag|attn|attention|z\. ?hd|c\/o|cc|cop(?:y|ies|ia)|kopie|invoice|bill(?:ed|ing)|rechnung|fa[ck]tur|fatur|prepared|drafted|bearbeit|erstellt|elabor|prepar|redig|opgesteld|raised|entered|issued|émis|saisi|erfasst|handled|tramit|suivi|dossier|received (?!and)|witness|zeug|testig|testemunh|témoin|testimon|getuige|attest|project|projekt|projet|proyecto|progetto|admin|account|accounts|benutzer|konto|compte|cuenta|conta|usuario|usuário|deliver|training|kick-?off|set-?up|onboarding|reference|card|support|minutes|evidence)\p{L}*/iu;

/** Who signs for somebody else. */
export const SIGNED_FOR_ANOTHER = cue(
  `p\\.? ?p|per proc\\p{L}*|p\\. (?:il|la|el|le|der|die|de|o|a)|p\\. ?o|i\\. ?a|i\\. ?v|on the authority of|per pro|deputy|acting for|for and in the absence|representative|delegate|proxy|por poder|p\\. ?a|por orden de|por delegación|en representación|por procuração|em representação|par délégation|(?:pour|sur|d') ?ordre|im auftrag|in vertretung|in vollmacht|per procura|per delega|in mandaat|bij afwezigheid`,
);

/** Signs on behalf of whoever is named next. */
export const ON_BEHALF = cue(
  `on behalf of|namens|im namen|en nombre d\\p{L}+|em nome d\\p{L}+|au nom d\\p{L}+|per conto`,
);

/** The field is open, or what stands there gives no consent: read, passed on, kept for later. */
export const NOT_SIGNED = cue(
  `awaiting|pending|to follow|to be signed|unsigned|not (?:yet )?(?:signed|returned)|not yet|(?:sent|out) (?:\\p{L}+ ){0,2}(?:for|to) sign\\p{L}*|for (?:your )?signature|outstanding|tbd|tbc|blank|_{2,}|(?<=[:)]\\s*)\\.{4,}|\\.{4,}(?=\\s*(?:\\(|$))|subject to|letter of intent|no approval|for (?:processing|information) only|taken note`,
  `pendiente|por firmar|sin firmar|para (?:su )?firma|aún no|todavía no|ainda não|para assinatura|a la espera|sin que implique|sujet[oa] a|a reserva de|pendente|por assinar|em falta|em branco|com sujeição|sujeit[oa] a|tom\\p{L}+ conhecimento`,
  `en attente|à signer|pour signature|pas encore|zur unterschrift|non signée?|sans signature|sous réserve|bon pour transmission|pour information|ausstehend|steht aus|noch (?:offen|nicht)|nicht unterschrieben|zur kenntnis|vorbehaltlich|unter vorbehalt`,
  `in attesa|da firmare|per (?:la )?firma|non ancora|ter (?:onder)?tekening|nog niet|non firmato|con riserva|salvo (?:approvazione|ratifica)|per conoscenza|volgt|nog te tekenen|niet getekend|onder voorbehoud|ter kennisname`,
);
