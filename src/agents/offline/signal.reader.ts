import { RISK_SIGNALS, type RiskSignalKind } from '../../evidence/evidence.types';
import { type Extraction, type PersonClaim } from '../../evidence/extraction';
import { cue, type Cue } from './cue';
import { TIMELINE } from './gap.words';
import { type Passage, quoteOf } from './passage';
import { type Sense, SENSES } from './senses/labels';
import { type Story } from './story';

type Signal = Extraction['riskSignals'][number];

/** Phrases of each signal that speaks through words alone; the others need to know who is who. */
const PHRASES: Partial<Record<RiskSignalKind, Cue>> = {
  competitor_evaluation: cue(
    `competitors?|compet(?:ing|itive) (?:offer|quote|product|bid|tool)|(?:trial(?:l?ing)?|testing|evaluating|comparing|looking at|talking to|piloting|considering|shortlist\\p{L}*)(?: \\p{L}+){0,4} (?:alternatives?|other (?:vendors?|tools?|products?|options?|suppliers?)|another (?:vendor|tool|product|supplier)|competitor|until the end)|(?:asked|got|have|want) (?:\\p{L}+ ){0,2}(?:another|a second|other) (?:vendor|supplier|quote|offer)|alternative (?:vendor|tool|product|supplier|solution)|they will compare|gives away its own|rival (?:product|tool|vendor)|parallel (?:pilot|trial|evaluation)|rfp (?:is )?(?:open|out|running) (?:again|with)|bake-?off|second source|(?:also|still) (?:in talks|talking|evaluating|looking)`,
    `competencia|competidor(?:es)?|otro (?:proveedor|producto)|otra herramienta|comparando|alternativas?|oferta(?:s)? de otr[oa]s?|concorr[eê]n\\p{L}*|outro (?:fornecedor|produto)|outra ferramenta|comparar|alternativas?|concurren(?:t|te|ts|ce)|autre (?:fournisseur|outil|solution)|alternatives?|wettbewerb(?:er|s)?(?:produkt|angebot)?|andere(?:n|r|s)? (?:anbieter|tool|produkt|lösung)|alternativangebot|concorren(?:te|ti|za)|altro (?:fornitore|strumento|prodotto)|concurrent(?:en|ie)?|andere (?:leverancier|tool|aanbieder)`,
  ),
  budget_cut: cue(
    `(?:froze|frozen|freezing|freezes)(?: \\p{L}+){0,4} (?:software|spend\\p{L}*|budgets?|purchas\\p{L}*|hiring|projects?)|(?:software|spending|budgets?|purchas\\p{L}*)(?: \\p{L}+){0,4} (?:froze|frozen)|budget (?:cuts?|freeze|reduction|is (?:cut|frozen|gone|being cut|under pressure)|was (?:cut|reduced)|has been (?:cut|reduced|frozen))|(?:cut|cuts|cutting|reduce|reducing|freeze|slash\\p{L}*|trim\\p{L}*)(?: \\p{L}+){0,4} (?:budgets?|spend(?:ing)?|costs? by|headcount)|cost[- ](?:cutting|saving programme|savings program)|hiring freeze|lay-?offs?|redundanc(?:y|ies)|austerity|spending freeze|recortes?(?: presupuestari\\p{L}*| de presupuesto)?|congelación (?:del presupuesto|de gastos)|despidos|corte(?:s)? (?:de|no|orçament\\p{L}*)|congelamento|demissões|despedimentos|coupes? budgétaires?|gel (?:du budget|des dépenses)|réductions? (?:de budget|budgétaires?|de coûts)|licenciements|budgetkürzung(?:en)?|sparprogramm|haushaltssperre|budgetsperre|stellenabbau|entlassungen|tagli(?:o)? (?:al|di|del) (?:budget|bilancio|costi)|licenziamenti|bezuiniging(?:en)?|budgetstop|ontslagen`,
  ),
  reorg: cue(
    `re-?organi[sz](?:ation|ing|ed)|re-?org|restructur\\p{L}*|merger|merging|merged (?:with|into)|acqui(?:red|sition) (?:by|of)|takeover|spin-?off|carve-?out|(?:now |will )?reports? to (?:a new|operations|the new|finance|it now)|new (?:ceo|cfo|management|owner|leadership)|(?:department|division|team|unit|office) (?:is|was|will be|has been) (?:split|dissolved|merged|moved|closed|disbanded)|change of (?:ownership|management)|moves? with it|reorganización|reestructuración|fusión|adquisición|se reparte|su dirección desaparece|nueva dirección|reorganização|reestruturação|fusão|aquisição|nova administração|réorganisation|restructuration|fusion|rachat|nouvelle direction|umstrukturierung|reorganisation|umorganisation|fusion|übernahme|neue geschäftsführung|zusammengelegt|riorganizzazione|ristrutturazione|fusione|acquisizione|nuova direzione|reorganisatie|herstructurering|fusie|overname|nieuwe directie`,
  ),
  low_icp_fit: cue(
    `(?:outside|not|beyond) (?:of )?(?:what we (?:normally|usually)|our (?:usual|normal|core|target|ideal|sweet spot|icp))|not (?:really )?(?:our|an?) (?:typical|usual|ideal|target|natural|normal) (?:customer|fit|market|profile|segment|account|client)|(?:too|very|rather) small for (?:us|our)|bad fit|poor fit|weak fit|odd fit|stretch for us|not a (?:good )?fit|not what (?:the product|we|it) (?:is|was|are) (?:made|built|meant)|our product is mostly for|aren't a factory|icp|first customer (?:of this kind|in this)|never sold to|unusual (?:customer|use)|fuera de nuestro perfil|no es nuestro cliente|no encaja|fora do nosso perfil|não é (?:o )?nosso (?:cliente|perfil)|hors (?:de notre )?cible|pas notre (?:cible|client type|coeur)|nicht (?:unser|unsere) (?:typischer|übliche|zielgruppe|kernmarkt)|passt (?:eigentlich )?nicht (?:zu|in)|fuori (?:dal nostro )?(?:target|profilo)|niet (?:ons|onze) (?:doelgroep|profiel)`,
  ),
  integration_blocker: cue(
    `(?:has|have|had|there is|there's|is) no (?:interface|api|connector|integration|feed|export)|(?:can't|cannot|could not|won't|does not|doesn't) (?:push|connect|integrate|talk to|read|export|sync)|(?:integration|connector|interface|feed|api|connection|sync)(?: \\p{L}+){0,6} (?:blocked|blocker|fails?|failing|broken|missing|not (?:available|ready|open|opened|supported|work\\p{L}*)|stuck|is down)|(?:still )?(?:has|have|is|are) not (?:opened|open|released|available)(?: \\p{L}+){0,6} (?:feed|api|interface|port|firewall)|not opened the|blocked from my side|without the (?:feed|interface|connector|api|integration)|stops the whole|waiting for (?:the )?(?:api|interface|connector|integration|feed)|no tiene (?:interfaz|api|conector)|la integración (?:está|sigue) (?:bloqueada|parada|pendiente)|no se (?:conecta|integra)|não tem (?:interface|api|conector)|a integração (?:está|continua) (?:bloqueada|parada|pendente)|não (?:se )?(?:conecta|integra)|(?:reprise|interface|export|connexion|liaison|flux|import)(?: \\p{L}+){0,6} (?:est|reste|sont|restent) (?:bloqu\\p{L}+|en panne|impossible)|pas d'(?:interface|api)|l'intégration (?:est|reste) (?:bloquée|en panne|impossible)|ne (?:se connecte|communique) pas|(?:hat|gibt es) keine (?:schnittstelle|api|anbindung)|schnittstelle (?:fehlt|ist (?:blockiert|nicht))|lässt sich nicht (?:anbinden|integrieren)|non ha (?:interfaccia|api)|l'integrazione è (?:bloccata|ferma)|geen (?:koppeling|api|interface)|koppeling (?:werkt niet|is geblokkeerd|ontbreekt)`,
  ),
  security_review_open: cue(
    `(?:security|infosec|information security|privacy|data protection|compliance|export-control|vendor risk)(?: \\p{L}+){0,4} (?:review|questionnaire|assessment|audit|approval|check|clearance)(?: \\p{L}+){0,8} (?:open|outstanding|pending|not (?:closed|finished|complete|answered|done)|has not|hasn't|still|unanswered|sitting|in progress|round|blocked|stays)|(?:open|outstanding|pending|unfinished|waiting (?:for|on)|until)(?: \\p{L}+){0,6} (?:security|infosec|privacy|data protection|penetration|pen)(?: \\p{L}+){0,3} (?:review|questionnaire|assessment|audit|approval|test|ticket)|review stays open|no production data until|pen(?:etration)?[- ]?test (?:summary |report )?(?:is )?(?:older|missing|outstanding|not)|dpia (?:is )?(?:pending|open|missing)|revisión de seguridad(?: \\p{L}+){0,4} (?:abierta|pendiente)|cuestionario de seguridad|análise de segurança(?: \\p{L}+){0,4} (?:aberta|pendente)|questionário de segurança|(?:revue|audit|questionnaire) (?:de )?sécurité(?: \\p{L}+){0,4} (?:ouvert\\p{L}*|en cours|en attente)|(?:sicherheits|datenschutz)fragen(?: \\p{L}+){0,6} (?:offen|ungeklärt|unbeantwortet)|(?:sicherheits|datenschutz)(?:prüfung|fragebogen|freigabe|überprüfung)(?: \\p{L}+){0,6} (?:offen|aussteh\\p{L}*|läuft|fehlt|nicht)|(?:revisione|verifica|questionario) (?:di )?sicurezza(?: \\p{L}+){0,4} (?:apert\\p{L}*|in corso|in sospeso)|(?:beveiligings|security)(?:review|toets|vragenlijst)(?: \\p{L}+){0,4} (?:open|loopt|niet)`,
  ),
  unrealistic_timeline: cue(
    `(?:\\p{L}+|\\d+) days after the start|(?:unrealistic|impossible|crazy|insane|too tight|very tight|aggressive) (?:timeline|deadline|date|schedule|plan)|(?:live|rolled out|up and running|migrated|go live|fully deployed)(?: \\p{L}+){0,6} (?:in|within) (?:one|two|three|a|1|2|3|four|five|six|seven|eight|nine|ten|\\d) (?:days?|weeks?)|everything live (?:for|by|on)|(?:by|before) (?:next week|monday|friday|tomorrow|the end of the week)(?: \\p{L}+){0,6} (?:live|migrated|trained|rolled out)|all (?:\\p{L}+ ){1,4}(?:migrated|trained|live) (?:by|in|within) (?:next|the|one|two|a)|plazo (?:imposible|irreal|muy ajustado)|en (?:una|dos) semanas? (?:en marcha|funcionando)|prazo (?:impossível|irrealista|apertado)|délai (?:irréaliste|intenable|impossible|très court)|(?:unrealistisch\\p{L}*|unmöglich\\p{L}*|sehr enge\\p{L}*) (?:termin\\p{L}*|zeitplan|frist)|tempi (?:impossibili|irrealistici|strettissimi)|onhaalbare? (?:planning|deadline|termijn)`,
  ),
};

