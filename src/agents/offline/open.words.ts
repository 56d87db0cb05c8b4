import { cue } from './cue';

/** Open in so many words, which is to be believed of the seller too: it speaks against the seller's own sale. */
export const LEFT_OPEN = cue(
  String.raw`(?:is|are|was|were|has|have)(?:n't| not| still not| never)(?: yet)?(?: been)? (?:resolved|settled|agreed(?! to (?:be|have))|reconciled)|unresolved|unsettled|(?:is|are|remains?|stays?|still)(?: still)? (?:disputed|contested|in dispute)|agree(?:d|ing)? to disagree|we disagree (?:on|about|over)|lawyers disagree|(?:is|are|stays?|remains?|still) (?:wide )?open(?: between| until| at)|leav(?:e|ing) (?:it|that|the (?:number|figure|count|baseline)) open|(?:has|have)(?:n't| not| never) (?:taken (?:it|that|this|them) up|signed up to|agreed to (?:it|that|them))|never (?:took (?:it|that) up|signed up to|agreed to (?:it|that))|(?:that's|those are|it's) (?:my|our) own (?:date|figure|number|guess|target)s?|nobody (?:has )?(?:settled|agreed|decided) `,
  String.raw`(?:no|sin) (?:se )?(?:ha|han|está|están)? ?(?:resuelt\p{L}+|acordad\p{L}+|zanjad\p{L}+)|sin (?:resolver|acordar|zanjar|aclarar)|(?:está|están|sigue|siguen) (?:\p{L}+ )?(?:en disputa|en discusión)|dejamos (?:\p{L}+ ){0,3}(?:abiert[oa]|en el aire)`,
  String.raw`(?:por|sem) (?:resolver|acordar|esclarecer)|não (?:ficou|está|foi|estão|foram) (?:resolvid\p{L}+|acordad\p{L}+|fechad\p{L}+|decidid\p{L}+)|(?:está|estão|continua|continuam) (?:\p{L}+ )?(?:em disputa|em discussão)|deixamos (?:\p{L}+ ){0,3}em aberto`,
  String.raw`(?:pas|jamais) (?:encore )?(?:été )?(?:tranché\p{L}*|réglé\p{L}*|convenu\p{L}*)|reste(?:nt)? (?:à trancher|ouvert\p{L}*)|(?:est|sont|reste|restent) (?:\p{L}+ ){0,2}(?:contesté\p{L}*|en litige)|(?:laisse|laissons) (?:\p{L}+ ){0,3}(?:ouverte?|en suspens)`,
  String.raw`(?:ist|sind|bleibt|bleiben|wurde|wurden) (?:\p{L}+ ){0,6}(?:nicht (?:geklärt|entschieden|vereinbart|ausgeräumt)|offen|(?:um)?strittig)|ungeklärt|(?:zahl|zahlen|wert|das) lassen wir (?:\p{L}+ )?offen|lassen wir (?:die|das|diese) (?:zahl|zahlen|frage|wert) (?:\p{L}+ )?offen`,
  String.raw`non (?:è|sono|hanno) (?:\p{L}+ )?(?:stat\p{L} )?(?:risolt\p{L}+|concordat\p{L}+|decis\p{L}+|chiarit\p{L}+)|(?:è|sono|resta|restano) (?:\p{L}+ )?(?:apert\p{L}+|contestat\p{L}|controvers\p{L}|in discussione|da (?:decidere|chiarire))|lasciamo (?:\p{L}+ ){0,3}(?:apert[oa]|in sospeso)`,
  String.raw`(?:is|zijn|blijft|blijven) (?:\p{L}+ ){0,3}(?:niet (?:opgelost|beslist|afgesproken|uitgesproken)|open|omstreden|betwist)|onbeslist|laten we (?:\p{L}+ ){0,3}open`,
);

/** "The term is no longer disputed." */
export const NOT_OPEN = cue(
  String.raw`no longer (?:disputed|contested|in dispute|open)|(?:not|isn't|aren't|nobody) (?:disputed|disputes|contested|in dispute)|undisputed|unstrittig|unbestritten|nicht (?:mehr )?(?:strittig|umstritten)|n'est (?:plus|pas) contesté\p{L}*|ya no está en disputa|já não está em disputa|non (?:è|sono) (?:più )?contestat\p{L}|niet (?:meer|langer) omstreden`,
);
