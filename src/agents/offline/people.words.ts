import { cue } from './cue';

export const TITLE_WORDS =
  /(?<![\p{L}])(?:c[efiotpsrdhn]o|ciso|cmo|cro|chief|president|founder|owner|s?e?vp|vice|head|director|directora|directeur|directrice|direttor\p{L}*|diretor\p{L}*|manager|lead|leader|leiter(?:in)?|supervisor|coordinator|administrator|officer|analyst|engineer|architect|specialist|consultant|assistant|associate|partner|counsel|secretary|treasurer|controller|buyer|principal|dean|superintendent|nurse|doctor|dentist|professor|foreman|planner|gerente|jef[ea]|responsable|responsabile|responsável|coordinador\p{L}*|encargad\p{L}*|geschäftsführer(?:in)?|vorstand|prokurist(?:in)?|einkäufer(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|chef(?:fe)?|président(?:e)?|acheteu\p{L}*|hoofd|directeur|inkoper|beheerder|medewerker|titolare|impiegat\p{L}*|coordenador\p{L}*|gestor\p{L}*|proprietári\p{L}*|dueñ[oa]|propriet\p{L}*|sóci[oa]|socio)(?![\p{L}])/iu;

export const LEFT = cue(
  `had to let \\p{L}+ go|finished (?:with us|here|up)|gone to (?:run|join|work|lead|head|manage)|(?:cleared|clearing) (?:his|her|their) desk|(?:mail(?:box)?|e-?mail|account) (?:is|was|has been) (?:switched off|off|disabled|deactivated|closed)|(?:off|moved|went) to (?:a|an|another) (?:\\p{L}+ ){0,2}(?:company|firm|network|competitor|employer|bank|agency)|(?:she|he)(?:'s| is) at (?:a|an|another) (?:\\p{L}+ )?company|hand(?:ed|s|ing)? in (?:his|her|their) (?:badge|laptop|keys?|pass|resignation)|(?:said|saying|say) (?:our |their )?(?:goodbyes?|farewell) to|farewell (?:lunch|drinks|party|do|card) for|(?:took|takes|taking|accepted|found|has|starts?) (?:a|an|another|her|his|their) (?:\\p{L}+ )?(?:role|job|position|post) (?:at|with|elsewhere)|(?:joined|joining|joins|gone to) (?:a|the|our|one of our) (?:\\p{L}+ )?(?:competitors?|rivals?)|works? (?:elsewhere|somewhere else) now`,
  `(?:entregó|ha entregado) (?:su|la) (?:credencial|tarjeta|portátil|llaves)|nos despedimos de|(?:fichó|ha fichado) por|(?:entregou|devolveu) o crachá|despedimo-nos d[aeo]|(?:a rendu|rend) (?:son|ses) (?:badge|clés|ordinateur)|(?:fait|dit) (?:nos |ses )?adieux? à|pot de départ|(?:ausweis|schlüssel|laptop|dienstausweis) abgegeben|(?:haben|wurde) (?:\\p{L}+ ){0,4}verabschiedet|zu(?:r|m) (?:konkurrenz|wettbewerber) gewechselt|ha (?:restituito|consegnato) il (?:badge|tesserino)|abbiamo salutato|(?:pas|sleutels|laptop) ingeleverd|afscheid genomen van`,
  `(?:has|have|had|'s|is|was|are) (?:\\p{L}+ ){0,2}(?:left|leaving|gone|departed|resigned|quit|retired|retiring|been let go|made redundant|laid off|stepping down|stepped down|moved on|moving on)`,
  `left (?:us|\\p{L}+,|\\p{L}+$|the (?:\\p{L}+ )?(?:company|business|organi[sz]ation|firm|bank|group|team|council|school|hospital|agency|practice)|in|on|at the end|last|earlier|two|a)|leaves (?:us|the company|on|at the end|in|mid|next)|(?:will be|is) leaving|will leave|resigned|stepped down|moved on|handed in (?:his|her|their) notice|gave notice|retires?|no longer (?:with|at|here|works?|employed|part of|in (?:the|that|this) (?:role|job|position|company|business))|doesn't work here|(?:is|are) not with us|last day|new job|another job|taken (?:a|another) (?:job|role|position)|parted ways|mailbox (?:is )?(?:gone|closed|deleted)|(?:mails?|address) (?:has |have )?bounced|bounces`,
  `(?:dejó|deja|dejará|ha dejado|abandonó|abandona|se fue|se va|se ha ido|se marchó|se marcha|se jubil\\p{L}*|renunció|dimitió|causó baja|fue despedid[oa])(?! (?:claro|de|que|un mensaje|una nota))|ya no (?:trabaja|está|pertenece|forma parte|sigue)|último día`,
  `(?:deixou|deixa|deixará|saiu|sai|sairá|desligou-se|despediu-se|demitiu-se|pediu demissão|foi desligad[oa]|foi demitid[oa]|reformou-se|aposentou-se) (?:\\p{L}+ ){0,3}(?:empresa|companhia|casa|organização|grupo|banco|cargo|função|equipa|equipe|nós|fim|mês|semana|sexta|ontem|em|no|na|a)|já não (?:trabalha|está|faz parte)|não (?:trabalha|está|faz parte) mais|último dia`,
  `(?:nous )?a (?:\\p{L}+ ){0,3}(?:quitté|démissionné)|(?:est|sera) (?:parti|partie|licenciée?)|quitte(?:ra)? (?:\\p{L}+ )?(?:l'|la |le |notre |nos )?(?:entreprise|société|groupe|maison|banque|poste|équipe)|nous quitte(?:ra)?|ne (?:travaille|fait|est|sera) plus|départ (?:à la retraite|de)|dernier jour`,
  `(?:hat|haben|wird|ist) (?:\\p{L}+ ){0,6}(?:verlassen|ausgeschieden|gekündigt|gegangen|ausgetreten|ausscheiden)|verlässt (?:uns|das|die|den)|scheidet (?:\\p{L}+ ){0,3}aus|nicht mehr (?:bei uns|im (?:haus|unternehmen|betrieb)|da|beschäftigt|tätig|für uns|in der firma)|ist weg|in (?:den )?(?:rente|ruhestand)|im ruhestand|letzter tag`,
  `(?:ha|avrà) (?:\\p{L}+ ){0,2}(?:lasciato|dato le dimissioni)|lascia(?: |rà )(?:l'|la |il )?(?:azienda|società|gruppo|banca|ditta)|non (?:lavora|è|fa parte) più|si è dimess[oa]|è andat[oa] (?:via|in pensione)|ultimo giorno`,
  `(?:heeft|is|gaat) (?:\\p{L}+ ){0,5}(?:verlaten|vertrokken|ontslag genomen|uit dienst|met pensioen|weg)|verlaat (?:ons|het|de)|werkt (?:\\p{L}+ ){0,2}niet (?:meer|langer)|niet meer in dienst|laatste (?:werk)?dag`,
);
export const NEGATIVE = cue(
  `against (?:this|it|the)|i am against|i'm against|not convinced|unconvinced|sceptical|skeptical|opposed|opposes|refuses?|not (?:going to )?(?:work|force)|waste of (?:time|money)|i do not want|i don't want|(?:is|are|was) (?:quicker|faster|better|fine) (?:on|with|than)? ?paper|paper is (?:quicker|faster|better|fine)|keep the (?:binders|old)|i doubt|doubts it|i'd (?:rather )?(?:stay|stick) with|stay with the|stick with the|(?:the|my) \\p{L}+ is fine|build (?:this|it) ourselves|not signing|won't sign|blocked from my side|hate(?:s)?|pushback|pushing back|resist(?:s|ing|ed)?|detractor|blocker|drag(?:s|ging) (?:his|her|their) feet|would rather (?:keep|not|stay)|never (?:wanted|asked for)|over my dead body|nobody asked|complain(?:s|ed|ing)|unhappy|frustrated|did not like it|stays open and nothing|no need for|sabotag\\p{L}*|undermin\\p{L}*|(?:prefers?|preferred) the (?:old|other|competitor)`,
  `en contra|pelea(?:ndo)? conmigo|que lo hagamos en casa|no me convence|no estoy convencid[oa]|no lo quier[oe]|me opongo|se opone|pérdida de (?:tiempo|dinero)|reacio|reacia|escéptic[oa]|no pienso|prefiero (?:seguir|el papel)`,
  `sou contra|contra (?:isto|isso|este|o projeto|a ferramenta)|não (?:me convence|estou convencid[oa]|quero)|perda de (?:tempo|dinheiro)|cétic[oa]|resiste|resistência|opõe-se|prefiro (?:o papel|continuar)`,
  `je suis contre|pas convaincu(?:e)?|contre (?:ce|cet|cette|le) (?:projet|outil)|perte de temps|sceptique|s'oppose|refuse|je n'en veux pas|réticent(?:e)?|je ne veux pas`,
  `bin dagegen|ist dagegen|halte (?:nichts|wenig) davon|nicht überzeugt|skeptisch|zeitverschwendung|weigert sich|lehnt .{0,20}ab|brauchen wir nicht|will (?:das|es) nicht|lieber gar nichts|widerstand|gegen das (?:projekt|system|tool)`,
  `sono contrari[oa]|non sono convint[oa]|contrari[oa] (?:al|a)|perdita di tempo|scettic[oa]|si oppone|non (?:lo|la) voglio|rifiuta`,
  `ben (?:ik )?(?:er)?tegen|niet overtuigd|sceptisch|tijdverspilling|weigert|zie (?:het|er) niet zitten|niets in|weerstand`,
);
/** Opposition so plain that the word of somebody else is enough. */
export const OPPOSES = cue(
  `hates? (?:it|this|the|apps?|software|change|every|anything)|(?:is|are|was) (?:dead |firmly |openly )?(?:set )?against (?:it|this|the|us)|fight(?:s|ing) (?:it|this|me|us|the)|(?:está|anda) (?:en contra|peleando)|pelea(?:ndo)? conmigo|es contrari[oa] al|(?:está|é) contra (?:o|a|isto|isso)|(?:est|reste) (?:farouchement |clairement )?(?:contre|opposé(?:e)?)|ist (?:klar |strikt )?(?:dagegen|gegen (?:das|die|den))|è (?:fermamente )?contrari[oa]|is (?:fel )?(?:er)?tegen`,
);
export const PROCUREMENT = cue(
  `procurement|purchasing|sourcing|buyer|contracts? administrator|vendor management|commercial manager|compras|aprovisionamiento|contratación|suprimentos|achats|acheteu\\p{L}*|einkauf\\p{L}*|einkäufer\\p{L}*|beschaffung|acquisti|ufficio acquisti|inkoop|inkoper`,
);
export const TECHNICAL = cue(
  `it|identity|systems?|infrastructure|data (?:platform|warehouse|engineer\\p{L}*)|integration|integrations|architect\\p{L}*|engineer|devops|informatics|informática|sistemas|tecnología|tecnologia|informatique|si|dsi|edv|informatik|systemadministrator\\p{L}*|sistemi|ict|technical (?:lead|owner)|administrator|admin|cio|cto|solutions architect|tech lead|applications?|erp|sap|lab informatics|network`,
);
/** Who builds or runs systems by office, whatever they check. */
export const BUILDER = cue(
  `architect\\p{L}*|arquitect[oa]|arquitet[oa]|architecte|architekt(?:in)?|architetto|systems? engineer|network engineer|systemadministrator\\p{L}*`,
);
/** Who checks by office is no detractor for saying no. */
export const GUARDIAN = cue(
  `security|legal|counsel|compliance|privacy|data protection|risk officer|audit\\p{L}*|works council|finance|controller|seguridad|jurídic\\p{L}*|segurança|sécurité|juridique|sicherheit\\p{L}*|datenschutz\\p{L}*|recht\\p{L}*|betriebsrat|sicurezza|legale|beveiliging|juridisch`,
);
export const USER = cue(
  `user|operator|technician|clerk|receptionist|agent|nurse|driver|planner|dispatcher|shift lead|foreman|paralegal|technicien(?:ne)?|usuari[oa]|operador|opérateur|bediener|anwender(?:in)?|utente|gebruiker`,
);

export const VENDOR_NEAR = cue(
  `deal desk|our (?:legal|security lead|solutions? engineers?|se|support|product team|finance|engineering|implementation|onboarding|services?|ops|vp|ceo|counsel|partner manager)|from our side|on our side|nuestr[oa] (?:equipo|legal|soporte)|unser(?:e|em|en|er)? (?:support|rechtsabteilung|technik|vertrieb)|notre (?:équipe|support|juridique)`,
);
/** The vendor's people as the customer speaks of them: "your last account manager, …". */
export const YOUR_SELLER = cue(
  `your (?:\\p{L}+ )?(?:sales(?:man|woman|person| rep)?|rep|account (?:manager|executive)|predecessor|implementation (?:lead|manager)|consultant|support)`,
  `votre (?:\\p{L}+ )?(?:commerciale?|prédécesse\\p{L}+|chargée? de compte)|ihr(?:e|en|em)? (?:\\p{L}+ )?(?:vertriebler(?:in)?|vertriebsmitarbeiter(?:in)?|vorgänger(?:in)?|kundenbetreuer(?:in)?)`,
  `(?:su|vuestr[oa]|sua?|o seu|a sua|vostr[oa]) (?:\\p{L}+ )?(?:comercial|vendedor(?:a)?|antecesor(?:a)?|antecessor(?:a)?|commerciale|venditore|venditrice)|(?:uw|jullie) (?:\\p{L}+ )?(?:verkoper|accountmanager|voorganger)`,
);
export const PARTNER_NEAR = cue(
  `our (?:outside|external) \\p{L}+|(?:externe[rn]?|externer) \\p{L}+|\\p{L}+ extern[oa]|from (?:the|our|their) (?:agency|integrator|reseller|partner)|consultant|consultancy|freelance\\p{L}*|agency|reseller|integrator|systems? integrator|implementation partner|consultor(?:a)? extern[oa]|integrador|agencia|prestataire|intégrateur|externe[rn]? berater(?:in)?|systemhaus|consulente|integratore|extern adviseur`,
);

export const OWN_LEAVE = cue(
  `my last day|i am leaving|i'm leaving|i'll be leaving|i have resigned|i resigned|i'm gone|(?:i am|i'm) (?:now )?no longer (?:with|at|working|employed|part of|reachable at)|i no longer work|i(?: have|'ve) left(?! (?:a|an|it|that|this|them|you|your|my|some|out|open|comments?|notes?|messages?|him|her|the (?:office|call|meeting|room|building|door))(?![\\p{L}]))|i left (?:the company|the business|the firm|the bank|the group)|i(?: have|'ve) (?:joined|moved to|started at) (?:another|a different|a new) (?:company|employer|firm|organi[sz]ation)`,
  `dejo la empresa|he dejado (?:la empresa|la compañía|el grupo|de trabajar)|ya no (?:trabajo|formo parte|estoy en (?:la empresa|la compañía|el grupo))|deixo a empresa|deixei (?:a empresa|a companhia|o grupo)|saí da empresa|(?:já )?não (?:trabalho|faço parte)(?: d\\p{L}+)? mais|já não (?:trabalho|faço parte|estou na empresa)`,
  `je quitte|j'ai quitté (?:l'entreprise|la société|le groupe|mes fonctions|mon poste)|je ne (?:travaille|suis|fais) plus (?:partie|chez|dans l'entreprise|pour|en poste)|ich verlasse|ich (?:bin|arbeite) (?:\\p{L}+ ){0,3}nicht mehr (?:bei|für|in der firma|im unternehmen|im haus)|ich habe (?:\\p{L}+ ){0,4}(?:verlassen|gekündigt)|ich bin (?:\\p{L}+ ){0,4}ausgeschieden`,
  `lascio l'azienda|ho lasciato (?:l'azienda|la società|il gruppo|l'incarico)|non (?:lavoro|faccio parte|sono) più (?:qui|in azienda|della|presso|per|nel|nella)|ik vertrek|ik (?:werk|ben) (?:\\p{L}+ ){0,3}niet (?:meer|langer) (?:bij|voor|in dienst|werkzaam)|ik heb (?:\\p{L}+ ){0,4}verlaten`,
);
export const NOT_LEFT = cue(
  `left (?:to do|over|side|open|out|a (?:message|note|voicemail|comment)|the (?:call|meeting|room))|(?:did not|didn't|has not|hasn't|not|never) (?:left|leave|leaving)|(?:nothing|anything|something|little|much|what(?:'s| is)) left|(?:no|any|some|more|\\p{N}+) (?:\\p{L}+ )?left(?! (?:us|the (?:company|firm|business|group)))|address[^.]{0,60}bounces|old one bounces`,
);

export const DEPARTMENT = cue(
  `procurement|purchasing|sourcing|it|informatics|lab informatics|legal|finance|security|operations|compras|sistemas|informática|achats|informatique|einkauf|edv|acquisti|inkoop|ict`,
);

export const CHAMPION_ROLE = cue(
  `internal advocate|advocate|internal coach|project sponsor|fürsprecher(?:in)?|befürworter(?:in)?|unterstützer(?:in)?|sponsorin|sostenitor\\p{L}*|fautor\\p{L}*|ambassadeur|ambassadrice|trekker|aanjager|voorvechter|padrinho|madrinha|defensor\\p{L}*|valedor\\p{L}*|référent(?:e)? projet|champion|sponsor|promotor\\p{L}*|impulsor\\p{L}*|patrocinador\\p{L}*|porteu\\p{L}*|treiber(?:in)?|kartrekker`,
);
export const DECIDER_ROLE = cue(
  `signing authority|authori[sz]ed signatory|final approver|budget authority|responsable del presupuesto|aprobador(?:a)?|comprador(?:a)? econ[oôó]mic[oa]|firmante|aprovador(?:a)?|don[oa] do orçamento|assinante autorizad[oa]|acheteu\\p{L}* économique|valideu\\p{L}*|signataire|ordonnat\\p{L}+|sponsor exécutif|wirtschaftliche[rn]? (?:käufer|entscheider)\\p{L}*|unterzeichner(?:in)?|zeichnungsberechtigt\\p{L}*|budgetverantwort\\p{L}*|entscheidungsträger(?:in)?|compratore economico|compratrice economica|firmatari[oa]|responsabile (?:del )?budget|decision[ae]l\\p{L}*|beslissingsbevoegd\\p{L}*|besluitvormer|budgethouder|economische? koper|tomador(?:a)? de (?:la )?decisi(?:ón|ones)|tomador(?:a)? de decis(?:ão|ões)|responsable de (?:la )?decisión|prend la décision`,
  `decision[- ]?maker|economic buyer|owner|propriet\\p{L}*|dueñ[oa]|inhaber(?:in)?|titolare|eigenaar|budget (?:holder|owner)|signer|signatory|approver|executive sponsor|decisor(?:a)?|decis[oã]r\\p{L}*|comprador económico|entscheider(?:in)?|décideu\\p{L}*|decisore|beslisser|tekenbevoegde`,
);
export const POSITIVE = cue(
  `love|great|happy|excited|delighted|glad|fantastic|excellent|perfect|looking forward|can't wait|i want this|i still want|worth it|impressed|thrilled|genial|encantad[oa]|estupendo|perfecto|content[oa]|ilusión|ótimo|ótima|adorei|perfeito|excelente|contente|animad[oa]|ravi(?:e)?|parfait|super|génial|enchanté(?:e)?|freue|freut|toll|großartig|begeistert|perfekt|klasse|felice|ottimo|perfetto|entusiasta|content[oa]|blij|geweldig|fijn|enthousiast|perfect`,
);
