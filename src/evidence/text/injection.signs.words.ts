/** Stands for each letter of "AI" and the like, which count in capitals only: "ai" is French for having. */
export const LETTER_OF_AI = '\ue000';

/** Programs that read, in the seven languages. */
export const PROGRAM = either(
  String.raw`${LETTER_OF_AI}+(?:[ -](?!and |or |und |oder |et |e |y |en |is |ist |est |es |è |é )\p{L}+)?`,
  String.raw`(?:artificial intelligence|inteligencia artificial|inteligência artificial|intelligence artificielle|intelligenza artificiale|künstliche intelligenz|kunstmatige intelligentie)`,
  String.raw`(?:(?:large )?language models?|chatbots?|chat ?gpt|copilot|summari[sz]ers?|sprachmodelle?n?|modèles? de langage|modelos? de (?:lenguaje|linguagem)|modell[oi] (?:linguistic[oi]|di linguaggio)|taalmodel(?:len)?)`,
  String.raw`(?:automat(?:ed|ic)|automatis(?:ch|iert)\p{L}*|geautomatiseerde?|automatische) (?:\p{L}+ ){0,2}NOUN`,
  String.raw`NOUN (?:\p{L}+ ){0,2}(?:automátic\p{L}+|automatizad\p{L}+|automatique\p{L}*|automatisé\p{L}*|automatic[oihea]\p{L}*|automatizzat\p{L}+|virtual(?:es)?|virtuel(?:le)?s?|virtual[ei]|(?:de|con|com|di) ${LETTER_OF_AI}+)`,
).replaceAll(
  'NOUN',
  String.raw`(?:systems?|tools?|readers?|agents?|assistants?|summar\p{L}+|processors?|reviewers?|parsers?|software|bots?|services?|system[ei]?n?|werkzeuge?n?|leser|auswertung(?:en)?|lector(?:es)?|sistemas?|herramientas?|asistentes?|leitor(?:es)?|ferramentas?|assistentes?|systèmes?|outils?|lecteurs?|lettor[ei]|sistem[ai]|strument[oi]|assistent[ei]n?|lezers?|hulpmiddel\p{L}*|samenvatters?|resúmenes|resumos|résumés|riassunt\p{L}+|samenvatt\p{L}+)`,
);
/** What people and devices are called as well. */
export const HELPER = String.raw`assistants?|bots?|agents?|models?|machines?|robots?|parsers?|crawlers?|asistentes?|assistent(?:en|es?|i)?|agentes?|agenten|modelos?|modèles?|modell[eio]?|modellen|robôs?|maschinen?|máquinas?|macchin[ae]`;

/** Whatever could mean a program, in any form and compound: a hint, to be weighed with all else that stands there. */
export const MACHINE = String.raw`${LETTER_OF_AI}+|\p{L}*(?:software|program+(?:a|e|s|i)?|robot|robô|\bbots?|automat|autómat|autômat|mas?chin|máquin|macchin|mashine|makina|model+[eoi]?[sn]?|agent[eis]?|as?sistent|assistant|parser|crawler|lector|leser|lecteur|lettor|lettura|lezer|leitor|lecture|engine|system|sistema|système|silicon|silici|digital|digitale|artificial|artificiel|artificiale|künstlich|inteligenc|intelligen[cz]|algorithm|algoritm|gpts?|claudes?|geminis?|copilot|logiciel|werkzeug|outil|strument|herramient|ferrament|auswert|verwerk|verarbeit|summar|résum|resum|riassun|samenvat|sintesi|prompt|token|instruct|anweisung|instruc|istruzion|consigne)\p{L}*`;

export const DETERMINER = String.raw`any|all|every|each|the|whichever|les?|la|los|las|os|as|gli|il|i|die|der|das|den|dem|het|de|jede[rsnm]?|alle[nr]?|todos?|todas?|tous?|toutes?|tutti|elke?|l['’]|qualquer|cualquier|ogni`;

