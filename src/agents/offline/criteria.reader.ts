import { type Claim } from '../../evidence/extraction';
import { shortened } from '../../evidence/text/letters';
import { cue } from './cue';
import { daysToCome, deadlinesOf } from './deadlines';
import { askedBefore } from './dialogue';
import { CONDITION, HEDGE, SARCASM } from './doubt.words';
import * as words from './measure.words';
import { type Measures } from './measures';
import { committed } from './pain.reader';
import { isQuestion, type Passage, quoteOf } from './passage';
import { unsettles } from './second-thoughts';
import { type Story } from './story';
import { sharedWords } from './topic';

/** Success criteria: something measurable, in the customer's terms, with a day by which it holds. */
export function readCriteria(story: Story, measures: Measures): Claim[] {
  const { voice, targets } = measures;
  const dated: { claim: Claim; passage: Passage }[] = [];
  for (const passage of voice) {
    const learnt = learntCriterion(story, passage);
    const deadlines = deadlinesOf(story, passage, measures);
    if (deadlines.length === 0 && learnt) deadlines.push(...daysAhead(story, passage, measures));
    const [first] = deadlines;
    if (!first) continue;
    if (measurable(passage, measures) || learnt) {
      for (const { by, text } of deadlines)
        dated.push({ passage, claim: criterion([passage], text, by, standingOf(story, passage)) });
      continue;
    }
    const target = targetBefore(
      story,
      passage,
      targets.map((each) => each.passage),
      measures,
    );
    if (target)
      dated.push({ passage, claim: criterion([target, passage], target.text, first.by, standingOf(story, passage)) });
  }
  dispute(story, dated, measures);
  const refusals = voice.filter(
    (passage) =>
      passage.side === 'customer' &&
      (words.NO_DATE.test(passage.text) || words.RETRACTS.test(passage.text)) &&
      REFUSALS.some((sense) => story.senses.of(passage, sense) >= REFUSED),
  );
  const last = dated.filter(({ claim }) => claim.standing === 'stated').at(-1)?.passage;
  const later = refusals.filter(
    (passage) => !last || passage.order > last.order || (passage.order === last.order && passage.start > last.start),
  );
  const claims = dated.map(({ claim }) => claim);
  for (const passage of later) {
    claims.push({
      ...criterion([passage], passage.text, null, 'denied'),
      doubt: 'The customer refuses a date, or takes it back.',
    });
  }
  if (dated.some(({ claim }) => claim.standing === 'stated')) return claims;
  return [...claims, ...wishes(story, measures, story.passages.some(neverDiscussed) ? A_CLEAR_WISH : NO_HOPE)];
}

/** A word of refusal is about the goals or their days only where the sentence as a whole sounds so. */
const REFUSALS = ['criterion_none', 'figure_back', 'goal_disputed'] as const;
const REFUSED = 0.1;

/** So surely a criterion that neither its figure nor its day needs a word of the tables beside it. */
const CRITERION = 0.3;
/** So surely that no word of doubt in it makes it less. */
const PLAINLY = 0.5;

function learntCriterion({ senses }: Story, passage: Passage): boolean {
  const sure = senses.of(passage, 'criterion');
  return sure >= CRITERION && sure > senses.of(passage, 'figure_back') && sure > senses.of(passage, 'criterion_vague');
}

/** The last day to come that a sentence names, whole years apart. */
function daysAhead(story: Story, passage: Passage, measures: Measures): { by: string; text: string }[] {
  const ahead = daysToCome(story, passage, measures).filter(({ precision }) => precision !== 'year');
  return ahead.slice(-1).map(({ iso }) => ({ by: iso, text: passage.text }));
}

/** Two people give different levels or days for the same thing, and the later one calls the other's wrong. */
function dispute(story: Story, dated: { claim: Claim; passage: Passage }[], measures: Measures): void {
  const firm = dated.filter(({ claim }) => claim.standing === 'stated');
  for (const second of firm) {
    const first = firm.find(
      ({ passage, claim }) =>
        passage.at < second.passage.at &&
        passage.speaker !== second.passage.speaker &&
        claim.value !== second.claim.value &&
        sharedWords(passage, second.passage) > 0 &&
        sameKind(measures, passage, second.passage),
    );
    if (!first || !rejected(story, second.passage)) continue;
    for (const each of [first, second]) {
      each.claim.standing = 'disputed';
      each.claim.doubt = `${each.passage.speaker ?? 'A source'} holds this criterion, somebody else another.`;
    }
    return;
  }
}

