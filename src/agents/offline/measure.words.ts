import { cue } from './cue';

export const PERCENT_UNIT =
  /^[\s\u00a0\u202f-]?(?:%|percent(?:age points?)?|per cent|pct|prozent(?:punkte)?|por ciento|por cento|pour[ -]?cents?|per cento|procent| ?per hundred| ?(?:in|out of|of) (?:every |each |a |one )?hundred| von (?:je )?hundert| sur cent| su cento| de cada cien| em cada cem| op de honderd)(?![\p{L}])/iu;
/** "of every hundred people who start, sixty-one …" */
export const OF_EVERY_HUNDRED =
  /(?<![\p{L}])(?:of|in) (?:every|each) (?:hundred|100)(?![\p{L}\d])[^.;]{0,70}$|(?:de|em) cada (?:cien|cem|100)(?![\p{L}\d])[^.;]{0,70}$|(?:von|auf) (?:je )?(?:hundert|100)(?![\p{L}\d])[^.;]{0,70}$|sur (?:cent|100)(?![\p{L}\d])[^.;]{0,70}$|su (?:cento|100)(?![\p{L}\d])[^.;]{0,70}$|van (?:de|elke) (?:honderd|100)(?![\p{L}\d])[^.;]{0,70}$/iu;
/** "out of every thousand", "in a thousand", "per thousand" */
export const OUT_OF =
  /^\s*(?:out of (?:every |each )?(?:a |one )?thousand|in (?:every |a |one )?thousand|per (?:thousand|mille|1[.,]?000)|‰|por mil|de cada mil|em cada mil|pour mille|sur mille|von tausend|pro tausend|promille|su mille|per mille|op de duizend)(?![\p{L}])/iu;

const DURATIONS: [string, RegExp][] = [
  [
    'seconds',
    /^[\s\u00a0\u202f-]?(?:seconds?|secs?|segundos?|secondes?|sekunden?|secondi|secondo|seconden|s)(?![\p{L}])/iu,
  ],
  ['minutes', /^[\s\u00a0\u202f-]?(?:minutes?|mins?|minutos?|minuten?|minuti|minuto|minuut|′)(?![\p{L}])/iu],
  [
    'hours',
    /^[\s\u00a0\u202f-]?(?:(?:full|working|man|person)[ -])?(?:hours?|hrs?|horas?|heures?|stunden?|ore|ora|uur|uren|h|std)(?![\p{L}])/iu,
  ],
  [
    'working days',
    /^[\s\u00a0\u202f-]?(?:(?:working|business|work)[ -]?days?|días hábiles|días laborables|dias úteis|jours (?:ouvrés|ouvrables)|werktage?n?|arbeitstage?n?|giorni lavorativi|werkdagen)(?![\p{L}])/iu,
  ],
  [
    'days',
    /^[\s\u00a0\u202f-]?(?:(?:calendar|full)[ -])?(?:days?|días?|dias?|jours?|tagen?|tage?|giorni|giorno|dagen|dag)(?![\p{L}])/iu,
  ],
  ['weeks', /^[\s\u00a0\u202f-]?(?:weeks?|semanas?|semaines?|wochen?|settimane|settimana|weken|week)(?![\p{L}])/iu],
  ['months', /^[\s\u00a0\u202f-]?(?:months?|mes(?:es)?|mês|mois|monate?n?|mesi|mese|maanden?)(?![\p{L}])/iu],
];
export const SIXTIETHS: Record<string, string> = { hours: 'minutes', minutes: 'seconds' };

/** The unit of time right behind a number. */
export function durationUnit(after: string): { unit: string; length: number } | null {
  for (const [unit, pattern] of DURATIONS) {
    const match = pattern.exec(after);
    if (match) return { unit, length: match[0].length };
  }
  return null;
}

