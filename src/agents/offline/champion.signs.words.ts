import { cue } from './cue';

/** Wearing others down until they give in. */
export const WEARS_DOWN = cue(
  `badger\\p{L}*|pester\\p{L}*|nag(?:s|ged|ging)|hound(?:s|ed|ing)|bor(?:ed|ing) (?:everyone|everybody|us|me|them|you)|bullied|(?:been |was |is |keeps? |kept )?on at (?:me|us|him|her|them)|(?:in|on|off) (?:my|our|his|her|everyone's) (?:ear|case|back) (?:about|since|for|until)|(?:wore|worn|wear(?:s|ing)?) (?:me|us|him|her|them|everyone|everybody|the \\p{L}+)(?: all)? down|(?:talked|turned|won|brought|swung) (?:me|us|him|her|them|everyone|everybody|the \\p{L}+) (?:round|over|into)|(?:run|ran) out of (?:reasons|excuses|arguments)|(?:not|never|n't) (?:let|give|leave) (?:it|this|us|me|up|go)(?: (?:lie|rest|go|drop|be|alone|up|in peace))?|(?:won't|wouldn't|will not|would not) (?:let (?:it|this|us) (?:go|lie|drop|rest)|take no|give up|shut up)|preach\\p{L}*|kept (?:at it|on about|coming back|asking|pushing|going on)|keeps (?:at it|on about|coming back|asking|pushing|going on)|banging on|pushed (?:me|us|everyone|him|her|them)|convinced (?:me|us|him|her|them|everyone|everybody)|persuaded (?:me|us|him|her|them|everyone)`,
  `dando la (?:lata|tabarra|vara|matraca)|da la (?:lata|tabarra|vara)|insisti\\p{L}+|machac\\p{L}+|(?:me|nos|los|a todos) (?:ha |han )?(?:convencid[oa]|convenció|persuadi\\p{L}+)|no (?:ha |nos ha |me ha )?(?:parado|soltado|dejado) (?:de|hasta)|enche\\p{L}* (?:o saco|a paciência)|enchi (?:o saco|a paciência)|no (?:meu|nosso|pé d\\p{L}) (?:pé|ouvido|encalço)|martel\\p{L}+|(?:me|nos|todos) convenceu|convenceu(?:-me|-nos)|não (?:largou|desistiu|deu sossego|sossegou)|vencid[oa] pelo cansaço|por cansancio`,
  `tann(?:e|ait|é|er)|(?:me|nous|les|l'|m'|vous)(?: a| as| ont)? ?(?:convaincu|tanné|relancé|harcelé|retourné|usé|persuadé)(?:e|s|es)?|à l'usure|relanc\\p{L}+|bassin\\p{L}+|rebat \\p{L}+ oreilles|n'a (?:pas|jamais|rien) (?:lâché|cédé|abandonné)|ne lâche (?:pas|rien)|lâche(?:r|rai)? (?:pas|rien)|(?:mich|uns|ihn|sie|alle|den \\p{L}+|die \\p{L}+) (?:\\p{L}+ ){0,3}(?:überzeugt|überredet|weichgekocht|bekniet|genervt|bearbeitet|mürbe gemacht)|in den ohren|(?:lag|liegt|liege|gelegen) (?:\\p{L}+ ){0,4}in den ohren|nicht (?:locker|lockergelassen|nachgelassen|aufgegeben|geruht)|lässt nicht locker|ließ nicht locker|in jeder (?:runde|sitzung|besprechung)`,
  `(?:mi|ci|li|tutti) (?:ha|hanno) (?:convint[oa]|persuas[oa]|stressat[oa]|tormentat[oa]|sfinit[oa])|non (?:ha|molla|mollato) (?:mai |mollato )?(?:mollato|l'osso|un attimo)?|martella\\p{L}*|insist\\p{L}+|per sfinimento|(?:mij|ons|hem|haar|iedereen) (?:\\p{L}+ ){0,3}(?:overtuigd|overgehaald|omgepraat|aan de kop gezeurd|lastiggevallen)|(?:blijft|bleef|blijven) (?:\\p{L}+ ){0,3}(?:zeuren|hameren|drammen|aandringen)|niet (?:losgelaten|opgegeven|los)`,
);