function sameKind({ of }: Measures, a: Passage, b: Passage): boolean {
  const kinds = (passage: Passage) =>
    of(passage)
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'bare');
  return kinds(a).some((kind) => kinds(b).includes(kind));
}

/** Seldom is a sentence that holds a goal against another's told surer than that. */
const DISPUTED = 0.12;

/** The turn around the passage says no to what stood before. */
function rejected(story: Story, { documentId, turn }: Passage): boolean {
  return story.passages.some(
    (each) =>
      each.documentId === documentId &&
      each.turn === turn &&
      (words.DISPUTES.test(each.text) || REJECTS.test(each.text) || story.senses.of(each, 'goal_disputed') >= DISPUTED),
  );
}

const REJECTS =
  /^(?:no|nope|nein|non|não|nee)[.,!]|(?<![\p{L}])(?:that's|that is) (?:\p{Lu}\p{L}+['’]s|not (?:ours|agreed|mine|right))|eso es de |das ist (?:nicht unser|die zahl von)|c'est (?:le chiffre|l'objectif) de /iu;

function criterion(passages: Passage[], text: string, by: string | null, standing: Claim['standing']): Claim {
  const short = text.trim().replace(/\s+/gu, ' ');
  return {
    anchor: 'successCriteria',
    value: { text: shortened(short, 200), by },
    standing,
    quotes: [...new Set(passages)].map(quoteOf),
    by: passages[0]?.speaker ?? null,
    doubt: standing === 'stated' ? null : 'The criterion is not stated firmly.',
  };
}

function standingOf(story: Story, passage: Passage): Claim['standing'] {
  const { text } = passage;
  if (SARCASM.test(text)) return 'withdrawn';
  if (!committed(story, passage)) return 'hedged';
  const asks = isQuestion(passage) && !TAG_QUESTION.test(text);
  if (story.senses.of(passage, 'criterion') >= PLAINLY) return 'stated';
  return HEDGE.test(text) || CONDITION.test(text) || asks || unsettles(passage) ? 'hedged' : 'stated';
}

