import { cue } from './cue';

/** The speaker is not sure. */
export const HEDGE = cue(
  `probably|perhaps|maybe|might|possibly|presumably|apparently|i guess|i'd guess|i suppose|i assume|i believe so|not sure|unsure|not certain|could be|should be able|likely|it seems|seems to be|sort of|kind of|hopefully|i hope|no idea|don't know|do not know|tbd|to be confirmed|unconfirmed|unclear|who knows|assuming|finger in the air|ballpark|rough(?:ly)? guess|off the top of my head|don't quote me|allegedly|supposedly|in principle|as far as i (?:know|remember|can tell)|if i remember|i would say so`,
  `probablemente|quizás?|tal vez|a lo mejor|puede que|puede ser|posiblemente|supongo|creo que sí|no estoy segur[oa]|no sé|ojalá|espero que|parece que|en principio|por confirmar|a ojo|diría que`,
  `provavelmente|talvez|se calhar|pode ser|possivelmente|suponho|acho que|não (?:tenho certeza|sei|estou certo)|espero que|parece que|em princípio|a confirmar|por alto|diria que`,
  `probablement|peut-être|sans doute|il se peut|je suppose|je crois que|je pense que oui|pas sûr(?:e)?|je ne sais pas|j'espère|il semble|en principe|à confirmer|à vue de nez|éventuellement`,
  `wahrscheinlich|vermutlich|vielleicht|möglicherweise|eventuell|wohl|ich glaube|ich nehme an|ich denke schon|nicht sicher|weiß (?:ich )?nicht|hoffentlich|scheint|im prinzip|grundsätzlich schon|angeblich|schätzungsweise|über den daumen|könnte sein`,
  `probabilmente|forse|può darsi|magari|suppongo|credo di sì|credo che|non (?:sono sicur[oa]|lo so|saprei)|spero|sembra|in linea di massima|da confermare|a occhio|direi`,
  `waarschijnlijk|misschien|wellicht|mogelijk|vermoedelijk|ik denk|ik geloof|ik neem aan|niet zeker|weet (?:ik )?niet|hopelijk|lijkt|in principe|nog te bevestigen|op de gok|zou kunnen`,
);

/** A statement that depends on something that has not happened. */
export const CONDITION = cue(
  `subject to|assuming|provided (?:that)?|pending|conditional|depends on|depending on|once the (?:board|committee|budget|cfo)|until the (?:board|committee)|needs? (?:board|committee|cfo|budget) approval|awaiting|waiting for (?:the )?(?:board|approval|budget|sign)|if the (?:board|committee|budget)|not mine to give|above my limit|not approved yet|has not (?:been )?approved|has yet to|still has to (?:sign|approve)|not decided|undecided|no final decision`,
  `sujeto a|a reserva de|pendiente de|siempre que|salvo aprobación|falta (?:la )?(?:aprobación|firma)|depende de|si el (?:comité|consejo)|aún no (?:está|ha) aprobad[oa]|no está decidido`,
  `sujeito a|pendente de|desde que|condicionado|depende d[aoe]|falta (?:a )?(?:aprovação|assinatura)|se o (?:comitê|conselho|comité)|ainda não (?:foi|está) aprovad[oa]|não está decidido`,
  `sous réserve|à condition|en attente de|dépend d[eu]|il faut encore|si le (?:comité|conseil)|pas encore (?:validé|approuvé|signé|décidé)|reste à valider`,
  `vorbehaltlich|unter (?:dem )?vorbehalt|vorausgesetzt|hängt (?:davon )?ab|wenn der (?:vorstand|beirat|aufsichtsrat)|noch nicht (?:genehmigt|freigegeben|entschieden|unterschrieben)|steht noch aus|muss noch`,
  `salvo approvazione|a condizione|in attesa di|dipende da|se il (?:consiglio|comitato)|non (?:è )?ancora (?:approvat[oa]|firmat[oa]|decis[oa])|previa approvazione|subordinat[oa]`,
  `onder voorbehoud|mits|in afwachting|hangt af van|als de (?:raad|directie)|nog niet (?:goedgekeurd|getekend|besloten)|moet nog`,
);

/** Somebody else's word, passed on. */
export const HEARSAY = cue(
  `(?:he|she|they|\\p{L}+) (?:says|said|told me|mentioned|claims|thinks)|i (?:heard|was told|gather|understand)|word is|rumou?r|according to|reportedly|second[- ]hand|i'm told|knows about it|is fine with|would be fine|won't mind|won't object`,
  `dice que|dijo que|me (?:han dicho|dijeron|comentó|contó)|según|he oído|diz que|disse que|me disseram|segundo|ouvi dizer|dit que|m'a dit|paraît-il|d'après|j'ai entendu|sagt|sagte|hat mir gesagt|angeblich|laut|habe gehört|dice che|ha detto che|mi hanno detto|secondo|ho sentito|zegt dat|zei dat|volgens|heb gehoord`,
);

