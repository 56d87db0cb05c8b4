import { cue } from './cue';

const set = (words: string) => new Set(words.split(/\s+/u));

/** Words of companies, products, offices and places: a run of capitalised words that holds one is no person. */
export const NOT_A_PERSON = set(
  `unknown unidentified ltd limited inc llc llp gmbh ag kg se sa sas sarl srl spa bv nv oy ab plc pty corp corporation company co group holding holdings bank council media systems system consulting partners partner
  university school schools hospital clinic clinics department team office board committee street road avenue city county district plant site module support plan order form agreement contract service services
  software cloud platform suite edition enterprise business professional premium standard starter growth basic plus pro module dashboard dashboards report reports api sso saml scim crm erp mes excel word
  outlook teams slack zoom google microsoft salesforce hubspot sap oracle workday jira servicenow netsuite dynamics azure aws sharepoint power jenkins github docusign linkedin zendesk shopify quickbooks datev
  north south east west northern southern eastern western central new old great saint san santa los las el la union europe european america american africa asia pacific kingdom states republic
  lane drive square boulevard parkway highway street straße strasse platz allee rue calle plaza rua praça avenida via piazza straat plein weg
  januar februar märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio septiembre octubre noviembre diciembre janeiro fevereiro março junho julho setembro outubro novembro dezembro
  janvier février avril juin juillet août septembre octobre novembre décembre gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre januari februari maart juni juli augustus december
  anwesend teilnehmende asistentes presentes présents présentes presenti aanwezig protokoll acta ata verbale verslag
  monday tuesday wednesday thursday friday saturday sunday christmas easter thanksgiving ramadan halloween diwali january february march april may june july august september october november december
  lunes martes miércoles jueves viernes sábado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche segunda terça quarta quinta sexta
  lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  ceo cfo cto coo cio ciso cmo cro vp svp evp director manager head lead officer president chief founder owner partner superintendent supervisor coordinator assistant analyst engineer architect administrator
  directora gerente jefe jefa responsable directeur directrice chef leiter leiterin geschäftsführer geschäftsführerin vorstand direttore direttrice responsabile diretor diretora gestor gestora hoofd directeur manager
  finance procurement purchasing operations legal security compliance marketing sales logistics quality production engineering hr it qa einkauf vertrieb buchhaltung produktion finanzas compras operaciones sistemas
  calidad finances achats informatique qualité acquisti finanza operações qualidade inkoop financiën customer client vendor supplier buyer seller subscriber provider
  kickoff go-live handoff pilot project phase wave release version call meeting notes note recording transcript summary agenda subject re fwd hi hello dear thanks thank regards best cheers sincerely
  recht rechtsabteilung datenschutz personalrat betriebsrat legal jurídico juridique legale juridisch contabilidad contabilidade comptabilité contabilità boekhouding secretaría secretariat
  my our your his her their its pa pm ea csm ae se eb dp hand annex hola olá hoi hallo hey ciao salut bonjour comercial general général exhibit schedule appendix anlage anexo annexe allegato bijlage
  quarter fiscal year month week q1 q2 q3 q4 h1 h2 arr mrr kpi nps csat roi tco sla rfp rfi rfq poc uat msa dpa sow gdpr dsgvo lgpd soc iso hipaa eu us usa uk uae dach emea apac latam
  yes no ok okay so well now and but or if when then because this that these those what who why how where which there here it's i'm we're you're they're don't didn't can't let's
  total annual price fee term start renewal notice seats users licences licenses quantity item features included payment signed signature approved accepted executed authorised authorized`,
);

/** Given names that are ordinary words too; alone they count only where nothing else fits. */
export const AMBIGUOUS_GIVEN = set(
  'may will mark grant joy june april august rose sky art frank bill chase hope faith grace summer dawn drew jan max pat victor an han lang long bo in so pol sol luz paz mar alba aurora florence paris sofia victoria charlotte jordan chad georgia austin dallas lourdes valencia santiago lima adelaide orlando madeira perla rio rita dick rob guy gail ash ray rich sue ken don jack iris ivy olive penny miles pepper sage hunter mason carol merit angel jesus pilar rocío esperanza nieves dolores mercedes constance prudence ernst claus lore heide till mai falk stern uta per bas wim ton do dan sandy rusty dusty marina alma bibi ali den sam lee kim ming tu du min estrella trinidad remedios natividad purificacion concepcion marigold florin prosper milan dale dean glen dot del gale carey gus art gay sergeant lor clement royal major marshal bishop fay faye sunny jade ruby crystal amber ginger brook clare roma vienna carolina catalina silva costa santos gale shannon lorraine loire regis pax ember noel',
);