/** Days or a few weeks, or a day of this or the coming month. */
const SHORT_SPAN = cue(
  `(?:one|two|three|1|2|3|a) weeks?|\\p{L}+ days|\\d{1,2} days|next week|tomorrow|monday|tuesday|wednesday|thursday|friday|by the \\p{L}+th|by the \\d{1,2}(?:st|nd|rd|th)|(?:una|dos|tres) semanas?|(?:uma|duas|três) semanas?|(?:une|deux|trois) semaines?|(?:einer|zwei|drei) wochen?|(?:una|due|tre) settiman[ae]|(?:een|twee|drie) we(?:e)?ken`,
);

const PRICE_PRESSURE = cue(
  `discount|further reduction|another \\p{L}+ per ?cent|\\p{L}+ (?:per ?cent|%) (?:off|less|cheaper)|reduce the price|lower (?:the )?price|price (?:is )?too high|too (?:many|expensive)|best and final|re-?open the|mini-competition|re-?tender|renegotiat\\p{L}*|benchmark(?:ing)? (?:your|the) price|ask again at renewal|we'll see about that|don't do \\p{L}+ years|match the (?:offer|price)|payment terms|rebate|descuento|rebaja|bajar el precio|demasiado caro|renegoci\\p{L}*|desconto|baixar o preço|caro demais|remise|rabais|baisser le prix|trop cher|renégoci\\p{L}*|rabatt|nachlass|preis (?:senken|runter|drücken)|zu teuer|nachverhandel\\p{L}*|skonto|sconto|ribasso|abbassare il prezzo|troppo caro|rinegozi\\p{L}*|korting|prijs (?:omlaag|verlagen)|te duur|heronderhandel\\p{L}*`,
);
const ONLY_CONTACT = cue(
  `(?:not|never) spoken to anyone else|only (?:ever )?(?:dealt|spoke|talked|spoken) (?:with|to)|(?:the )?only (?:contact|person|one)(?: we| i| there| who)?|nobody else|no one else|single (?:contact|thread)|don't have a name|no other contacts?|solo (?:hemos hablado|conozco|tenemos) (?:con|a)|único contacto|única pessoa|único contacto|só (?:falei|falámos|falamos) com|seul(?:e)? (?:contact|interlocut\\p{L}*)|einzige(?:r)? (?:kontakt|ansprechpartner(?:in)?)|unico (?:contatto|referente)|enige (?:contact|contactpersoon)`,
);