/** What programs do with a text. */
export const READS = String.raw`(?:read|summari|process|pars|analy[sz]|scan|ingest|index|le[ae]n?|leyendo|lendo|resum|proces|analiz|analis|lisant|lit|lisez|résum|trait|lies|lesen|liest|zusammenfass|verarbeit|auswert|legg|riassum|elabor|lees|lezen|leest|samenvat|verwerk)\p{L}*`;
export const THIS = String.raw`(?:this|these|diese[nrsm]?|dies|ce|cet|cette|ceci|est[ea]|esto|isto|essa?e?|quest[oaie]|dit|deze)`;
export const TEXT = String.raw`(?:e-?mail|mail|message|thread|ticket|file|note|notice|item|record|document|conversation|transcript|account|line|footer|paragraph|page|order|case|correo|mensaje|hilo|nota|documento|línea|cuenta|mensagem|linha|conta|courriel|fil|dossier|ligne|compte|nachricht|protokoll|dokument|zeile|akte|vorgang|verlauf|messaggio|riga|bericht|regel|document)s?`;

export const ORDER = either(
  String.raw`(?:treat|mark|set|record|report|list|name|keep|drop|skip|remove|delete|ignore|disregard|leave|output|include|omit|add|fill|write|state|confirm|approve|consider|assume|classify|rate|score|flag|return|answer|reply|replace|change|copy|enter|note|put|register|show|call|count|give|declare|say|mention|use|log|file|bump|forget|send|forward|end|begin)`,
  String.raw`(?:markier|setz|trag|trägt|erfass|vermerk|behandel|betracht|meld|nenn|lass|lösch|entfern|ignorier|überspring|geb|gib|schreib|füg|bestätig|ersetz|führ|stuf|wert|verzeichn|übernehm|übernimm|notier)\p{L}*`,
  String.raw`(?:considér|considèr|marqu|inscri|enregistr|indiqu|mett|mets|signal|trait|list|ignor|supprim|valid|omet|ajout|rempla|désign|laiss|écri|saut|nomm|retir|donn|passe|tais|taire)\p{L}*`,
  String.raw`(?:consider|marqu|marca|marque|registr|regist|indiqu|indica|pon|coloq|defin|trat|anot|list|ignor|elimin|borr|apag|valid|omit|añad|agreg|adicion|acrescent|sustitu|substitu|reemplaz|d[eé]j|deix|escrib|escrev|salt|nombr|nome|inclu|menc)\p{L}*`,
  String.raw`(?:segn|imposta|tratt|annot|elenc|cancell|conferm|omett|aggiung|sostitu|lasci|scriv|nomin|inser|indic|riport)\p{L}*`,
  String.raw`(?:beschouw|markeer|zet|registreer|noteer|vermeld|behandel|noem|negeer|verwijder|bevestig|sla|voeg|vervang|laat|schrijf|vul|rapporteer|meld|geef)(?:t|en)?`,
);
export const MODAL = String.raw`must|shall|should|will|are to|is to|müssen|muss|sollen|soll|sollten|hat|haben|doivent|doit|devront|deben?|deberán?|tienen que|devem|deve|deverão|devono|dovranno|moeten|moet|dienen`;
export const PLEASE = String.raw`please|kindly|bitte|por favor|s['’]il vous plaît|per favore|alstublieft|do not|don['’]t|never|nicht|no|não|non|ne|niet`;