export const PER_PERIOD =
  /^\s*(?:\/|per|an?|each|every|in (?:the|a|an)|al|a la|por|cada|à (?:la|l['’])?|par|chaque|pro|je|jede[ns]?|im|in der|die|den|das|am|alla|all['’]|ogni|ao|na|no|elke|in (?:de|het)|op een)\s*(day|shift|night|week|wk|month|mth|quarter|year|yr|noche|noite|nuit|nacht|notte|día|turno|semana|mes|trimestre|año|dia|mês|ano|jour|semaine|mois|trimestre|an|tag|schicht|woche|monat|quartal|jahr|giorno|settimana|mese|anno|dag|dienst|maand|kwartaal|jaar|invoice|order|ticket|case|patient|aircraft|unit|bestellung|rechnung|factura|facture|fattura|factuur)(?![\p{L}])/iu;
const PERIODS: Record<string, string> = {
  día: 'day',
  dia: 'day',
  jour: 'day',
  tag: 'day',
  giorno: 'day',
  dag: 'day',
  semana: 'week',
  semaine: 'week',
  woche: 'week',
  settimana: 'week',
  mes: 'month',
  mês: 'month',
  mois: 'month',
  monat: 'month',
  mese: 'month',
  maand: 'month',
  trimestre: 'quarter',
  quartal: 'quarter',
  kwartaal: 'quarter',
  año: 'year',
  ano: 'year',
  an: 'year',
  jahr: 'year',
  anno: 'year',
  jaar: 'year',
  turno: 'shift',
  schicht: 'shift',
  noche: 'night',
  noite: 'night',
  nuit: 'night',
  nacht: 'night',
  notte: 'night',
  wk: 'week',
  mth: 'month',
  yr: 'year',
};
export function periodOf(word: string): string {
  const lower = word.toLowerCase();
  return PERIODS[lower] ?? lower;
}

/** Words behind a number that are no unit. */
export const NO_NOUN = new Set(
  `to or and by in on at of for from is was are were be today now right currently last this that than then but as if so with without until before after per a an the it we i you they he she all each every more less fewer
  again already still only about when where which who not no yes please sorry because while since over under below above out up down too also just maybe ever once here there plus minus times x today's mean median average flat tops max sharp net stands said quote
  y o u de del en por para con sin hasta antes hoy ahora es era son que como pero más menos al a el la los las un una si no ya
  e ou do da dos das no na em com sem até antes hoje agora é era são que como mas mais menos ao à o os as um uma se não já
  et ou du des au aux en par pour avec sans avant aujourd'hui est était sont que mais plus moins le les un une si ne pas à
  und oder auf bis im in am an von zu mit ohne vor heute jetzt ist war sind aber mehr weniger als der die das den dem ein eine nicht wenn
  ed di del della a al alla da dal per con senza entro oggi ora è era sono ma più meno il lo gli un una se non
  en of van naar tot op bij met zonder voor vandaag nu is was zijn maar meer minder dan het een als niet wel`.split(
    /\s+/u,
  ),
);

/** Numbers that count or name something else. */
export const NOT_MEASURED_BEFORE =
  /(?<![\p{L}])(?:\d:|\d\s?[.:h]|version|release|v|addendum|annex|appendix|schedule|phase|wave|step|stage|round|section|chapter|lot|no\.?|nr\.?|n[º°]|number|ticket|#|q|page|line|room|hall|halle|building|store|item|option|article|§|tail number|fase|etapa|paso|versión|versão|étape|étage|schritt|welle|stufe|abschnitt|versione|passo|versie|stap|level|tier|top|older than|younger than|longer than|more recent than|under the age of|älter als|last|past|next|first|previous|coming|recent|\d\/|letzten|nächsten|vergangenen|últimos|últimas|próximos|derniers|dernières|prochains|ultimi|ultime|prossimi|afgelopen|komende|took me|took us|cost me|spent|born in|since|fiscal|fy|the year)\s*$/iu;
export const NOT_MEASURED_AFTER =
  /^(?:[:.]\d{2}(?!\d)|\s*(?:o'clock|am|pm|a\.m|p\.m|uhr)(?![\p{L}])|\s*[x×/]\s*\d|st\b|nd\b|rd\b|th\b|\s*(?:things?|points?:|questions?|reasons?|of us|people|persons?|years?|yrs?|años|anos|ans|années|jahren?|anni|jaar|times|years? ago|committees?|tools?|vendors?|suppliers?|offers?|demos?|calls?|meetings?|minutes? late|named|seats?|users?|licen[cs]es?|agents?|plants?|sites?|locations?|offices?|stores?|clinics?|houses?|halls?|buildings?|yards?|shops?|factories|warehouses|hotels?|schools?|countries|regions?|teams?|modules?|connectors?|cosas|puntos|usuarios|licencias|plantas|sedes|coisas|usuários|utilizadores|licenças|lojas|choses|utilisateurs|sites|usines|dinge|punkte|benutzer|nutzer|standorte?n?|werke?n?|filialen|cose|utenti|licenze|stabilimenti|negozi|sedi|dingen|gebruikers|locaties|vestigingen|winkels)(?![\p{L}]))/iu;

export const SPAN_TO_REACH =
  /(?<![\p{L}])(?:within|in|inside|binnen|innerhalb(?: von)?|en|em|dans les|entro|dentro de)\s+(?:\p{L}+|\d+)\s+(?:\p{L}+\s+)?(?:of|after|from|nach|ab|après|de|dopo|na|após)\s+(?:the\s+|la\s+|le\s+)?(?:go-?live|launch|kick-?off|rollout|einführung|lancement|démarrage|arranque|avvio|livegang)(?![\p{L}])/iu;
/** "90 days of go-live", "two weeks from now": how long until, not how much. */
export const SPAN_AFTER =
  /^\s*(?:\p{L}+\s+){1,2}(?:(?:of|after|from|following|nach|ab|après|de|del|dopo|dal|na|após)\s+(?:the\s+|dem\s+|der\s+|le\s+|la\s+|el\s+|il\s+|o\s+|a\s+)?)(?:go-?live|launch|start|kick-?off|signature|signing|now|rollout|einführung|produktivstart|lancement|démarrage|arranque|avvio|partenza|livegang)(?![\p{L}])/iu;

export const FROM_WORD =
  /(?<![\p{L}])(?:from|de|desde|von|da|dal|dai|van|vom|du|dos?|des)\s*(?:the |about |roughly |current |currently |hoy |heute |atuais |actuales |attuali )?$/iu;
export const TO_WORD =
  /^[^.;\d]{0,24}?(?:\bto\b|down to|up to|\ba\b|hasta|à|auf|bis|para|al?|ad|naar|tot|→)\s*(?:at most |under |below |maximaal |höchstens |maximal |menos de |unter )?$/iu;

/** Prepositions that speak of a figure only right before it. */
export const ONLY_RIGHT_BEFORE =
  /^(?:under|below|above|over|within|from|after|against|at least|at most|less than|more than|fewer than|minimum|maximum|max|menos de|más de|mais de|moins de|plus de|sous|auf|unter|über|bei|von|more|sotto|meno di|più di|sopra|onder|boven|op|a|en|em|à)$/iu;

/** What stands before the figure to reach. */
export const TARGET_BEFORE = cue(
  `(?:it|that|this|we)(?:'ll| will| shall) be(?: at| down to)?|(?:lo|la|esto) (?:dejaremos|dejamos) en|será(?: de)?|estará en|ficará em|ce sera|(?:sera|serons) à|(?:wird|werden) (?:\\p{L}+ ){0,3}(?:bei|auf)|sarà(?: del)?|(?:zal|wordt) (?:het )?|(?:success|a win|happy|satisfied|pleased) (?:if|when) (?:that|it|this|we|the \\p{L}+)(?: \\p{L}+)? (?:is|are|comes? to|falls? to|drops? to|gets? to|reaches)(?: at)?|(?:want|like|need) (?:that|it|this) to (?:read|be|show|say)|(?:is|are) committed to|commit(?:ting|ted)? to|shook hands on`,
  `(?:il |nous |on )?(?:nous |leur )?en (?:faut|veut|voulons|visons)|l'engagement(?: est| de)?|zielwert(?: \\p{L}+){0,3}:?|soll-?wert(?: \\p{L}+){0,2}:?|ziel(?: \\p{L}+){1,3}:|soll:|meta:|objetivo:|objectif:|cible:|obiettivo:|doel:`,
  `(?:targets?|goals?|limit|ceiling|aim|objective|commitment|promise|pledge|ask|yardstick|bar|ambition|obligation|mandate)(?: [\\p{L}-]+){0,6} is(?: now)?|(?:promised|told|owe|committed) (?:\\p{L}+ ){1,4}|(?:we'll|we will|we shall|i'll|will|shall) (?:be|land|end up|come in|stand) (?:at|on|by)|allowed (?:us|me)|judged on|(?:lands?|landed|settled?|agreed) (?:on|at)|norm:|target(?:s|ed)?(?: of| is| at| for)?|goal(?:s)?(?: of| is)?|aim(?:ing)?(?: for| at| is)?|(?:down|up|get|got|go|bring|brought|cut|reduce|lower|drop|push|come|move|raise|lift|grow|improve)\\p{L}*(?: (?:us|it|that|this|me|them|the \\p{L}+))? (?:back )?(?:to|below|under|above|past)|(?:need|needs|needed|want|wants|wanted|must|has to|have to|had to|should|ought to|got to|wish|expect|expects|require|requires)(?: (?:it|us|that|this|them|to be|to get|to reach|to see|to hit|to have|be|at))*|under|below|less than|fewer than|lower than|no more than|not more than|at most|maximum(?: of)?|max|ceiling(?: \\p{L}+){0,6} is|limit(?: is| of)?|at least|more than|above|over|minimum(?: of)?|reach(?:ing)?|hit|within|promised(?: \\p{L}+){0,4}(?: is)?|defend|good (?:is|would be|looks like)|acceptable is|threshold(?: is| of)?|win at|happy (?:at|with)|commits us to|answered within|or better|success (?:is|means)|like to (?:see|be at|get to|reach)|would be`,
  `objetivo(?:s)?(?: es| de)?|meta(?: es| de)?|(?:compromiso|promesa|exigencia)(?: \\p{L}+){0,4} es(?: de)?|(?:prometí|prometido|comprometid[oa])(?: \\p{L}+){0,4}(?: a)?|(?:queda|quedamos|se queda|lo dejamos) en|con (?:bajar|reducir|llegar|subir|pasar|quedar\\p{L}*|dejarlo|llevarlo|aumentar)\\p{L}*(?: \\p{L}+){0,2} (?:a|hasta|de|por debajo de|en)|(?:queremos|quiero|necesitamos|necesito|tenemos que|tiene que|hay que|debe(?:mos|ría)?|pide|exige|esperamos|nos pide)(?: (?:llegar a|bajar a|estar en|que sea(?:n)?|tener|ser))*|menos de|por debajo de|inferior a|como máximo|máximo(?: de)?|a lo sumo|no más de|al menos|como mínimo|mínimo(?: de)?|más de|por encima de|alcanzar`,
  `objetivo(?:s)?(?: é| de)?|meta(?: é| de)?|(?:compromisso|promessa|exigência)(?: \\p{L}+){0,4} é(?: de)?|(?:prometi|prometido)(?: \\p{L}+){0,4} (?:é )?|(?:fica|ficamos|fechamos) em|(?:baixar|reduzir|chegar|subir|passar|descer|levar|aumentar|ficar)\\p{L}*(?: \\p{L}+){0,2} (?:a|para|até|ao|aos|abaixo de|em)|(?:queremos|quero|precisamos(?: de)?|preciso(?: de)?|temos (?:de|que)|tem (?:de|que)|deve(?:mos)?|exige|pede|esperamos)(?: (?:chegar a|baixar para|estar em|ficar em|que seja(?:m)?|ter|ser))*|menos de|abaixo de|inferior a|no máximo|máximo(?: de)?|não mais (?:de|que)|pelo menos|no mínimo|mínimo(?: de)?|mais de|acima de|atingir|alcançar`,
  `(?:engagement|promesse|exigence)(?: \\p{L}+){0,4} (?:est|c'est)(?: de)?|(?:promis|engagé(?:e|s)?)(?: \\p{L}+){0,4}(?: à)?|on (?:se fixe|part sur|retient)|il (?:m'|nous )?en? ?(?:me |nous )?faut|objectif(?:s)?(?: (?:du|de la|de) \\p{L}+)?,?(?: c'est| est(?: de)?| de|:)?|cible(?: est| de)?|(?:descendre|baisser|passer|arriver|réduire|ramener|monter|tomber|atteindre|viser)\\p{L}*(?: \\p{L}+){0,2} (?:à|sous|en dessous de|jusqu'à)|viser|atteindre|(?:il faut|il nous faut|on veut|nous voulons|je veux|on doit|nous devons|doit|exige|demande|attend)(?: (?:arriver à|descendre à|être à|passer à|que ce soit))*|moins de|en dessous de|inférieur(?:e)? à|au plus|au maximum|maximum(?: de)?|pas plus de|au moins|minimum(?: de)?|plus de|au-dessus de|sous(?: les| la barre des)?`,
  `(?:zusage|verpflichtung|vorgabe|auflage|versprechen)(?: \\p{L}+){0,4} (?:ist|sind|lautet)|(?:zugesagt|versprochen|verpflichtet)(?: \\p{L}+){0,3}|ziel(?:e|wert|marke|vorgabe)?(?: ist| sind| von| liegt bei|:)?|(?:runter|herunter|hin|rauf|hoch|senken|reduzieren|drücken|kommen|bringen|verringern|erhöhen|steigern)(?: \\p{L}+){0,4} (?:auf|unter|über)|auf (?:höchstens|maximal|unter|mindestens|etwa)?|(?:müssen|muss|wollen|will|sollen|soll|möchten|brauchen|erwarten|erwarte)(?: (?:wir|ich|es|das|die \\p{L}+|hin))*(?: auf| bei| unter)?|höchstens|maximal|unter|weniger als|nicht mehr als|mindestens|über|mehr als|erreichen|bis zu|wunsch(?:wert)?`,
  `(?:impegno|promessa)(?: \\p{L}+){0,4} è(?: di)?|(?:promesso|impegnat[oa])(?: \\p{L}+){0,4}(?: a)?|dobbiamo (?:stare|arrivare) (?:a|su)|obiettivo(?: è| di|:)?|traguardo(?: è| di)?|target(?: è| di)?|(?:scendere|ridurre|arrivare|portar\\p{L}*|passare|salire|abbassare|raggiungere|calare|aumentare)\\p{L}*(?: \\p{L}+){0,2} (?:a|al|ai|sotto|sotto i|sotto il|fino a|entro)|(?:vogliamo|voglio|dobbiamo|devo|deve|devono|serve|servono|bisogna|chiede|pretende)(?: (?:arrivare a|scendere a|stare a|essere|che sia(?:no)?))*|meno di|sotto(?: i| il| le)?|inferiore a|al massimo|massimo(?: di)?|non più di|almeno|minimo(?: di)?|più di|sopra(?: il| i)?|raggiungere`,
  `(?:toezegging|belofte|norm|afspraak)(?: \\p{L}+){0,4}(?: is|:)|(?:beloofd|toegezegd)(?: \\p{L}+){0,3}|doel(?:stelling)?(?: is| van|:)?|(?:omlaag|terug|naar beneden|verlagen|reduceren|brengen|zakken|dalen|gaan|komen|omhoog|verhogen)(?: \\p{L}+){0,3} (?:naar|tot|onder|boven)|(?:naar|tot) (?:maximaal |onder |hoogstens )?|(?:moet|moeten|willen|wil|wilt|zouden|eist|verwachten)(?: (?:we|ik|het|dat|naar|op|onder|worden|zijn))*|minder dan|onder(?: de)?|hoogstens|maximaal|maximum(?: van)?|niet meer dan|minstens|minimaal|ten minste|meer dan|boven(?: de)?|halen|bereiken`,
);
export const TARGET_AFTER =
  /^[\s,]*(?:(?:\p{L}+,?\s+){0,4})?(?:or (?:less|below|lower|fewer|under|better|more|above|higher)|no (?:higher|lower|worse|later|more|less)|at (?:most|the most|least)|max(?:imum)?|tops|o menos|como máximo|o más|como mínimo|ou menos|no máximo|ou mais|no mínimo|ou moins|au maximum|au plus|ou plus|maximum|oder weniger|oder besser|höchstens|oder mehr|o meno|al massimo|o più|of minder|of lager|of meer|no más|pas plus|não mais|nicht mehr|non di più|niet meer|not more|no more|is (?:the|our|my) (?:target|goal|aim|limit|number to beat|success)|es (?:el|la|nuestr[oa]) (?:objetivo|meta)|é (?:o|a|nosso|nossa) (?:objetivo|meta)|est (?:l'objectif|notre objectif|la cible)|ist (?:das|unser) ziel|è (?:l'obiettivo|il nostro obiettivo)|is (?:het|ons) doel|(?:is|would be) (?:good|fine|doable|what we (?:need|want)|where we))(?![\p{L}])/iu;

/** Says outright that a figure is today's. */
export const TODAY_WORD = cue(
  `today|now|currently|right now|at the moment|at present|presently|used to|last (?:year|quarter|month|season)|hoy|ahora|actualmente|hoje|agora|atualmente|aujourd'hui|actuellement|heute|aktuell|derzeit|jetzt|momentan|zurzeit|oggi|attualmente|adesso|vandaag|nu|momenteel`,
);

/** "seven in a thousand or we lose the contract" */
export const ELSE_AFTER =
  /^[\s,]*(?:\p{L}+\s+){0,2}?(?:or (?:we|i|they|else|it)|otherwise|o (?:perdemos|si no)|si no|ou (?:perdemos|senão)|senão|sinon|ou (?:on|nous)|sonst|oder wir|altrimenti|o perdiamo|anders|of we)(?![\p{L}])/iu;
/** "7 per thousand by 15 November": a figure with a day to reach it by. */
export const DEADLINE_AFTER =
  /^[^.;!?]{0,60}?(?<![\p{L}])(?:by|before|until|no later than|antes del?|para (?:el|finales)|hasta el|até|avant|d'ici|au plus tard|bis|spätestens|entro|prima del?|vóór|voor|tegen|uiterlijk)\s+(?:the\s+|end of\s+|el\s+|le\s+|la\s+|il\s+|zum\s+|ende\s+|fin\s+|fine\s+|eind\s+|finales de\s+|o\s+|a\s+|dia\s+|au\s+|du\s+)*(?:\d{1,2}|q[1-4]|t[1-4]|year|christmas|thanksgiving|easter|winter|summer|spring|autumn|fall|next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic|fev|mai|set|out|avr|juin|juil|août|déc|giu|lug|gen|ott|mrt|mei|maart|maggio|junho|julho|junio|julio)/iu;

/** Points at a figure just named, whoever's it is, and makes it the one to reach. */
export const ADOPTED = cue(
  `(?:and )?(?:that|which|this)(?:'s| is| was) (?:the (?:figure|number|level|one|mark|bar)|what|where) (?:that )?(?:i|we)(?:'d| would)? (?:want|need|expect|like|aim|go for|have to|must)`,
  `(?:y )?(?:esa|eso|ese|ésa) es (?:la cifra|el número|lo) que (?:quiero|queremos|necesit\\p{L}+)|(?:e )?(?:esse|isso|essa) é (?:o número|o valor|a cifra|o) que (?:quero|queremos|precis\\p{L}+)|(?:et )?c'est (?:le chiffre|celui|ce) que (?:je|nous) (?:veux|voulons|vise|visons)|(?:und )?(?:das|die) (?:ist die zahl,? die|will ich|wollen wir)|(?:e )?(?:quello|questo) è (?:il numero|la cifra|ciò) che (?:voglio|vogliamo)|(?:en )?dat is (?:het getal|het cijfer|wat) (?:dat )?(?:ik|wij|we) (?:wil|willen)`,
);

/** What stands before today's figure. */
export const TODAY_BEFORE = cue(
  `(?:lage|ist-?wert|ist-?stand|ist|status quo|ausgangslage|ausgangswert|stand heute|derzeitiger stand|baseline|starting point|as[- ]is|situación|punto de partida|línea base|situação|ponto de partida|linha de base|situation|point de départ|état des lieux|situazione|punto di partenza|huidige stand|nulmeting)(?: \\p{L}+){0,2}:`,
  `(?:i|we)(?:'ve| have)? got|(?:i|we) (?:count|measure|measured|counted)|today|currently|right now|at the moment|at present|now|these days|we(?:'re| are| run| sit| stand| have| had| lose| fill| spend| miss| see| get| need| use)?(?: at| about| around)?|(?:is|was|are|were|'s)(?: now| currently| still| at| running at| around| about| roughly| sitting at| up to)*|takes?(?: us| me| them| about| around| roughly| on average| \\p{L}+)*|took(?: us| about)*|costs?(?: us| about)*|spends?|lost|loses?|average[sd]?(?: of| is| was)?|mean(?: of| is)?|median(?: of| is)?|baseline(?: of| is|:)?|starting (?:at|from|point)|stands? at|sits? at|runs? at|hovers? (?:at|around)|measured(?: at)?|counted|audited|pulled|last (?:year|quarter|month|season|week)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|gets an answer after|after|rejected|recorded|reported|logged|registered|unplanned|from|against`,
  `hoy(?: en día)?(?: es| son| estamos en| tarda)?|actualmente|ahora(?: mismo)?|en este momento|estamos (?:en|a|al)|(?:es|son|está|están|era|fue|fueron)(?: de| en| hoy| ahora)*|tarda(?:mos|n)?(?:,? de media,?)?(?: unos| unas)?|cuesta(?:n)?(?: unos)?|perdemos|gastamos|dedicamos|tenemos|llevamos|la media (?:es|está en)(?: de)?|de media|promedio(?: de| es)?|mediana(?: de| es)?|el año pasado|ronda|llega a`,
  `hoje(?: em dia)?(?: é| são| estamos em| leva| demora)?|atualmente|actualmente|agora|neste momento|estamos (?:em|a|com|nos|nas)|(?:é|são|está|estão|era|foi|foram)(?: de| em| hoje| nos)*|(?:leva|demora|levamos|demoramos|custa|custam|gasta|gastamos|perdemos|temos)(?: em média)?(?: uns| umas)?|a média (?:é|está em)(?: de)?|em média|média(?: de| é)?|mediana(?: de| é)?|o ano passado|no ano passado|ronda|anda (?:em|nos|à volta de)`,
  `aujourd'hui(?: c'est| on est à)?|actuellement|en ce moment|à ce jour|(?:on|nous) (?:est|sommes|tourne|tournons|plafonne|perd|perdons|met|mettons|a|avons)(?: à| en moyenne)?|(?:est|sont|était|étaient|c'est)(?: de| à| actuellement| aujourd'hui)*|prend(?: en moyenne)?|met|coûte(?:nt)?(?: en moyenne)?|en moyenne|moyenne (?:est )?(?:de)?|médiane (?:est )?(?:de)?|l'an(?:née)? dernièr?e?|l'année passée|donne|s'élève à|part(?:ir|ons|on)? de`,
  `heute(?: bei| sind es| liegt| liegen wir bei)?|aktuell|derzeit|momentan|zurzeit|im moment|jetzt|(?:liegt|liegen|lag|lagen|stehen|steht|sind|ist|war|waren)(?: wir| heute| derzeit| aktuell| im \\p{L}+| die \\p{L}+)*(?: bei| auf)?|bei|dauert(?: es| heute| im schnitt| im durchschnitt| bei uns| uns| \\p{L}+)*|kostet(?: uns)?|brauchen wir(?: heute)?|verlieren(?: wir)?|im schnitt|im durchschnitt|durchschnittlich|median(?: von)?|letztes jahr|vergangenes jahr|von`,
  `oggi(?: è| sono| siamo al| siamo a)?|attualmente|adesso|al momento|ora|siamo (?:a|al|ai|all'|intorno al)|(?:è|sono|era|erano|sta)(?: di| al| del| oggi)*|(?:ci vogliono|ci mettiamo|impieghiamo|impiega|dura|costa|costano|perdiamo|spendiamo|abbiamo)(?: in media)?|in media|media(?: di| è)?|mediana(?: di| è)?|l'anno scorso|parte da|si aggira (?:sul|intorno al)`,
  `vandaag|momenteel|op dit moment|nu|tegenwoordig|(?:zitten|staan|lag|ligt|is|zijn|was|waren)(?: we| wij| nu| op| rond)*|(?:duurt|kost|kosten|doen we er|verliezen we|hebben we|besteden we)(?: nu| gemiddeld| ons)*|gemiddeld(?:e)?(?: van| is)?|mediaan(?: van| is)?|vorig jaar|afgelopen jaar`,
);
export const TODAY_AFTER =
  /^[\s,(]*(?:\p{L}+\s+){0,3}?(?:today|now|currently|right now|at the moment|at present|last (?:year|quarter|month|season)|in 20\d\d|this year|on average|median|hoy|ahora|actualmente|de media|en promedio|hoje|agora|atualmente|em média|aujourd'hui|actuellement|en moyenne|heute|aktuell|derzeit|momentan|im schnitt|im durchschnitt|oggi|attualmente|adesso|in media|vandaag|nu|momenteel|gemiddeld|(?:the )?(?:last|past|previous) \p{L}+|la (?:campaña|temporada) pasada|na safra passada|letzte[sn]? \p{L}+)(?![\p{L}])/iu;

/** A vendor's question for today's figure, or for the one to reach. */
export const ASKS_TODAY = cue(
  `(?:what|how)(?:'s| is| does| do)? (?:\\p{L}+ ){0,5}(?:right now|today|currently|at the moment|look like)|how (?:much|many|long|often|bad|high|big)|baseline|the numbers?|what is it (?:now|today)|where (?:are|do) you (?:stand|stand today|now)|where are we|starting point|open with|confirm the (?:number|figure)|cuánto|cuántos|cuántas|cuál es (?:el|la|hoy)|de dónde partimos|qué número|línea base|situación actual|quanto|quantos|quantas|qual é (?:o|a|hoje)|ponto de partida|valor atual|situação atual|combien|quel (?:est|chiffre)|point de départ|où en (?:êtes|est)|wie (?:viel|lange|hoch|oft|viele)|ausgangswert|aktueller stand|wo stehen|zahl|quant[oaie]|qual è|punto di partenza|situazione attuale|hoeveel|hoe (?:lang|vaak|hoog)|uitgangspunt|huidige`,
);
export const ASKS_TARGET = cue(
  `good would be|where (?:should|must|ought) (?:it|that|this) be|(?:and )?(?:the )?place to be|(?:queréis|quieren|quiere|querrían?|deberíais?|tendría que) (?:llegar|estar|bajar|quedar)|(?:querem|quer|queriam|deveria) (?:chegar|estar|ficar|baixar)|(?:voulez-vous|vous voulez|souhaitez-vous) (?:arriver|descendre|être)|(?:wollen|möchten|müssen|sollen) sie (?:\\p{L}+ ){0,2}(?:hin|kommen|landen)|(?:volete|vuole|vorreste|dovete) (?:arrivare|scendere|essere)|(?:wil|willen|moeten) (?:u|jullie|je) (?:\\p{L}+ ){0,2}(?:naartoe|uitkomen|komen)|(?:where|what) (?:does it|do you|should it|would you|must it|do we) (?:\\p{L}+ ){0,4}(?:get|want|need|go|be|like|aim)|get to|good looks? like|look like (?:in|for|when|if)|what (?:would|does|is) (?:good|great|success|done|acceptable|a win)|would (?:good|success) be|acceptable|target|goal|aim|success|(?:consider|call) (?:it )?(?:a win|good|success\\p{L}*|enough|done)|a win|be enough|ideal(?:ly)?|happy with|satisf\\p{L}*|hoping for|what would you (?:see|want|like)|how (?:will|would|do) (?:you|we) (?:judge|measure|know)|what do you want|you want|to be true|what(?:'s| is) yours|kpis?|adónde|a cuánto|objetivo|meta|éxito|a dónde|cómo (?:medirá|medirán|sabremos)|qué esperan|onde (?:quer|querem|precisa)|para quanto|sucesso|como (?:vão|vai) medir|o que esperam|objectif|cible|succès|réussite|où voulez|jusqu'où|qu'attendez|ziel|wohin|erfolg|woran (?:messen|merken)|was wäre gut|obiettivo|traguardo|successo|dove (?:volete|vuole|dovete)|come misur|doel|succes|waar (?:wil|moet)|wanneer (?:is|ben)`,
);
/** A question word and a word of wanting in one question ask for the figure to reach, whatever is between them. */
export const HOW_FAR = cue(
  `where|what|how (?:far|low|high|much|many|good)|which (?:number|figure|level)|to what|dónde|adónde|cuánto|cuánt[oa]s|qué|hasta dónde|cuál|onde|aonde|quanto|quantos|qual|o que|où|combien|jusqu'où|quel(?:le)?|qu'est-ce|wo|wohin|woran|wie (?:viel|weit|tief|hoch)|auf wie viel|was|welche[rns]?|dove|quanto|quale|che cosa|cosa|waar|hoeveel|wat|hoe ver|naar wat`,
);
export const WANTING = cue(
  `want(?:ed|s)?|like|need|should|ought|aim(?:ing)?|hop(?:e|ing)|heading|target|goal|get to|come to|end up|land|settle|happy|satisf\\p{L}+|live with|good|acceptable|win|wish|expect|ideal(?:ly)?|quer\\p{L}+|quisier\\p{L}+|deber\\p{L}+|tendría\\p{L}*|llegar|meta|objetivo|gustaría|precis\\p{L}+|chegar|dever\\p{L}+|gol|gostaria\\p{L}*|voulez|voudri\\p{L}+|veut|souhait\\p{L}+|arriver|viser|visez|faut|faudrait|cible|objectif|wollen|möchten|sollen|sollte\\p{L}*|müssen|hin|ziel|wünsch\\p{L}+|wäre|zufrieden|vol(?:ete|ere|ete|este)|vuole|vorre\\p{L}+|dov(?:ete|rebbe|reste)|arrivare|obiettivo|traguardo|will?en|wil(?:t)?|moet(?:en)?|naartoe|zou|doel|tevreden`,
);
export const ASKS_SUCCESS = cue(`success|good look|éxito|sucesso|succès|réussi\\p{L}*|erfolg\\p{L}*|successo|succes`);
export const ASKS_WHEN = cue(
  `by when|when (?:do|does|would|should|must|is|are|will)|what date|deadline|time ?(?:frame|line|scale)|how soon|until when|plazo|para cuándo|cuándo|fecha|prazo|até quando|para quando|quando|délai|quand|échéance|pour quelle date|bis wann|wann|termin|frist|entro quando|scadenza|tegen wanneer|wanneer|termijn`,
);

/** The customer says that nobody measured. */
export const NO_FIGURES = cue(
  `never (?:counted|measured|tracked)|nobody (?:counts|measures|tracks|knows)|(?:do not|don't|haven't|have not|didn't) (?:have (?:any )?(?:numbers?|figures?|data)|count(?:ed)?|measure(?:d)?|track(?:ed)?)|no (?:numbers?|figures?|data|kpis?|metrics?|baseline)|can't (?:give|put|tell) (?:you )?(?:a )?(?:number|figure)|couldn't tell you|could not tell you|only shouting|hard to say|no way of (?:knowing|measuring)|not measured|unmeasured|gut feel(?:ing)?|nunca (?:lo )?(?:hemos medido|medimos|contamos|lo conté)|nadie (?:lo )?(?:mide|cuenta|sabe)|no (?:tenemos|tengo|hay) (?:cifras|datos|números|métricas)|sin (?:cifras|datos)|difícil de decir|nunca (?:medimos|contamos|contei)|ninguém (?:mede|conta|sabe)|não (?:temos|tenho|há) (?:números|dados|métricas)|sem (?:números|dados)|jamais (?:mesuré|compté)|personne ne (?:mesure|compte|sait)|(?:pas|aucun) (?:de )?(?:chiffres?|données|mesure|indicateurs?)|difficile à dire|nie (?:gezählt|gemessen|erfasst)|niemand (?:zählt|misst|weiß)|keine (?:zahlen|daten|kennzahl(?:en)?|messung)|schwer zu sagen|nicht gemessen|mai (?:misurato|contato)|nessuno (?:misura|conta|sa)|non (?:abbiamo|ho|ci sono) (?:numeri|dati|cifre)|difficile (?:da )?dire|nooit (?:geteld|gemeten)|niemand (?:telt|meet|weet)|geen (?:cijfers|data|metingen)|lastig te zeggen`,
);
/** Of others than the customer's own house, said without a word of the own one. */
export const OF_OTHERS = cue(
  `they(?:'re|'ve|'d)?|theirs?|them|ellos|ellas|eles|elas|ils|elles|leur|bei denen|loro|zij|ze|hun`,
);
/** Another house by name or neighbourhood: "my friend at …", "the lot next door". */
export const OTHER_HOUSE = cue(
  `(?:friends?|cousin(?:'s)?|brother-in-law|mates?|colleagues?|neighbou?rs?|folks|lads|(?:the|that|this) lot|guys|mob|crowd|chap|people) (?:over |out )?(?:at|from|next door|down in)|(?:the )?\\p{Lu}?\\p{L}+ (?:mob|lot|crowd) (?:next door|told|say|said|are|claim)|next door|down the road|(?:another|other|different) (?:clients?|customers?|vendors?)`,
  `un (?:amigo|primo|conocido) (?:de|en)|los de la competencia|el vecino|mi (?:cuñado|primo|amigo) (?:de|en)|um (?:amigo|primo|conhecido) (?:d[aeo]|em|na|no)|meu (?:cunhado|primo|amigo) (?:d[aeo]|em|na|no)|o vizinho|(?:nos|les|des) (?:confrères|voisins)|le voisin|mon (?:beau-frère|cousin|ami) (?:de|chez|à)`,
  `die (?:kollegen|leute) (?:von|in|bei|aus)|der nachbar\\p{L}*|die nachbarn|mein (?:schwager|vetter|freund) (?:bei|in|von)|mio (?:cognato|cugino|amico) (?:alla|al|in|di|da)|i (?:colleghi|vicini) di|il vicino|mijn (?:zwager|neef|vriend) (?:bij|in|van)|de buren|collega's (?:van|bij)|in het jaarverslag|im jahresbericht`,
);
/** First person anywhere in the sentence. */
export const OF_US = cue(
  `i|i'm|i'd|i've|i'll|we|we're|we've|we'd|us|our|ours|my|mine|me|yo|nosotros|nuestr[oa]s?|mi|mis|eu|nós|nosso|nossa|meu|minha|gente|je|j'ai|nous|notre|nos|mon|ma|moi|on|chez nous|ich|wir|uns|unser\\p{L}*|mein\\p{L}*|mir|io|noi|nostr[oaie]|mi[oa]|ik|wij|we|ons|onze|mijn`,
);
/** Nobody sets a figure to reach. */
export const NO_TARGET = cue(
  `no (?:real |firm |agreed |official )?(?:target|goal)(?: yet| so far|,)?|(?:leave|left|keep) (?:the )?target (?:\\p{L}+ )?(?:empty|blank|open)|(?:don't|do not|won't|not going to|wouldn't) (?:want to )?(?:give you|name|put|say|commit to|set) (?:a |any )?(?:number|figure|target)|(?:has|have)(?:n't| not) (?:set|fixed|agreed|named) (?:a |any )?(?:target|goal|number)|(?:not|without) (?:a )?target|i don't say anything`,
  `(?:no|sin) (?:hay |tenemos |han fijado |fijamos )?(?:ninguna |una )?(?:meta|objetivo) (?:fij\\p{L}+|todavía|aún)|(?:no|sin) (?:hay|tenemos|fijado|fijaron) (?:una |ninguna )?(?:meta|cifra objetivo)|(?:não|sem) (?:há|temos|fixámos|fixaram|definiram|definimos) (?:uma |nenhuma )?(?:meta|objetivo)|(?:n'a|n'ont|n'avons|n'ai) pas (?:encore )?(?:fixé|défini|arrêté) (?:de |d')?(?:cible|objectif)|pas (?:encore )?(?:de |d')(?:cible|objectif)`,
  `(?:kein|keine|keinen) (?:ziel|zielwert|zielzahl|vorgabe)|(?:noch )?nicht (?:festgelegt|beschlossen),? wo(?:hin)?|nessun (?:obiettivo|traguardo)|non (?:abbiamo|hanno) (?:ancora )?(?:fissato|definito) (?:un )?(?:obiettivo|traguardo)|geen (?:doel|streefcijfer|streefwaarde)|(?:nog )?geen doel (?:gesteld|afgesproken)`,
);
/** Figures of somebody else. */
export const NOT_OURS = cue(
  `(?:some )?(?:another|other) (?:network|customer|client|party|company|bank|site|city|operator|plant|school|clinic|hospital|utility|chain)(?:'s)?|(?:of|at|from|for) one of (?:your|our|their) (?:other )?(?:customers|clients)|(?:un|otro|otra) (?:otro |otra )?(?:client[ea]|empresa|red|banco|operador|cadena)(?: distint[oa])?|outr[oa] (?:cliente|empresa|rede|banco|operador|cadeia)|(?:un|une|d'un|d'une) autre (?:réseau|client|entreprise|société|banque|ville|opérateur|enseigne)|(?:ein|eine|einem|einer|eines|den|die|der) ander(?:er|en|em|es|e) (?:kunde\\p{L}*|unternehmen\\p{L}*|firma|netz\\p{L}*|betrieb\\p{L}*|haus|klinik|stadt|bank)|(?:un|un'|una) ?altr[oa] (?:cliente|azienda|rete|banca|città)|(?:een|van een) ander(?:e)? (?:klant|bedrijf|netwerk|bank|organisatie)|(?:the |our |your |another |other )?rivals?(?:'s)?|(?:the )?(?:other|another) (?:vendor|supplier|provider)(?:'s)?|el rival|otro proveedor|outro fornecedor|autre fournisseur|anderer anbieter|altro fornitore|andere leverancier`,
  `(?:my |our )?peers|competitors?|industry (?:average|standard|benchmark)|benchmark|other (?:companies|customers|banks|hotels|schools|sites)|the consultants?|not ours|never agreed|the market|best in class|la competencia|d?el sector|no somos nosotros|não somos nós|ce n'est pas nous|das sind nicht wir|non siamo noi|that's not us|not us|otras empresas|a concorrência|d?o setor|outras empresas|la concurrence|(?:le|du) secteur|nos concurrents|wettbewerb(?:er)?|branche(?:ndurchschnitt)?|andere firmen|la concorrenza|(?:il|del) settore|altre aziende|concurrentie|de branche|andere bedrijven|in my last (?:job|company)|at my previous`,
);
/** The vendor asks where it hurts. */
export const ASKS_PAIN = cue(
  `what (?:hurts|bothers|keeps you|brings you|brought you|is the (?:problem|issue|trouble|pain)|'s the (?:problem|issue|trouble|pain))|where does it hurt|biggest (?:issue|headache|problem|challenge|pain)|why (?:now|are you (?:buying|looking|doing))|qué (?:os|les|te|le) (?:duele|preocupa|molesta)|cuál es el problema|o que (?:dói|incomoda|preocupa)|qual é o problema|qu'est-ce qui (?:coince|bloque|ne va pas|vous gêne)|quel est le problème|wo (?:drückt|hakt|brennt|klemmt)|was (?:stört|nervt|drückt|ist das problem)|qual è il problema|cosa non (?:va|funziona)|waar (?:loopt|knelt|zit)|wat is het probleem`,
);
/** A complaint, whether or not it is measured. */
export const PAIN = cue(
  `headaches?|fed up|tired of|annoy\\p{L}*|chas(?:e|es|ing)|queues?|queuing|by hand|nobody (?:knows|can tell)|never know|takes? (?:for ?ever|ages)|inconsisten\\p{L}*|hart[oa]s? de|a mano|nadie sabe|cansad[oa]s? de|à mão|ninguém sabe|à la main|personne ne sait|on en a marre|pénible|von hand|niemand weiß|mühsam|nervt|zettelwirtschaft|nessuno sa|faticos[oa]|stufi di|met de hand|niemand weet|gedoe|ergernis(?:sen)?|chaos|chaotic|a mess|messy|disaster|nightmare|pain(?:ful)?|drowning|struggl\\p{L}*|too (?:long|slow|much|many|late|often|expensive)|(?:far|way) too|frustrat\\p{L}*|complain\\p{L}*|errors?|mistakes?|delays?|late|backlog|manual(?:ly)?|spreadsheets?|bottleneck|slow|wast(?:e|es|ed|ing)|lose|losing|lost|fall(?:s|ing)? through|miss(?:es|ed|ing)?|problem|issue|trouble|broken|shouting|overtime|rework|scrap|defects?|re-?keying|embarrass\\p{L}*|a bad week|burn(?:ed|t)? out|churn|turnover|can't keep up|death march|outages?|stops?|downtime|no-shows?|wait(?:s|ing)?`,
  `caos|desastre|pesadilla|un lío|demasiado|tard(?:a|amos|an) (?:mucho|demasiado)|errores?|retrasos?|quejas?|se quejan|manual(?:mente)?|hojas? de cálculo|perdemos|pérdidas?|problema|lento|lentitud|reclamaciones|cuello de botella|ahogad[oa]s?|desbordad[oa]s?|sufrimos`,
  `caos|desastre|pesadelo|confusão|demais|demora(?:mos|do)?|erros?|atrasos?|reclamações|reclamam|queixas?|queixam|manual(?:mente)?|planilhas?|folhas? de cálculo|perdemos|perdas?|problema|lento|gargalo|sobrecarregad[oa]s?|retrabalho|sofremos`,
  `chaos|désastre|catastrophe|cauchemar|pagaille|bazar|trop (?:long|lent|de|cher|tard|souvent)|erreurs?|retards?|plaintes?|se plaignent|manuel(?:lement)?|tableurs?|perd(?:ons|u|re)|pertes?|problème|lent|goulot|débordé(?:e)?s?|galère|souffrons`,
  `chaos|chaotisch|katastrophe|albtraum|durcheinander|zu (?:lange|langsam|viel|viele|spät|oft|teuer)|fehler|verzögerung(?:en)?|verspätung(?:en)?|beschwerden|beschweren|manuell|händisch|tabellen|verlieren|verlust(?:e)?|problem|langsam|engpass|ersticken|überlastet|nacharbeit\\p{L}*|ausschuss\\p{L}*|ausfälle|leiden`,
  `caos|disastro|incubo|casino|troppo|troppi|troppe|errori|ritardi|lamentele|reclami|si lamentano|manuale|manualmente|fogli (?:di calcolo|excel)|perdiamo|perdite|problema|lento|collo di bottiglia|sommersi|soffriamo|scarti|rilavorazioni`,
  `chaos|ramp|nachtmerrie|puinhoop|rommel|te (?:lang|traag|veel|laat|vaak|duur)|fouten|vertraging(?:en)?|klachten|klagen|handmatig|spreadsheets?|verliezen|verlies|probleem|traag|knelpunt|verzuipen|overbelast|uitval|herstelwerk`,
);

/** How customers say what success is to them. */
export const GOAL = cue(
  `success(?: criteri\\p{L}*)?|judge (?:it|this|you)|measure(?:d)? (?:it|this|you|by|on)|goals?|targets?|objectives?|criteri(?:on|a)|what done looks like|looks? like|i want|we want|i'd like|we'd like|expect|commits us|promised the board|number to beat|have to (?:hit|reach|get)|must (?:be|reach|hit)|will measure|need(?:s)? to|kpis?`,
  `éxito|objetivos?|metas?|criterios?|mediremos|medir|queremos|quiero|esperamos|exigimos|exijo|debe|deu certo|exigo|sucesso|critérios?|vamos medir|exigimos|deve|succès|réussite|objectifs?|critères?|mesurer\\p{L}*|on veut|nous voulons|je veux|attendons|exige|exigeons|suivrons|doit|erfolg\\p{L}*|ziele?|kriterien?|gemessen|messen|wollen|erwarten|muss|müssen|successo|obiettivi?|criteri[oi]?|misurer\\p{L}*|vogliamo|ci aspettiamo|deve|succes\\p{L}*|doel(?:en|stelling\\p{L}*)?|criteri(?:a|um)|meten|gemeten|willen|verwachten|moet(?:en)?`,
);
/** Zero, all, every: measurable without a figure. */
export const ABSOLUTE = cue(
  `zero|no|none|not a single|all|every|each|100|nobody|complete(?:ly)?|entire(?:ly)?|fully|cero|ningún|ninguna|tod[oa]s|cada|zero|nenhum|nenhuma|tod[oa]s|cada|zéro|aucun(?:e)?|plus de|tous|toutes|chaque|null|keine?(?:n|r)?|alle[nrs]?|jede[rsn]?|sämtliche|zero|nessun[ao]?|tutt[ie]|ogni|nul|geen|alle|elke|iedere`,
);
/** Before a date that is a deadline. */
export const DEADLINE_BEFORE = cue(
  `by|before|until|till|no later than|not later than|latest|deadline(?: for \\p{L}+ \\p{L}+)?(?: is| of|:)?|due(?: on| by)?|measured (?:on|at|by|in)|counted on|for|in|on|at|from|through|close of|closes on|end of|as of|target date|with effect from|as from|starting|antes del?|a partir del?|a contar del?|a fecha|desde el|para(?: el| finales de)?|hasta(?: el)?|a más tardar(?: el)?|no más tarde del|fecha límite|en|al|a(?: fecha de)?|el|até(?: (?:a|ao|o|dia|ao dia))?|antes de|para|no|em|a|prazo|avant(?: le| la| fin)?|d'ici(?: le| au| à| fin)?|au plus tard(?: le)?|pour(?: le)?|au|en|le|fin|jusqu'au|à compter du|à partir du|dès le|échéance|ab dem|ab|bis(?: zum| spätestens| ende| zum ende)?|vor(?: dem)?|spätestens(?: am| bis| zum)?|zum|am|im|stichtag|ab|frist|entro(?: il| la| fine| la fine di)?|prima del?|non oltre(?: il)?|al|per(?: il)?|nel|il|scadenza|a partire dal?|a decorrere dal|vanaf|met ingang van|vóór|voor|tegen|uiterlijk(?: op)?|tot|op|in|per|eind|deadline`,
);
/** Dates of talk and of paper that no criterion hangs on. */
export const NOT_A_CRITERION = cue(
  `kick-?off|meeting|call|demo|invoice|payment|paid|sign(?:ed|ature|ing)?|contract|renew(?:al|s|ed)?|subscription|order form|cancel\\p{L}*|notice|send|sent|reply|answer (?:this|you|by)|import|provision|migrat\\p{L}*|training|workshop|vacation|holiday|back (?:on|in)|out of office|review (?:on|call|meeting)|questionnaire|pilot (?:starts|ends)|trial(?:ling)?|launch call|onboarding|reunión|llamada|factura|firma(?:r|do|da)?|contrato|renovación|pago|enviar|formación|vacaciones|reunião|chamada|fatura|assin\\p{L}*|renovação|pagamento|enviar|treinamento|férias|réunion|appel|facture|sign\\p{L}*|contrat|renouvellement|paiement|envoyer|formation|vacances|besprechung|termin|rechnung|unterschr\\p{L}*|vertrag|verlängerung|zahlung|schicken|senden|schulung|urlaub|riunione|chiamata|fattura|firm\\p{L}*|contratto|rinnovo|pagamento|inviare|formazione|ferie|vergadering|gesprek|factuur|teken\\p{L}*|contract|verlenging|betaling|sturen|opleiding|vakantie`,
);
/** The customer refuses or takes back a date or a target. */
export const NO_DATE = cue(
  `(?:refuses?|declines?|declined|refused|unwilling) to (?:put|give|name|set|fix|commit to)(?: \\p{L}+){0,2} (?:date|deadline|day)|(?:einen|den|kein(?:en)?) termin (?:nenne|nennt|gebe|gibt) (?:ich|er|sie)(?: \\p{L}+){0,3} nicht|keinen? termin|weigert sich(?: \\p{L}+){0,4} termin|se niega a (?:dar|poner|fijar)(?: \\p{L}+){0,2} fecha|recusa-se a (?:dar|marcar|fixar)(?: \\p{L}+){0,2} data|refuse de (?:donner|fixer)(?: \\p{L}+){0,2} date|rifiuta di (?:dare|fissare)(?: \\p{L}+){0,2} data|weigert(?: \\p{L}+){0,3} datum|(?:don't|do not|won't|cannot|can't|not) (?:hold us to|want to (?:put|fix|set|commit)|put|fix|set|commit(?: to)?|give (?:you )?|promise)(?: \\p{L}+){0,4} (?:date|dates|deadline|number|numbers|target)|no (?:date|dates|deadline)(?: yet)?|without (?:a )?(?:date|dates|deadline)|would you commit|nobody will let me|soonish|some ?day|eventually|one day|when(?:ever)? we(?:'re| are| get)|forget (?:the|those|our) (?:dates?|targets?|numbers?|figures?)|(?:dates?|targets?|deadlines?|goals?) (?:(?:is|are|were|was|have been|has been|will be) )?(?:off|no longer (?:valid|apply|hold)|withdrawn|obsolete|under review|being (?:revised|reviewed|renegotiated)|on hold|postponed|suspended|dead|out of date|not agreed|not final|up in the air|to be (?:agreed|confirmed|set|defined))|no (?:fecha|fechas|plazo)|sin (?:fecha|plazo)|no (?:puedo|podemos|quiero|queremos) (?:dar|fijar|poner|comprometer\\p{L}*)(?: \\p{L}+){0,3} (?:fecha|plazo|cifra)|(?:las )?(?:fechas|metas|objetivos) (?:ya no|quedan|están) (?:valen|en el aire|anulad[oa]s|en revisión)|sem (?:data|prazo)|não (?:posso|podemos|quero|queremos) (?:dar|fixar|marcar|comprometer\\p{L}*)(?: \\p{L}+){0,3} (?:data|prazo)|(?:as )?(?:datas|metas|objetivos) (?:já não|deixaram de|estão) (?:valem|valer|em aberto|em revisão)|pas de (?:date|délai)|sans (?:date|délai)|(?:ne )?(?:peux|peut|pouvons|veux|voulons) pas (?:donner|fixer|mettre|promettre|m'engager)(?: \\p{L}+){0,3} (?:date|délai|chiffre)|(?:les )?(?:dates|objectifs) ne (?:tiennent|valent) plus|kein(?:en)? (?:datum|termin|frist)|ohne (?:datum|termin|frist)|(?:kann|können|möchte|will|wollen) (?:\\p{L}+ ){0,3}(?:kein(?:en)?|nicht) (?:\\p{L}+ ){0,2}(?:datum|termin|frist|festlegen)|(?:die )?(?:termine|ziele) (?:gelten|stehen) nicht mehr|nessuna (?:data|scadenza)|senza (?:data|scadenza)|non (?:posso|possiamo|voglio|vogliamo) (?:dare|fissare|mettere|promettere)(?: \\p{L}+){0,3} (?:data|scadenza)|(?:le )?(?:date|obiettivi) non (?:valgono|sono) più|geen (?:datum|deadline|termijn)|zonder (?:datum|deadline)|(?:kan|kunnen|wil|willen) (?:\\p{L}+ ){0,3}(?:geen|niet) (?:\\p{L}+ ){0,2}(?:datum|deadline|vastleggen)|(?:de )?(?:data|doelen) gelden niet meer`,
);
/** Figures or goals are taken back, and new ones are still to come. */
export const RETRACTS = cue(
  `(?:no longer|cannot|can't|don't) stand by (?:what|the|my|that|those)|ya no (?:sostengo|mantengo) lo|je ne (?:maintiens|tiens) plus|dazu stehe ich nicht mehr|stehe nicht mehr zu|non confermo più|sta niet meer achter|(?:do not|don't) (?:put|write|pin) (?:a|any|\\p{L}+ a) (?:date|yardstick|number|figure|day)|no quiero que se (?:escriba|ponga)|(?:please )?(?:disregard|ignore|forget|scrap|drop|strike|withdraw\\p{L}*|retract\\p{L}*|set aside|park)(?: \\p{L}+){0,4} (?:the \\d+(?:[.,]\\d+)? ?%?|numbers?|figures?|targets?|goals?|dates?|baseline|criteria|kpis?)|(?:numbers?|figures?|targets?|goals?|baseline|criteria|kpis?)(?: \\p{L}+){0,6} (?:wrong|incorrect|invalid|unreliable|not reliable|no longer|withdrawn|obsolete|under review|off the table|void|on hold)|(?:come|be) back (?:to you )?with (?:\\p{L}+ ){0,3}(?:new|proper|better|right|correct|real) |new (?:targets?|goals?|baseline|numbers?|criteria) (?:will|to|are|in)|re-?baselin\\p{L}*|was (?:computed|calculated|measured|counted) (?:\\p{L}+ ){0,3}wrong\\p{L}*|(?:olvid\\p{L}+|ignor\\p{L}+|retir\\p{L}+|descart\\p{L}+)(?: \\p{L}+){0,3} (?:cifras?|números?|objetivos?|metas?|fechas?|criterios?)|(?:cifras?|números?|objetivos?|metas?|criterios?)(?: \\p{L}+){0,5} (?:ya no|incorrect\\p{L}+|equivocad\\p{L}+|en revisión|erróne\\p{L}+)|(?:esque[cç]\\p{L}+|ignor\\p{L}+|desconsider\\p{L}+|retir\\p{L}+)(?: \\p{L}+){0,3} (?:números?|valores?|objetivos?|metas?|datas?|critérios?)|(?:números?|valores?|objetivos?|metas?|critérios?)(?: \\p{L}+){0,5} (?:já não|errad\\p{L}+|incorret\\p{L}+|em revisão)|(?:oubli\\p{L}+|ignor\\p{L}+|retir\\p{L}+|abandonn\\p{L}+)(?: \\p{L}+){0,3} (?:chiffres?|objectifs?|dates?|critères?)|(?:chiffres?|objectifs?|critères?)(?: \\p{L}+){0,5} (?:ne (?:sont|valent|tiennent) plus|faux|erronés?|caducs?|en révision)|(?:vergessen sie|ignorieren sie|streichen sie|verwerfen)(?: \\p{L}+){0,3} (?:zahl(?:en)?|ziele?|termine?|kriterien|werte?)|(?:zahl(?:en)?|ziele?|kriterien|werte?)(?: \\p{L}+){0,5} (?:nicht mehr|falsch|hinfällig|überholt|ungültig)|(?:dimentic\\p{L}+|ignor\\p{L}+|ritir\\p{L}+)(?: \\p{L}+){0,3} (?:numeri|cifre|obiettivi|date|criteri)|(?:numeri|cifre|obiettivi|criteri)(?: \\p{L}+){0,5} (?:non (?:valgono|sono) più|sbagliat\\p{L}+|errat\\p{L}+|in revisione)|(?:vergeet|negeer|laat)(?: \\p{L}+){0,3} (?:cijfers?|doelen|data|criteria)|(?:cijfers?|doelen|criteria)(?: \\p{L}+){0,5} (?:niet meer|onjuist|fout|vervallen)`,
);
/** One person's figure is called wrong by another. */
export const DISPUTES = cue(
  `(?:not|never) walking (?:it|that|this|them) back|which of the two|put both (?:down|in)|i'll put both|(?:stick(?:ing)?|stand(?:ing)?) (?:to|with|by) (?:mine|my (?:number|figure))|both (?:numbers|figures) (?:are|stand)|cuál de (?:las|los) dos|qual d[oa]s dois|qual das duas|(?:lequel|laquelle) des deux|welche (?:der beiden|von beiden)|ich bleibe bei (?:meiner|meinem)|quale dei due|quale delle due|welke van de twee|(?:does not|doesn't|do not|don't) (?:match|agree|correspond|tally|square)|not (?:my|our|the same|the) (?:number|figure|value)|(?:number|figure|value|baseline)(?: \\p{L}+){0,6} (?:is|was) (?:wrong|incorrect|not (?:right|correct|mine|ours|true)|off|inflated|too (?:high|low))|disagree|different (?:number|figure|value)|i (?:get|have|count|measure) (?:a )?(?:different|another)|not settled|have not settled|no coincide|no es (?:correct[oa]|mi (?:cifra|número))|cifra (?:distinta|diferente|equivocada)|no estamos de acuerdo|não (?:bate|coincide|corresponde|confere)|número (?:diferente|errado)|ne correspond pas|pas le même chiffre|chiffre (?:est )?(?:faux|différent|erroné)|pas tranché|pas d'accord|stimmt nicht|deckt sich nicht|andere zahl|zahl ist falsch|nicht einig|non (?:corrisponde|coincide|torna)|cifra (?:diversa|sbagliata)|klopt niet|ander (?:cijfer|getal)|komt niet overeen|niet eens`,
  `(?:i|we) (?:stick|stand|stay) (?:to|by|with) (?:it|that|this|what)|(?:i|we) still (?:say|count|get)|(?:no lo|no la) comparto|no estoy de acuerdo|discrepo|(?:lo|me) mantengo|não concordo|discordo|mantenho|je (?:le |la |les )?maintiens|je persiste|j'en reste à`,
  `(?:sehe|sehen) (?:ich|wir|das) (?:\\p{L}+ )?anders|nicht einverstanden|anderer (?:meinung|ansicht)|bleibe? dabei|bleiben dabei|non sono d'accordo|resto (?:della mia|sul mio|sui miei|del parere)|lo ribadisco|niet mee eens|blijf (?:er|daar)bij|blijf bij`,
);
export const NOT_NUMBER =
  /(?:(?<![\p{L}])(?:not|no|rather than|instead of|y no|e não|não|et non|pas|nicht|und nicht|statt|e non|non|niet|en niet)(?:\s+(?:de|the|les|el|die|il|het|at|al|a|um|un|en|los|bei|mit|auf))?\s*)$/iu;

/** Right beside a figure: it counts seats, price or notice of the order. */
export const OF_THE_ORDER = cue(
  `(?:purchase|work) order|po|p\\.o\\.|quot(?:e|es|ation)|(?:order|contract|subscription) (?:form|value|fee)|per (?:seat|user|licen[cs]e)|(?:named )?users|seats|licen[cs]es|renewal|notice(?: period)?|signs? (?:for )?anything|under \\$?\\d+ ?[mk]|pro (?:platz|nutzer|lizenz)|kündigungsfrist|laufzeit|preisindikation|prijsindicatie|uitzendkrachten|por (?:usuario|usuário|cabeza)|preaviso|par utilisateur|préavis|per utente|preavviso|per gebruiker|opzegtermijn`,
);

/** Figures of the deal, not of the customer's work. */
export const COMMERCIAL = cue(
  `rebate|discount|payment terms?|payment \\d+|cut users|per ?cent off|net \\d+|annual (?:fee|charge)|best and final|re-?open the|descuento|desconto|remise|rabais|rabatt|skonto|sconto|korting`,
);

/** A figure somebody names without standing by it: a suggestion, a wish for some day, a matter others will decide. */
export const UNCOMMITTED = cue(
  `(?:would|might|could) be (?:nice|lovely|great)|some ?day|one fine day|nice one day|i have(?: not|n't) agreed|(?:we|i) (?:have not|haven't|did not|didn't|never) (?:agree|agreed|committed|signed up)(?: to)?|not (?:yet )?(?:agreed|committed|decided)|not a (?:target|commitment|promise|goal)|don't (?:write|put|note) (?:it|that|this|me) down|do not (?:write|put|note) (?:it|that|this) down|don't hold (?:me|us) to|(?:the )?(?:committee|board|council) (?:will )?(?:decides?|sets?)|(?:there is|there's) no (?:number|figure|target)(?: yet)?|nothing (?:is )?(?:agreed|fixed|decided)|something like|in an ideal world`,
  `(?:eso|esto|lo) (?:lo )?(?:decide|decidirá|fija|fijará) (?:el|la) \\p{L}+|(?:por ahora|todavía|aún) no hay (?:número|cifra|meta|objetivo)|no hay (?:número|cifra|meta|objetivo)|no me lo (?:apuntes?|anotes?|apunte|anote)|no lo (?:apuntes?|anotes?|apunte|anote)|no (?:he|hemos) acordado|algún día|sería bonito|estaría bien|(?:isso|isto) (?:quem )?decide (?:é )?(?:o|a) \\p{L}+|(?:por enquanto|ainda) não há (?:número|meta|valor)|não há (?:número|meta)|não (?:anotes?|escrevas?|anote|escreva) (?:isso|isto)|não (?:acordei|acordámos|concordei)|seria bom`,
  `c'est (?:le|la) \\p{L}+ qui (?:décide|décidera|tranche)|(?:il n'y a )?pas (?:encore )?(?:de|d') ?(?:chiffre|objectif|cible) (?:arrêté|fixé|décidé)|ne (?:le )?notez pas|je n'ai pas (?:accepté|validé)|un jour peut-être|ce serait bien|(?:das )?entscheidet (?:der|die|das) \\p{L}+|(?:noch )?kein(?:e|en)? (?:zahl|ziel|zielwert)|(?:bitte )?nicht (?:aufschreiben|notieren)|nicht (?:vereinbart|zugestimmt|zugesagt)|irgendwann einmal|wäre schön|lo decide (?:il|la) \\p{L}+|non c'è (?:ancora )?(?:un )?(?:numero|obiettivo)|non (?:lo )?(?:scriva|scrivere|segni)|non (?:ho|abbiamo) (?:accettato|concordato)|sarebbe bello|dat beslist (?:de|het) \\p{L}+|(?:nog )?geen (?:cijfer|doel|getal)|(?:schrijf|noteer) (?:dat|het) niet|niet (?:afgesproken|toegezegd)|zou mooi zijn`,
);

/** Today's figure is worth nothing any more, or there never was one; the figure to reach may stand all the same. */
export const NO_BASELINE = cue(
  `(?:do not|don't|does not|doesn't) have (?:a|any|the) (?:true|real|proper|reliable|correct|valid|actual|good|trustworthy|current|usable)? ?(?:figure|number|baseline|value|measurement)|(?:do not|don't) (?:have|actually have) (?:a |any )?baseline|(?:do not|don't|nobody|no one) (?:really )?knows? (?:the|what the|our) (?:real|true|actual|right|correct|current) (?:number|figure|value|baseline|state)|(?:turned|turns) out to be (?:\\p{L}+ )?(?:bogus|wrong|false|made up|invented|rubbish|nonsense|incorrect|worthless)|i misspoke|i made (?:it|that|this|the (?:number|figure)) up|(?:is|was|are|were) (?:bogus|made up|invented|pulled out of thin air)|against what,? nobody`,
  `no (?:tenemos|tengo|hay) (?:una |un |ninguna |ningún )?(?:cifra|dato|número|línea base|valor) (?:real|fiable|bueno|cierta|correct[oa]|de partida)|nadie (?:sabe|conoce) (?:la|el) (?:cifra|número|dato|valor) (?:real|verdader[oa])|resultó (?:ser )?(?:fals[oa]|inventad[oa]|errón\\p{L}+)|me equivoqué (?:con|en|de) (?:la|el|los|las)|não (?:temos|tenho|há) (?:um |uma |nenhum |nenhuma )?(?:número|valor|dado|linha de base|base) (?:real|fiável|confiável|corret[oa]|de partida)|ninguém (?:sabe|conhece) (?:o|a) (?:número|valor) (?:real|verdadeir[oa])|(?:era|estava|é) (?:inventad[oa]|fals[oa])`,
  `(?:nous n'avons|je n'ai|on n'a) (?:pas|aucun) (?:de |d')?(?:vrai |vraie )?(?:chiffre|valeur|mesure|référence) (?:fiable|réel(?:le)?|exact(?:e)?|de départ)|personne ne (?:connaît|sait) (?:le|la) (?:vrai|vraie|bon|bonne)|(?:s'est révélé|était) (?:faux|fausse|inventé(?:e)?)|kein(?:e|en)? (?:verlässlich|belastbar|echt|richtig|gültig)\\p{L}* (?:zahl|wert|ausgangswert|messwert)|(?:keinen|kein) ausgangswert|niemand (?:kennt|weiß) (?:die|den) (?:wahre|wahren|echte|echten|richtige|richtigen|tatsächliche|tatsächlichen)|(?:war|ist) (?:frei )?erfunden|non (?:abbiamo|ho) (?:un|una|nessun|nessuna) (?:cifra|dato|valore|numero) (?:real\\p{L}+|affidabil\\p{L}+|cert[oa]|di partenza)|nessuno (?:sa|conosce) (?:il|la) (?:vero|vera)|(?:era|è) inventat[oa]|geen (?:betrouwbaar|echt|juist|goed)\\p{L}* (?:cijfer|getal|waarde|nulmeting)|niemand (?:kent|weet) (?:het|de) (?:echte|juiste)|(?:was|is) verzonnen`,
);
/** The speaker throws away a figure that the same sentence names. */
export const THROWS_AWAY = cue(
  `disregard|ignore|forget|scrap|drop|strike|delete|withdraw\\p{L}*|retract\\p{L}*|set aside|throw (?:out|away)|misspoke|bogus|made up|invented|wrong|incorrect|invalid|unreliable|not reliable|cannot be trusted|can't be trusted|do not use|don't use|olvid\\p{L}+|ignor\\p{L}+|descart\\p{L}+|retir\\p{L}+|fals[oa]|equivocad[oa]|errón\\p{L}+|esqueç\\p{L}+|desconsider\\p{L}+|errad[oa]|oubli\\p{L}+|retir\\p{L}+|faux|fausse|erroné\\p{L}*|vergessen sie|streich\\p{L}+|ignorier\\p{L}+|falsch|stimmt nicht|hinfällig|dimentic\\p{L}+|sbagliat[oa]|errat[oa]|vergeet|negeer|fout|klopt niet|onjuist`,
);