/** The speaker takes back or corrects what was said before. */
export const CORRECTION = cue(
  `sorry,? no|no,? sorry|correction|i misspoke|that was wrong|was wrong|was incorrect|scratch that|strike that|let me correct|to correct|actually,? (?:no|it's|it is)|i meant|my mistake|my bad|typo|the honest figure|outdated|old figure|was before|it used to be`,
  `perdón,? no|me equivoqué|corrijo|corrección|quise decir|mejor dicho|estaba mal|error mío|era antes|desculpe,? não|corrijo|corrigindo|enganei-me|me enganei|quis dizer|estava errad[oa]|erro meu`,
  `pardon,? non|je me suis trompé(?:e)?|je corrige|correction|je voulais dire|c'était faux|erreur de ma part|entschuldigung,? nein|korrektur|korrigiere|das war falsch|ich meinte|falsch gesagt|mein fehler|habe mich versprochen`,
  `scusi,? no|mi sono sbagliat[oa]|correggo|correzione|volevo dire|era sbagliato|errore mio|sorry,? nee|correctie|ik bedoel(?:de)?|dat klopte niet|foutje|mijn fout|vergis(?:t)?`,
);

/** Mockery and wishful talk that must not be taken at its word. */
export const SARCASM = cue(
  `yeah,? right|oh,? sure|sure,? sure|unicorns?|in (?:his|her|their|my) dreams|wouldn't that be (?:nice|lovely)|yeah,? sure|obviously,? not|as if|sure,? (?:and pigs|because that)|good luck with that|in your dreams|dream on|just kidding|kidding|joking|ha ha|haha|lol|if only|magically|world peace|a pony|tomorrow morning,? please|when hell freezes|pigs (?:can )?fly|sí,? claro|ya,? claro|bromeo|es broma|sim,? claro|brincadeira|mais bien sûr|je plaisante|c'est une blague|na klar|schön wär's|scherz|spaß beiseite|sì,? certo|scherzo|ja,? vast|grapje`,
);

export const NEGATED = cue(
  `not|no|never|don't|doesn't|didn't|won't|can't|cannot|isn't|aren't|nobody|nothing|none|without|no longer|nunca|jamás|nadie|nada|sin|não|nunca|ninguém|nada|sem|ne|pas|jamais|personne|rien|sans|nicht|nie|niemand|nichts|kein(?:e|en|er)?|ohne|non|mai|nessuno|niente|senza|niet|nooit|niemand|niets|geen|zonder`,
);

/** Opens a clause that something else hangs on: "once legal has signed", "sobald …", "siempre que …". */
const CONNECTIVES = [
  `if(?! you (?:need|want|have|like|ask|wonder))|once|as soon as|provided|providing|on condition|unless|until|till|as long as|so long as|when|whenever|only (?:if|once|when|after)|contingent (?:on|upon)|pending|subject to|after (?:the|our|legal|finance|it|security)`,
  `si(?! (?:necesit|quier)\\p{L}+)|cuando|siempre que|siempre y cuando|una vez|en cuanto|tan pronto como|hasta que|a menos que|a condición de|a falta de|solo si|sólo si|se(?! (?:precis|quis)\\p{L}+)|assim que|desde que|uma vez|logo que|até que|a menos que|caso|quando|só se|mediante`,
  `si(?! vous)|s'il|dès que|dès lors que|sous réserve|à condition|une fois|lorsque|quand|tant que|à moins que|seulement si|wenn(?! sie)|sobald|sofern|falls|erst wenn|erst,? wenn|nur wenn|unter der bedingung|vorausgesetzt|vorbehaltlich|solange|bis`,
  `se(?! (?:vuole|volete|serve))|quando|appena|non appena|una volta|a condizione|a patto|purché|finché|salvo|solo se|als(?! u)|zodra|mits|wanneer|op voorwaarde|onder voorbehoud|tenzij|totdat|pas als`,
].join('|');
/** A condition that stands before what hangs on it, at the head of the sentence or after a conjunction. */
export const CONDITION_FIRST = new RegExp(
  `^[^\\p{L}]*(?:(?:but|and|pero|y|mas|e|mais|et|aber|und|ma|maar|en)\\s+)?(?:${CONNECTIVES.replaceAll("'", "['’]")})(?![\\p{L}])`,
  'iu',
);
/** A condition right behind it, with at most a "but only" between. */
export const CONDITION_BEHIND = new RegExp(
  `^[^.;!?\\n]{0,60}?(?:[\\s,–—-]|^)(?:${CONNECTIVES.replaceAll("'", "['’]")})(?![\\p{L}])`,
  'iu',
);

/** The sentence after it turns what was said into a joke or takes it back. */
export const TURNED_ROUND =
  /^["'“«(]*(?:not|nope|no way|just kidding|kidding|joking|in your dreams|dream on|as if|yeah,? right|haha|lol|es broma|en sus sueños|ni en sueños|era broma|brincadeira|nem em sonhos|nem pensar|je plaisante|tu rêves|vous rêvez|même pas en rêve|scherz|nein|von wegen|träumen sie weiter|schön wär's|scherzo|neanche per sogno|grapje|droom lekker verder)["'”»)]*[.!…]*$/iu;
