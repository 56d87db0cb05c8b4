import { cue } from './cue';

/** "all fourteen depots", "every ward", "no paper form" */
export const EVERY_ONE =
  /(?<![\p{L}])(?:all|every|each|zero|no|tod[oa]s|cada|ningún|ninguna|nenhum|nenhuma|tous|toutes|chaque|aucun|aucune|alle|jede|jeder|jedes|keine|kein|tutti|tutte|ogni|nessun|nessuna|elke|iedere|geen)\s+(?:(?:\p{L}+|\d+)\s+){0,3}\p{L}{4,}/iu;

/** A day to start on is a schedule and no criterion. */
export const SCHEDULE = cue(
  `live|go-live|start(?:ed|s)?|launch\\p{L}*|deliver\\p{L}*|install\\p{L}*|rolled out|roll-?out|deployed|en marcha|arranque|produção|en service|démarr\\p{L}*|starten|produktiv|avvio|avviat\\p{L}*`,
);

/** Words for a state of the business that all or none of something can be in. */
export const STATE = cue(
  `paper|manual(?:ly)?|digital(?:ly)?|online|in the (?:tool|system|app)|automat\\p{L}*|use|uses|using|on (?:the )?same|publish\\p{L}*|closed|open|filed|re-?keying|spreadsheets?|errors?|complaints?|missed|late|overdue|combined|incidents?|stops?|defects?|sites?|plants?|teams?|centres?|centers?|houses|depots?|branches|stores|schools|wards|units|reports?|orders?|invoices?|cases|tickets?|shifts?|records?|audits?|findings?|no-shows?|duplicates?|logged|tracked|certified`,
  `papel|manual(?:es|mente)?|digital(?:es|mente)?|en línea|en la herramienta|sistema|automátic\\p{L}*|usen|usan|mismo|centros?|plantas?|tiendas?|sedes|equipos?|errores?|quejas|informes?|pedidos?|facturas?|turnos?|ferramenta|fábricas?|lojas?|erros?|queixas|relatórios?|pedidos?|faturas?|turnos?|papier|manuel(?:le|s)?|numérique(?:s|ment)?|outil|système|automatique(?:s|ment)?|ateliers?|sites?|usines?|magasins?|erreurs?|fiches?|rapports?|commandes?|factures?|équipes?|papier(?:los|frei)?|manuell\\p{L}*|digital\\p{L}*|werkzeug|system|automatisch|nutzen|hallen?|werke?n?|standorte?n?|filialen?|fehler|protokolle?|prüfprotokolle|berichte?|aufträge|rechnungen|schichten|carta|manual[ei]|digital[ei]|strumento|sistema|automatic\\p{L}*|stabilimenti|negozi|errori|reclami|rapporti|ordini|fatture|turni|squadre|papier(?:loos)?|handmatig(?:e)?|digitaal|systeem|automatisch|vestigingen|winkels|fouten|klachten|rapporten|orders|facturen|diensten|teams`,
);

/** Words for wishing, with or without something that could be measured. */
export const WISH = cue(
  `success (?:is|means|looks|would|for (?:us|me))|(?:my|our|the) goals?|(?:we|i)(?:'d| would)? (?:want|like) (?:to|the|it|our|everyone|people|them|things)|what (?:i|we) want|people (?:would|to) be happ\\p{L}*|run smoothly|be (?:happier|better|faster|smoother|professional)|stop complaining|fewer \\p{L}+|less \\p{L}+|more (?:efficient|visibility|transparency|control)|better (?:visibility|overview|control|experience)|improve|no kpi|goals? as`,
  `el éxito|nuestro objetivo|mi objetivo|queremos (?:que|mejorar|tener|ser)|quiero que|mejorar|más (?:eficientes?|visibilidad|control)|menos \\p{L}+|o sucesso|nosso objetivo|meu objetivo|queremos (?:que|melhorar|ter|ser)|quero que|melhorar|mais (?:eficientes?|visibilidade|controle|controlo)|le succès|notre objectif|mon objectif|nous voulons|on veut|on voudrait|améliorer|plus (?:efficaces?|de visibilité)|moins de \\p{L}+|erfolg (?:ist|heißt|wäre)|unser ziel|mein ziel|wir wollen|wir möchten|ich möchte|verbessern|besser(?:e|er|en)? \\p{L}+|weniger \\p{L}+|mehr (?:transparenz|überblick)|il successo|il nostro obiettivo|vogliamo|vorremmo|migliorare|più (?:efficienti|visibilità|controllo)|meno \\p{L}+|succes (?:is|betekent)|ons doel|we willen|ik wil|verbeteren|betere? \\p{L}+|minder \\p{L}+|meer (?:inzicht|overzicht)`,
);

/** Somebody else tells of a goal of the customer's. */
export const REPORTED_GOAL = cue(
  `goals?|kpis?|success|wants?|expects?|objetivos?|éxito|quiere|metas?|sucesso|quer|objectifs?|succès|veut|ziele?|erfolg|will|möchte|obiettivi?|successo|vuole|doel(?:en)?|succes|wil`,
);

/** "Goals: never got to them", "what do they want to achieve? – never came up" */
export const NEVER_DISCUSSED = cue(
  `(?:never|not|didn't|did not|haven't|hasn't) (?:\\p{L}+ ){0,2}(?:got|get|gotten) (?:round |around |on )?to (?:the |any |their )?(?:goals?|targets?|success|criteria|outcomes?)|(?:goals?|targets?|success(?: criteria)?|criteria|outcomes?)(?: \\p{L}+){0,3}:? (?:were |was |are |is )?(?:not|never) (?:\\p{L}+ )?(?:discussed|mentioned|covered|raised|reached|talked|touched|asked|came up)|(?:never|did not|didn't) (?:discuss|ask|talk about|cover|raise|mention)(?:ed)? (?:\\p{L}+ ){0,2}(?:goals?|targets?|success|criteria|outcomes?)|(?:it |that |this )?never came up`,
  `(?:objetivos?|metas?|éxito|criterios?):? (?:no|nunca) (?:se )?(?:\\p{L}+ )?(?:habl\\p{L}+|coment\\p{L}+|trat\\p{L}+|salió|salieron)|no (?:se )?(?:habl\\p{L}+|coment\\p{L}+|trat\\p{L}+) (?:de |los )?(?:objetivos|metas)|(?:objetivos?|metas?|sucesso|critérios?):? (?:não|nunca) (?:\\p{L}+ )?(?:falad\\p{L}+|discutid\\p{L}+|abordad\\p{L}+|falámos|falamos)|não (?:se )?(?:fal\\p{L}+|discuti\\p{L}+) (?:de |os |em )?(?:objetivos|metas)`,
  `(?:objectifs?|critères?|succès):? (?:pas|jamais) (?:abordés?|évoqués?|discutés?|parlé)|(?:pas|jamais) (?:parlé|discuté) (?:d'|des )(?:objectifs?|critères)|(?:ziele?|erfolg|kriterien):? (?:nicht|nie) (?:besprochen|angesprochen|gefragt|thematisiert)|(?:nicht|nie) über (?:ziele|erfolg|kriterien) gesprochen|(?:obiettivi?|criteri|successo):? (?:non|mai) (?:\\p{L}+ )?(?:discuss\\p{L}+|affrontat\\p{L}+|parlat\\p{L}+)|(?:doelen|doel|succes|criteria):? (?:niet|nooit) (?:besproken|gevraagd|ter sprake)|(?:niet|nooit) over (?:doelen|succes|gehad)|niet over gehad`,
);