/** Signals that sentences show; `single_threaded` follows from who takes part. */
const SENSED = SENSES.filter(isSignal);

function isSignal(sense: string): sense is RiskSignalKind & Sense {
  return RISK_SIGNALS.some((signal) => signal === sense);
}

/** Signals are rare, so that even this little is many times what an ordinary sentence shows. */
const SURE = 0.06;
/** Enough where the words of the signal are there too. */
const SURE_WITH_WORDS = 0.015;

function sensed({ senses }: Story, talk: Passage[], signal: RiskSignalKind & Sense): Passage[] {
  const least = (passage: Passage) => (wordsOf(signal, passage) ? SURE_WITH_WORDS : SURE);
  return talk
    .map((passage) => ({ passage, sure: senses.of(passage, signal) }))
    .filter(({ passage, sure }) => sure >= least(passage))
    .sort((a, b) => b.sure - a.sure)
    .map(({ passage }) => passage);
}

function wordsOf(signal: RiskSignalKind, { side, text }: Passage): boolean {
  if (signal === 'unrealistic_timeline' && side === 'vendor' && TIMELINE.test(text) && SHORT_SPAN.test(text))
    return true;
  return PHRASES[signal]?.test(text) ?? false;
}

/** Warning signs of a deal, each with the passage it stands in. */
export function readSignals(story: Story, people: PersonClaim[]): Signal[] {
  const talk = story.passages.filter(
    ({ zone, language, kind }) => (zone === 'body' || zone === 'quoted') && language !== 'und' && kind !== 'order_form',
  );
  const signals: Signal[] = [];
  const report = (signal: RiskSignalKind, passages: (Passage | undefined)[]) => {
    const found = passages.filter((passage) => passage !== undefined);
    if (found.length > 0 && !signals.some((known) => known.signal === signal))
      signals.push({ signal, quotes: found.slice(0, 3).map(quoteOf) });
  };
  for (const signal of SENSED) report(signal, sensed(story, talk, signal));
  const about = (person: PersonClaim) => talk.find((passage) => namesPerson(story, passage, person));
  const left = people.find((person) => person.left && person.role === 'champion');
  if (left)
    report(
      'champion_left',
      talk.filter((passage) => namesPerson(story, passage, left) && passage.speaker !== left.name).slice(-1),
    );
  const detractors = people.filter(({ role, side }) => role === 'detractor' && side === 'customer');
  report(
    'detractor_active',
    detractors.map((person) => talk.find(({ speaker }) => speaker === person.name) ?? about(person)),
  );
  const buyers = new Set(people.filter(({ role }) => role === 'procurement').map(({ name }) => name));
  report(
    'procurement_pressure',
    talk.filter(({ speaker, text }) => speaker !== null && buyers.has(speaker) && PRICE_PRESSURE.test(text)),
  );
  const engaged = people.filter(({ side, lastContact }) => side === 'customer' && lastContact !== null);
  const signers = story.passages.filter(
    ({ kind, text }) =>
      kind === 'order_form' && people.some((person) => person.side === 'customer' && text.includes(person.name)),
  );
  const active = new Set([
    ...engaged.map(({ name }) => name),
    ...people
      .filter(({ side, name }) => side === 'customer' && signers.some(({ text }) => text.includes(name)))
      .map(({ name }) => name),
  ]);
  const known = talk.some(({ language }) => language !== 'und');
  const recorded = people.filter(
    ({ side, name }) => side === 'customer' && story.dossier.contacts.some((contact) => contact.name === name),
  );
  if (known && active.size <= 1 && recorded.length <= 1) {
    const only = engaged[0];
    report('single_threaded', [
      talk.find(({ text }) => ONLY_CONTACT.test(text)),
      only ? talk.find(({ speaker }) => speaker === only.name) : talk[0],
    ]);
  }
  return signals;
}

function namesPerson(story: Story, passage: Passage, { name }: PersonClaim): boolean {
  return story.named(passage).some(({ member }) => member.name === name);
}