/** For how long, or how often: what keeps coming back is somebody's cause. */
export const KEEPS_ON = cue(
  `since (?:\\p{L}+ ){0,3}\\p{L}+|for (?:\\p{L}+ ){0,2}(?:years?|months?|weeks|ages|quarters)|(?:second|third|fourth|fifth|sixth|\\d+(?:nd|rd|th)|umpteenth) time|(?:twice|three times|four times|\\d+ times)|every (?:\\p{L}+ )?(?:meeting|round|week|month|day|morning|time)|again and again`,
  `desde (?:\\p{L}+ ){0,3}\\p{L}+|(?:hace|llev\\p{L}+) (?:\\p{L}+ ){0,2}(?:años?|meses|semanas)|(?:dos|tres|cuatro|\\d+) veces|por (?:segunda|tercera|cuarta|enésima) vez|cada (?:reunión|semana|día|comité)|(?:há|faz) (?:\\p{L}+ ){0,2}(?:anos?|meses|semanas)|(?:duas|três|quatro|\\d+) vezes|pela (?:segunda|terceira|quarta|enésima) vez|tod[oa] (?:santo )?(?:dia|semana|reunião|mês)`,
  `depuis (?:\\p{L}+ ){0,3}\\p{L}+|(?:deux|trois|quatre|\\d+) fois|pour la (?:deuxième|troisième|quatrième|énième) fois|à chaque (?:réunion|comité|codir|fois)|chaque semaine|seit (?:\\p{L}+ ){0,3}\\p{L}+|(?:zwei|drei|vier|fünf|\\d+)\\s?mal|zum (?:zweiten|dritten|vierten|x-ten) mal|immer wieder|jede woche|in jeder (?:runde|sitzung)`,
  `da (?:mesi|anni|settimane|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|quando|due \\p{L}+|tre \\p{L}+|un anno|oltre)|(?:due|tre|quattro|\\d+) volte|per la (?:seconda|terza|quarta|ennesima) volta|a ogni riunione|sinds (?:\\p{L}+ ){0,3}\\p{L}+|al (?:\\p{L}+ ){0,2}(?:jaar|maanden|weken)|(?:twee|drie|vier|\\d+) keer|voor de (?:tweede|derde|vierde|zoveelste) keer|elke (?:vergadering|week)`,
);