export const TITLE_BEFORE =
  /(?:^|[\s(,;:“"«])(?:Dr|Prof|Fr|Hr|Seu|Dona|Pan|Pani|pan|pani|Mr|Mrs|Ms|Mx|Miss|Sir|Dame|Herr|Herrn|Frau|Sr|Sra|Srta|Señor|Señora|Don|Doña|Senhor|Senhora|Dott|Dott\.ssa|Sig|Sig\.ra|Signor|Signora|Ing|Monsieur|Madame|Mme|Mlle|M|Mevrouw|Meneer|Dhr|Mevr|Drs|doctor|doctora|dottor|dottoressa|docteur|Doktor(?:in)?|Professor(?:in)?|Prof\.ª|Mag|Mgr|KommR|Kommerzialrat|Avv|avv|Cav|cav|Rag\.|rag\.|Col\.|Ir|Eng|Eng\.ª|Smt|Shri|Me|Maître|Frère|Sœur|Pater|Obmann|Obfrau|Bürgermeister(?:in)?)\.?(?:\s(?:jur|med|agr|oec|phil|rer|nat|techn|inż|ing|h|c)\.?)*\s+$/u;

/** What stands before a person's name and rarely before anything else. */
export const PERSON_BEFORE = cue(
  `(?:met|ask|asked|call|called|email|e-mail|mail|cc|attn|copy|told|tell|contact|contacted|loop in|introduce|introduced|thank|thanks|named|colleague|boss|assistant|deputy|successor|predecessor|replaced by|signed by|approved by|(?:looked after|run|led|handled|managed|owned|chaired|represented|covered) by|owner is|lead is|reports to|report to|speak to|spoke (?:to|with)|talk to|talked to|write to|hi|hello|dear|hey)`,
  `(?:pregunt\\p{L}+ a|habl\\p{L}+ con|escrib\\p{L}+ a|contact\\p{L}+ (?:con|a)|firmado por|compañer[oa]|jef[ea]|se llama|hola|estimad[oa])`,
  `(?:fal\\p{L}+ com|perguntar? (?:ao?|à)|escrev\\p{L}+ (?:ao?|à|para)|assinado por|colega|chama-se|olá|car[oa]|prezad[oa])`,
  `(?:parl\\p{L}+ à|demand\\p{L}+ à|écri\\p{L}+ à|signé par|collègue|s'appelle|bonjour|cher|chère)`,
  `(?:frag\\p{L}* sie|sprech\\p{L}+ (?:sie )?mit|kolleg(?:e|in|en)|heißt|unterschrieben von|freigegeben von|assistent(?:in)?|hallo|liebe[r]?)`,
  `(?:parl\\p{L}+ con|chied\\p{L}+ a|scriv\\p{L}+ a|firmato da|collega|si chiama|ciao|gentile)`,
  `(?:vraag|sprek\\p{L}+ met|bel|mail|ondertekend door|collega|heet|hoi|beste)`,
);

/** Kin and colleagues right before the one who has them: "his sister Fenna", "the PA (Jorun)", "el técnico es Fausto". */
const KIN = `assistants?|secretary|colleague|deputy|boss|brother|sister|father|mother|son|daughter|cousin|nephew|niece|wife|husband|bookkeeper|accountant|technician|planners?|foreman|assistante?|secrétaire|comptable|collègue|frère|sœur|père|mère|fils|fille|technicien(?:ne)?|assistentin|assistent|kollegin|kollege|bruder|schwester|vater|mutter|sohn|tochter|neffe|nichte|cuñad[oa]|herman[oa]|padre|madre|hij[oa]|prim[oa]|técnic[oa]|contacto|encargad[oa]s?|contable|asistente|irmão|irmã|pai|mãe|filh[oa]|contato|assistente|secretári[oa]|fratello|sorella|figli[oa]|cugin[oa]|tecnico|segretari[oa]|ragionier[ea]|broer|zus|vader|moeder|zoon|dochter|collega`;
/** Offices stand before other things as well, so that a comma, a bracket or a verb has to follow. */
const OFFICE = `contact|manager|supervisor|counsel|director|controller|engineer|c[efiot]o|head of \\p{L}+|leiter(?:in)?|geschäftsführer(?:in)?|responsable|gerente|directora?|directeur|directrice|direttore|direttrice|responsabile|diretora?|hoofd`;
const IS = `(?:is|was|era|es|é|son|sería|seria|sarebbe|est|sera|ist|heißt|heet|called|named)`;
export const ROLE_BEFORE = new RegExp(
  `(?<![\\p{L}])(?:(?:${KIN}|(?<!\\d ?)(?:PA|EA))(?:\\s+|\\s*[(:,]\\s*|\\s+${IS}\\s+)|${OFFICE}(?:\\s*[(:,]\\s*|\\s+${IS}\\s+))(?:(?:la|el|o|a|il|der|die)\\s+)?$`,
  'iu',
);

/** Being, having and brackets: said of firms and offices as readily as of people. */
export const WEAK_AFTER = /^(?:\s+(?:said|says|told|is|was|has|will|would)(?![\p{L}])|\s*\()/iu;

/** Where a name that nobody knows opens the sentence, being and having say little: places and firms are and have, too. */
export const BEING_AFTER = /^\s+(?:is|was|has|will|would|est|está|es)(?![\p{L}])/iu;

/** What follows a person's name when it is the one who acts. */
export const PERSON_AFTER =
  /^(?:['’]s\s+(?:team|deputy|assistant|boss|number|sheet|people|side|desk|delegate|successor|approval|signature|budget)|,?\s+(?:said|says|told|asked|asks|wants|wanted|thinks|signed|signs|approved|approves|runs|leads|owns|works|joined|joins|left|leaves|mentioned|promised|agreed|insists|insisted|wrote|called|sent|confirmed|decided|decides|prefers|objects|objected|complained|hates|loves|will|would|has|is|was|knows|handles|looks after|takes over|took over|reports|from|anda|sigue|va diciendo|está|opina|cree|se opone|dijo|dice|quiere|firma|firmó|lleva|trabaja|dejó|acha|está|disse|diz|quer|assina|assinou|saiu|pense|est|dit|veut|signe|dirige|quitte|sagt|sagte|will|möchte|unterschreibt|leitet|arbeitet|verlässt|dice|ha detto|vuole|dirige|lascia|zegt|wil|tekent|leidt|vertrekt)(?![\p{L}])|\s*\((?!\d)|,\s+(?:our|the|their|my|your|head|director|vp|chief|manager|lead|directora?|gerente|jef[ea]|responsable|directeur|directrice|leiter|leiterin|geschäftsführer|direttore|responsabile|diretora?|hoofd|who)\b)/iu;

export const PLACE_BEFORE =
  /(?:^|\s)(?:in|near|at|en|em|nach|aus|bei|à|a|te|naar|im|across|outside|around|la|el|le|il|the|das|die|der|our|unser\p{L}*)\s+$/iu;

/** Software and devices by the words around them: "the Xero sync", "connector for Celsian". */
export const PRODUCT_NAMES: RegExp[] = [
  /(?<![\p{L}])(\p{Lu}[\p{L}\p{N}]+)(?:['’]s)?[ -](?:sync|connectors?|integrations?|interfaces?|apis?|imports?|exports?|plug-?ins?|feeds?|files?|probes?|sensors?|locks?|scales?|scanners?|terminals?|licen[cs]es?|schnittstellen?|anbindung|konnektor|koppeling|modul[eo]?)(?![\p{L}])/gu,
  /(?:sync|connector|integration|interface|conector|integración|integração|interfaz|connecteur|intégration|interface|schnittstelle|anbindung|connettore|integrazione|interfaccia|koppeling)\s+(?:with|to|for|from|con|de|a|com|do|da|avec|à|mit|zu|zum|an|per|met|naar|van)\s+(\p{Lu}[\p{L}\p{N}]+)/gu,
];