/** What somebody keeps of a customer, as people speak of it among themselves too. */
export const RECORD = either(
  String.raw`accounts?|risks?|seats?|users?|status|complete|ready|confirmed|approved|verified|green|signed|health|score|criteria|metrics?|target|renewal|budget|price|contract|contacts?|e-?mails?`,
  String.raw`risik\p{L}+|konto|kunden?|nutzer\p{L}*|lizenz\p{L}*|vollständig|bereit|bestätigt|freigegeben|erteilt|geprüft|grün|unterschrieben|vertrag|rückfragen`,
  String.raw`risques?|comptes?|utilisateurs?|complet|complète|prêt|confirmé\p{L}*|approuvé\p{L}*|vérifié\p{L}*|vert|signé\p{L}*|contrat|tout|personne`,
  String.raw`riesgos?|riscos?|cuentas?|contas?|cliente|usuarios?|usuários?|utilizador\p{L}*|complet[oa]s?|list[oa]s?|pront[oa]s?|confirmad[oa]s?|aprobad[oa]s?|aprov\p{L}+|verifica\p{L}+|verde|firmad[oa]|assinad[oa]|contrato|orçamento|presupuesto`,
  String.raw`rischi?o?|conto|utenti|completat?[oa]|confermat[oa]|approvat[oa]|verifica\p{L}*|verde|firmat[oa]|contratto`,
  String.raw`risico\p{L}*|klant|gebruikers|volledig|klaar|gereed|akkoord|bevestigd|goedgekeurd|geverifieerd|groen|controle|ondertekend|contract`,
);
/** Words of whoever files what is read, which people hardly use to each other. */
export const FILING = either(
  String.raw`anchors?|fields?|hand-?offs?|champions?|decision[ _-]?makers?|summar(?:y|ies)|output|gaps?|gate|concrete|discrepanc\p{L}+|injections?|flags?`,
  String.raw`felder|übergabe|entscheider\p{L}*|zusammenfassung|ausgabe|konkret|anker`,
  String.raw`champs|décideu\p{L}+|résumé|sortie|écarts?|dossier`,
  String.raw`campos|decis(?:or|ore|ores)(?:a|as)?|promotor\p{L}*|resumen|resumo|salida|saída|discrepancias|discrepâncias|traspaso`,
  String.raw`campi|campione|decisore|riepilogo|riassunto`,
  String.raw`velden|kampioen|beslisser|samenvatting|overdracht`,
);
export const HIDES = either(
  String.raw`(?:do not|don['’]t|never|without|no) (?:\p{L}+ ){0,2}(?:mention|list|report|flag|review|questions?|checks?|verification)\p{L}*|(?:remove|delete|omit|drop|leave out|skip) (?:\p{L}+ ){0,4}(?:line|note|footer|paragraph|risks?|checks?|mention|complaints?|gaps?)`,
  String.raw`(?:keine?|ohne) (?:\p{L}+ ){0,2}(?:risik|rückfrag|prüfung|lücken|hinweis)\p{L}*|(?:überspring|lösch|weglass|weggelassen|wegzulassen|verschweig)\p{L}*`,
  String.raw`(?:ne|sans|n['’]) ?(?:\p{L}+ ){0,3}(?:signal|mention|parler|vérif|contrôl|alert|risque)\p{L}*|aucune? (?:risque|écart|réserve|donnée manquante)\p{L}*`,
  String.raw`(?:no|sin|não|sem) (?:\p{L}+ ){0,2}(?:mencion|inform|verific|reporte|revisi|relat|risco|riesgo)\p{L}*|ningún riesgo|nenhum risco|(?:omit|elimin|apag|borr)\p{L}* (?:\p{L}+ ){0,3}(?:línea|linha|nota|discrep|riesgo|risco)\p{L}*`,
  String.raw`(?:non|senza) (?:\p{L}+ ){0,2}(?:menzion|segnal|verific|riport|indic)\p{L}*|nessun rischio|(?:salt|omett|cancell)\p{L}* (?:\p{L}+ ){0,3}(?:riga|nota|verific|rischi|controll)\p{L}*`,
  String.raw`(?:geen|zonder) (?:\p{L}+ ){0,2}(?:risico|vragen|controle|melding)\p{L}*|sla (?:\p{L}+ ){0,3}over`,
);

export const WHEN = 'when|if|while|si|cuando|quando|quand|wenn|se|als|wanneer';

export const OWNER = String.raw`our|your|their|his|her|unser\p{L}*|eur\p{L}*|ihr\p{L}*|notre|votre|leur|nuestr\p{L}+|vuestr\p{L}+|noss\p{L}+|voss\p{L}+|nostr\p{L}+|vostr\p{L}+|onze?|jullie|uw`;

function either(...alternatives: string[]): string {
  return alternatives.join('|');
}