/** "…, no?": asks for assent and doubts nothing. */
const TAG_QUESTION =
  /[,–-]\s*(?:no|right|eh|ok(?:ay)?|yeah|verdad|vale|né|certo|tá|hein|non|d'accord|ja|gell?|ne|oder|toch|hè|vero|giusto)\s*\?\s*$/iu;

/** A level, a share or an absolute ("zero", "all") that is not about paper and meetings. */
function measurable(passage: Passage, { of }: Measures): boolean {
  const { text } = passage;
  const own = of(passage);
  if (own.some(({ role }) => role === 'target')) return true;
  if (words.NOT_A_CRITERION.test(text)) return false;
  const level = own.some(
    ({ role, kind }) => role === 'unclear' && (kind === 'percent' || kind === 'rate' || kind === 'duration'),
  );
  return (
    (level && words.GOAL.test(text)) ||
    (words.ABSOLUTE.test(text) && (STATE.test(text) || (EVERY_ONE.test(text) && !SCHEDULE.test(text))))
  );
}

/** "all fourteen depots", "every ward", "no paper form" */
const EVERY_ONE =
  /(?<![\p{L}])(?:all|every|each|zero|no|tod[oa]s|cada|ningún|ninguna|nenhum|nenhuma|tous|toutes|chaque|aucun|aucune|alle|jede|jeder|jedes|keine|kein|tutti|tutte|ogni|nessun|nessuna|elke|iedere|geen)\s+(?:(?:\p{L}+|\d+)\s+){0,3}\p{L}{4,}/iu;

/** A day to start on is a schedule and no criterion. */
const SCHEDULE = cue(
  `live|go-live|start(?:ed|s)?|launch\\p{L}*|deliver\\p{L}*|install\\p{L}*|rolled out|roll-?out|deployed|en marcha|arranque|produção|en service|démarr\\p{L}*|starten|produktiv|avvio|avviat\\p{L}*`,
);

/** Words for a state of the business that all or none of something can be in. */
const STATE = cue(
  `paper|manual(?:ly)?|digital(?:ly)?|online|in the (?:tool|system|app)|automat\\p{L}*|use|uses|using|on (?:the )?same|publish\\p{L}*|closed|open|filed|re-?keying|spreadsheets?|errors?|complaints?|missed|late|overdue|combined|incidents?|stops?|defects?|sites?|plants?|teams?|centres?|centers?|houses|depots?|branches|stores|schools|wards|units|reports?|orders?|invoices?|cases|tickets?|shifts?|records?|audits?|findings?|no-shows?|duplicates?|logged|tracked|certified`,
  `papel|manual(?:es|mente)?|digital(?:es|mente)?|en línea|en la herramienta|sistema|automátic\\p{L}*|usen|usan|mismo|centros?|plantas?|tiendas?|sedes|equipos?|errores?|quejas|informes?|pedidos?|facturas?|turnos?|ferramenta|fábricas?|lojas?|erros?|queixas|relatórios?|pedidos?|faturas?|turnos?|papier|manuel(?:le|s)?|numérique(?:s|ment)?|outil|système|automatique(?:s|ment)?|ateliers?|sites?|usines?|magasins?|erreurs?|fiches?|rapports?|commandes?|factures?|équipes?|papier(?:los|frei)?|manuell\\p{L}*|digital\\p{L}*|werkzeug|system|automatisch|nutzen|hallen?|werke?n?|standorte?n?|filialen?|fehler|protokolle?|prüfprotokolle|berichte?|aufträge|rechnungen|schichten|carta|manual[ei]|digital[ei]|strumento|sistema|automatic\\p{L}*|stabilimenti|negozi|errori|reclami|rapporti|ordini|fatture|turni|squadre|papier(?:loos)?|handmatig(?:e)?|digitaal|systeem|automatisch|vestigingen|winkels|fouten|klachten|rapporten|orders|facturen|diensten|teams`,
);

/** A date alone ("Before 30 June") completes the level named just before it, across the vendor's question. */
function targetBefore(story: Story, passage: Passage, targets: Passage[], measures: Measures): Passage | null {
  if (
    words.NOT_A_CRITERION.test(passage.text) &&
    !/count|measure|judge|messen|mesur|medir|misur|meten/iu.test(passage.text)
  )
    return null;
  const all = story.passages;
  const { at } = passage;
  for (let back = at - 1; back >= 0 && back >= at - 8; back -= 1) {
    const before = all[back];
    if (!before || before.documentId !== passage.documentId) return null;
    if (targets.includes(before) && measures.of(before).some(({ role }) => role === 'target')) return before;
  }
  return null;
}

const HOPES = ['criterion', 'criterion_vague', 'pain_goal'] as const;
/** From here on a sentence is a wish even without a word for wishing; below the other it is none even with one. */
const A_WISH = 0.2;
const NO_HOPE = 0.1;
/** What a sentence must reach where somebody says that goals were never talked about. */
const A_CLEAR_WISH = 0.5;

/** "Goals: never got to them", "what do they want to achieve? – never came up" */
function neverDiscussed({ text, zone, kind }: Passage): boolean {
  return zone !== 'header' && kind !== 'order_form' && NEVER_DISCUSSED.test(text);
}

/** What the customer hopes for without a measure or a date. */
function wishes(story: Story, { voice, targets }: Measures, least: number): Claim[] {
  const levels = targets.map(({ passage }) => passage);
  const answers = voice.filter(
    (passage) =>
      passage.side === 'customer' && askedBefore(story, passage) === 'target' && !words.ASKS_WHEN.test(passage.text),
  );
  const wanted = voice.filter(
    (passage) => WISH.test(passage.text) && (passage.side === 'customer' || REPORTED_GOAL.test(passage.text)),
  );
  const hope = (passage: Passage) => Math.max(...HOPES.map((sense) => story.senses.of(passage, sense)));
  const sensed = voice.filter((passage) => story.senses.of(passage, 'criterion_vague') >= A_WISH);
  const found = [...new Set([...levels, ...answers, ...wanted, ...sensed])]
    .filter((passage) => hope(passage) >= least)
    .sort((a, b) => hope(b) - hope(a))
    .slice(0, 3);
  return found.map((passage) => ({
    ...criterion([passage], passage.text, null, 'hedged'),
    doubt: levels.includes(passage) ? 'A level without a date.' : 'A wish without a measure and a date.',
  }));
}

const WISH = cue(
  `success (?:is|means|looks|would|for (?:us|me))|(?:my|our|the) goals?|(?:we|i)(?:'d| would)? (?:want|like) (?:to|the|it|our|everyone|people|them|things)|what (?:i|we) want|people (?:would|to) be happ\\p{L}*|run smoothly|be (?:happier|better|faster|smoother|professional)|stop complaining|fewer \\p{L}+|less \\p{L}+|more (?:efficient|visibility|transparency|control)|better (?:visibility|overview|control|experience)|improve|no kpi|goals? as`,
  `el éxito|nuestro objetivo|mi objetivo|queremos (?:que|mejorar|tener|ser)|quiero que|mejorar|más (?:eficientes?|visibilidad|control)|menos \\p{L}+|o sucesso|nosso objetivo|meu objetivo|queremos (?:que|melhorar|ter|ser)|quero que|melhorar|mais (?:eficientes?|visibilidade|controle|controlo)|le succès|notre objectif|mon objectif|nous voulons|on veut|on voudrait|améliorer|plus (?:efficaces?|de visibilité)|moins de \\p{L}+|erfolg (?:ist|heißt|wäre)|unser ziel|mein ziel|wir wollen|wir möchten|ich möchte|verbessern|besser(?:e|er|en)? \\p{L}+|weniger \\p{L}+|mehr (?:transparenz|überblick)|il successo|il nostro obiettivo|vogliamo|vorremmo|migliorare|più (?:efficienti|visibilità|controllo)|meno \\p{L}+|succes (?:is|betekent)|ons doel|we willen|ik wil|verbeteren|betere? \\p{L}+|minder \\p{L}+|meer (?:inzicht|overzicht)`,
);

const REPORTED_GOAL = cue(
  `goals?|kpis?|success|wants?|expects?|objetivos?|éxito|quiere|metas?|sucesso|quer|objectifs?|succès|veut|ziele?|erfolg|will|möchte|obiettivi?|successo|vuole|doel(?:en)?|succes|wil`,
);

const NEVER_DISCUSSED = cue(
  `(?:never|not|didn't|did not|haven't|hasn't) (?:\\p{L}+ ){0,2}(?:got|get|gotten) (?:round |around |on )?to (?:the |any |their )?(?:goals?|targets?|success|criteria|outcomes?)|(?:goals?|targets?|success(?: criteria)?|criteria|outcomes?)(?: \\p{L}+){0,3}:? (?:were |was |are |is )?(?:not|never) (?:\\p{L}+ )?(?:discussed|mentioned|covered|raised|reached|talked|touched|asked|came up)|(?:never|did not|didn't) (?:discuss|ask|talk about|cover|raise|mention)(?:ed)? (?:\\p{L}+ ){0,2}(?:goals?|targets?|success|criteria|outcomes?)|(?:it |that |this )?never came up`,
  `(?:objetivos?|metas?|éxito|criterios?):? (?:no|nunca) (?:se )?(?:\\p{L}+ )?(?:habl\\p{L}+|coment\\p{L}+|trat\\p{L}+|salió|salieron)|no (?:se )?(?:habl\\p{L}+|coment\\p{L}+|trat\\p{L}+) (?:de |los )?(?:objetivos|metas)|(?:objetivos?|metas?|sucesso|critérios?):? (?:não|nunca) (?:\\p{L}+ )?(?:falad\\p{L}+|discutid\\p{L}+|abordad\\p{L}+|falámos|falamos)|não (?:se )?(?:fal\\p{L}+|discuti\\p{L}+) (?:de |os |em )?(?:objetivos|metas)`,
  `(?:objectifs?|critères?|succès):? (?:pas|jamais) (?:abordés?|évoqués?|discutés?|parlé)|(?:pas|jamais) (?:parlé|discuté) (?:d'|des )(?:objectifs?|critères)|(?:ziele?|erfolg|kriterien):? (?:nicht|nie) (?:besprochen|angesprochen|gefragt|thematisiert)|(?:nicht|nie) über (?:ziele|erfolg|kriterien) gesprochen|(?:obiettivi?|criteri|successo):? (?:non|mai) (?:\\p{L}+ )?(?:discuss\\p{L}+|affrontat\\p{L}+|parlat\\p{L}+)|(?:doelen|doel|succes|criteria):? (?:niet|nooit) (?:besproken|gevraagd|ter sprake)|(?:niet|nooit) over (?:doelen|succes|gehad)|niet over gehad`,
);