/** Work somebody puts in before anything is bought. */
export const MAKES = cue(
  `did|do(?:es)?|made|makes?|wr(?:ote|itten|ites)|built|builds|put together|drew up|drafted|prepared|compiled|assembled|ran|runs|run|organi[sz]ed|presented|presents|showed|shown|show|pitched|trialled|trialed|piloted|tested|carried|took|got|found|filed|raised|submitted|defended|argued`,
  `hizo|hice|hecho|arm(?:ó|é|ado)|escrib\\p{L}+|mont(?:ó|é|ado)|prepar(?:ó|é|ado)|redact(?:ó|é|ado)|present(?:ó|é|ado)|llev(?:ó|é|ado)|defend\\p{L}+|organiz\\p{L}+|consigui\\p{L}+|logr(?:ó|é|ado)|fez|fiz|feito|armou|armei|escrev\\p{L}+|montou|montei|preparou|preparei|apresent(?:ou|ei|ado)|lev(?:ou|ei|ado)|organiz(?:ou|ei|ado)|conseguiu|consegui|pediu|pedi`,
  `fait|écrit|rédigé|monté|préparé|présenté|défendu|organisé|mené|porté|obtenu|piloté|testé|construit|geschrieben|erstellt|gemacht|aufgesetzt|vorbereitet|ausgearbeitet|vorgestellt|präsentiert|gebracht|organisiert|durchgeführt|getestet|gerechnet|geholt|verteidigt|schrieb|machte|erarbeitet|gebaut`,
  `fatto|scritto|preparato|presentato|portato|costruito|redatto|organizzato|difeso|ottenuto|seguito|provato|geschreven|gemaakt|opgesteld|voorbereid|gepresenteerd|georganiseerd|getest|uitgezocht|geregeld|verdedigd|gebouwd|doorgerekend`,
);
export const CASE_WORK = cue(
  `(?:business |the |our |internal )?case|spread ?sheet|(?:board |cabinet |decision |position )?paper|memo|slides|deck|pitch|roi(?: \\p{L}+)?|business plan|calculations?|comparison|shortlist|short ?list|requirements|requisition|rfp|tender|pilots?|trial|bake-?off|demos?|proof of concept|poc|proposal|legwork|homework|numbers for the \\p{L}+|(?:away )?day|site visits?|reference calls?|petition|funding|money|budget request`,
  `caso(?: de negocio)?|hoja de cálculo|excel|planilla|memoria|informe|presentación|comparativa|pliego|piloto|prueba|demostración|demo|propuesta|números|visitas?|presupuesto|planilha|memorando|apresentação|comparativo|comparação|edital|teste|proposta|visitas?|verba|dossiê|business case|estudo`,
  `dossier|tableau|tableur|note|mémo|présentation|comparatif|cahier des charges|pilote|essai|démo(?:nstration)?|business case|visites?|étude|chiffrage|argumentaire|vorlage|antrag|papier|konzept|tabelle|rechnung|wirtschaftlichkeit\\p{L}*|präsentation|folien|vergleich|lastenheft|pilot\\p{L}*|test\\p{L}*|ausschreibung|business case|business-case|entwurf`,
  `caso|foglio|relazione|presentazione|confronto|capitolato|pilota|prova|demo|proposta|conti|visite|studio|business case|businesscase|voorstel|notitie|presentatie|vergelijking|pilot|proef|demo|berekening|onderbouwing|offertetraject|aanvraag`,
);

/** Going from one to the next inside the house until all are behind it. */
export const GOES_ROUND = cue(
  `(?:round|around) (?:the houses|every\\p{L}*|all \\p{L}+)|door to door|one by one|one at a time|each of them|squared (?:\\p{L}+)|lined (?:\\p{L}+ )?up|got (?:\\p{L}+ ){1,3}(?:on board|behind (?:it|this|us)|on side)|(?:spoke|spoken|talked) to (?:every\\p{L}*|all|each)|sold (?:every\\p{L}*|it|this|them|the \\p{L}+) (?:on|to)|sold everyone`,
  `un[oa] por un[oa]|puerta (?:a|por) puerta|habl(?:é|ado) con (?:tod[oa]s|los|cada|las)|me encargo de que (?:los|las|nadie|tod[oa]s)|um por um|uma por uma|um a um|porta em porta|fal(?:ei|ado|ou) com (?:tod[oa]s|cada|os|as)|(?:levei|levou) (?:para|pros|pras|aos?|a) (?:os |as )?(?:\\p{L}+ )?\\p{L}+`,
  `un par un|une par une|porte à porte|le tour (?:de|des|du)|einzeln (?:\\p{L}+ )?(?:abgeklappert|überzeugt|abgeholt|gesprochen|besucht)|abgeklappert|von tür zu tür|mit (?:allen|jedem|jeder) (?:\\p{L}+ )?(?:gesprochen|geredet)|ins boot geholt|abgeholt`,
  `un[oa] (?:per|a) un[oa]|porta a porta|(?:fatto )?il giro (?:d\\p{L}+)|a bordo (?:tutti|anche)|één voor één|een voor een|langs (?:iedereen|alle)|iedereen (?:\\p{L}+ )?(?:gesproken|meegekregen)`,
);

/** Will see it through, runs it, is the one to turn to: enough beside another sign. */
export const CARRIES_ON = cue(
  `carry (?:this|it) (?:through|on)|see (?:this|it) through|(?:will|'ll|to|going to) (?:run|lead|drive|own|carry) (?:it|this|the (?:project|rollout|roll-out))|treat (?:her|his|their) word as mine|day[- ]to[- ]day|to the end|nobody else (?:is going to|will|would) push|push(?:ing)? (?:it|this)|me before|before anyone else|call me first|(?:her|his|my|their) (?:baby|project|idea|initiative|thing)|my name (?:is )?on (?:it|this)|our person|wants this|wanted this|(?:in|is in) charge of (?:this|the project|it)|legwork`,
  `hasta el final|va a llevar (?:el|este) proyecto|llevará (?:el|este) proyecto|a mí antes que|cuent\\p{L}+ conmigo|tem (?:o )?meu nome|tiene mi nombre|até o fim|vai (?:tocar|liderar|levar)|toca (?:a|o) (?:compra|projeto)|podem contar comigo|ideia foi (?:sua|dela|dele|minha)|idea (?:fue|es) (?:suya|mía)|mi (?:proyecto|idea|criatura)`,
  `jusqu'au bout|va (?:piloter|porter|mener|suivre) (?:le|ce) projet|c'est (?:son|mon) (?:projet|bébé|idée)|l'idée (?:vient|est) (?:d'elle|de lui|d'|de)|comptez sur moi|bis zum (?:start|ende|schluss)|nicht aus der hand|(?:ihr|sein|mein) (?:projekt|thema|baby|kind|vorschlag)|(?:ihre|seine|meine) (?:idee|initiative)|bleibe (?:ich )?dran|federführ\\p{L}+`,
  `fino (?:in fondo|alla fine)|(?:seguirà|guiderà|porterà avanti) (?:il|questo)|(?:è|era) (?:una )?(?:sua|mia) (?:idea|creatura|iniziativa)|contate su di me|tot het einde|(?:haar|zijn|mijn) (?:project|idee|kindje|initiatief)|trekt (?:het|dit)|blijf (?:ik )?(?:er )?(?:achteraan|aan trekken)`,
);

/** Others give somebody the credit; the name may stand on either side. */
export const CREDITED = cue(
  `kudos to|credit (?:to|goes to|belongs to)|thanks to|owe (?:it|this|the \\p{L}+) to|all (?:her|his) (?:doing|work)|without (?:her|him) (?:there|we|no|nothing)|(?:the )?one who (?:brought|got|pushed|drove|dragged|found|wore|has worn|kept)|our (?:internal )?(?:champion|sponsor|person|ally|friend) (?:is|=|:)|behind (?:all )?this`,
  `(?:se lo|lo) deb\\p{L}+ a|gracias a|mérito (?:es )?de|sin (?:ella|él) no (?:hay|había|habría)|quien (?:empujó|movió|impulsó|tiró)|graças a|mérito (?:é )?d[aeo]|sem (?:ela|ele) (?:não|nada)|quem (?:puxou|empurrou|trouxe|moveu|correu atrás|foi atrás)|foi (?:ela|ele) (?:que|quem)`,
  `(?:le |on |nous )?dev(?:ons|ez|oir) (?:ça |cela )?à|grâce à|le mérite (?:en )?revient|sans (?:elle|lui),? (?:rien|pas|il n')|c'est (?:elle|lui) qui (?:a|porte|pousse)|(?:verdanken|verdankt) (?:\\p{L}+ ){0,5}|dank (?:frau|herrn|ihr|ihm)|ohne (?:sie|ihn) (?:gäbe|wäre|hätte)|treibende kraft|das verdienst`,
  `(?:lo )?dobbiamo a|grazie a|merito (?:è )?(?:di|suo)|senza di (?:lei|lui)|traina tutto|è (?:lei|lui) (?:che|a)|(?:te )?danken aan|dankzij|zonder (?:haar|hem) (?:was|hadden|geen)|de drijvende kracht`,
);

/** Who acts: the speaker, or somebody spoken of. */
export const FIRST_SUBJECT = cue(`i|i've|i'm|i'd|i'll|ich|je|j'ai|j'avais|j'|yo|eu|io|ho|ik|me suis`);
export const THIRD_SUBJECT = cue(`she|he|she's|he's|she'd|he'd|ella|él|ela|ele|elle|il|sie|er|lei|lui|zij|hij`);
