import { cut } from '../../evidence/text/letters';
import { type Dossier, type DossierDocument } from '../../evidence/dossier.types';
import { type Claim } from '../../evidence/extraction';
import { moneyIn } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import * as words from './contract.words';
import { cue } from './cue';
import { HEDGE } from './doubt.words';
import { yearlyFeeOn } from './order.fee';
import { inForce } from './order.form';
import { seatsOn } from './order.seats';
import { termOn } from './order.term';
import { type Passage, quoteOf } from './passage';
import { datesOf } from './quantity';
import { bindingForms } from './binding.forms';
import { type Story } from './story';

/** Term, yearly fee and seats from order forms, from mails that state the order, and as mere hints from talk. */
export function readContract(story: Story): Claim[] {
  const { dossier } = story;
  const forms = bindingForms(story);
  const claims = forms.flatMap((form) => {
    const lines = linesOf(story, form);
    return [...claimsOn(lines, dossier, 'stated'), ...unreadFee(lines, dossier)];
  });
  for (const statement of orderStatements(story)) claims.push(...claimsOn([statement], dossier, 'stated'));
  return [...claims, ...hints(story)];
}

function claimsOn(lines: Passage[], dossier: Dossier, standing: 'stated'): Claim[] {
  const claims: Claim[] = [];
  const common = { standing, by: null, doubt: null } as const;
  const seats = seatsOn(lines, dossier.contract.seats);
  if (seats) claims.push({ anchor: 'seats', value: { seats: seats.value }, quotes: seats.quotes, ...common });
  const fee = yearlyFeeOn(lines, dossier);
  if (fee)
    claims.push({
      anchor: 'arr',
      value: { amount: fee.value.amount, currency: fee.value.currency },
      quotes: fee.quotes,
      ...common,
    });
  const term = termOn(lines, dossier);
  if (term) claims.push({ anchor: 'contractTerm', value: term.value, quotes: term.quotes, ...common });
  return claims;
}

/** An order that puts a figure to its price in a way the reader cannot make out may well contradict the record. */
function unreadFee(lines: Passage[], dossier: Dossier): Claim[] {
  if (yearlyFeeOn(lines, dossier)) return [];
  const figures = lines.map((line) => numbersIn(inForce(line.text), line.language).map(({ value }) => value));
  if (figures.flat().some((value) => value === dossier.contract.arr)) return [];
  const line = lines.find(
    (each, at) =>
      words.FEE_LABEL.test(each.text) &&
      !words.NOT_FEE.test(each.text) &&
      datesOf(each).length === 0 &&
      figures[at]?.some((value) => value >= LEAST_FEE),
  );
  return line
    ? [
        {
          anchor: 'arr',
          value: { amount: null, currency: null },
          standing: 'denied',
          quotes: [quoteOf(line)],
          by: null,
          doubt: `The order gives an amount the reader cannot make out: “${cut(line.text.trim(), 80)}”.`,
        },
      ]
    : [];
}
/** Smaller figures on a line about the price count seats, months or days. */
const LEAST_FEE = 500;

function linesOf(story: Story, { id }: DossierDocument): Passage[] {
  return story.passages.filter((passage) => passage.documentId === id);
}

const ORDER_TALK = cue(
  `fee|price|agreed|charge|cuota|precio|preço|prix|preis|prezzo|prijs|plan|paid|order(?:ed)?|contract(?:ed)?|closed|signed|subscription|for the year|a year|renewal|purchased|bought|invoice`,
  `plan|pagad[oa]|pedido|contrato|contratad[oa]s?|firmad[oa]|suscripción|al año|assinad[oa]|pago|assinatura|por ano|commande|contrat|signé|payé|abonnement|par an|vertrag|bestellt|auftrag|unterschrieben|pro jahr|abo|ordine|contratto|firmato|pagato|all'anno|bestelling|contract|getekend|betaald|per jaar`,
);
const APPROXIMATE = cue(
  `about|around|roughly|approximately|approx|some|maybe|perhaps|nearly|almost|up to|first|wave|pilot|phase|only|more than|over|at least|other|remaining|of the|of our|idle|active|logged|unos|unas|cerca de|aproximadamente|alrededor de|casi|uns|umas|environ|près de|à peu près|etwa|ungefähr|circa|ca|rund|knapp|über|quasi|ongeveer|zo'n|bijna`,
);

/** Mails, notes and chats that state the order itself once it is closed: "18 seats, Team plan, $5,400 for the year". */
function orderStatements(story: Story): Passage[] {
  const closed = story.dossier.opportunity?.closeDate ?? null;
  return story.passages.filter((passage) => {
    if (
      passage.zone !== 'body' ||
      passage.kind === 'call_transcript' ||
      passage.kind === 'order_form' ||
      passage.language === 'und'
    )
      return false;
    if (
      /\?/.test(passage.text) ||
      HEDGE.test(passage.text) ||
      !ORDER_TALK.test(passage.text) ||
      APPROXIMATE.test(passage.text)
    )
      return false;
    if (closed !== null && passage.date !== null && passage.date < closed) return false;
    const numbers = numbersIn(passage.text, passage.language);
    const seats = numbers.some(({ end }) => words.SEAT_UNIT.test(passage.text.slice(end)));
    const money =
      moneyIn(passage.text, passage.language).length > 0 &&
      (words.YEARLY.test(passage.text) || words.FEE_LABEL.test(passage.text));
    const renews = words.RENEWAL.test(passage.text) || RUNS.test(passage.text);
    return seats || (money && AGREED.test(passage.text)) || (renews && AGREED.test(passage.text));
  });
}

/** Talk of the paper itself, not of what things cost or how long they take. */
const AGREED = cue(
  `contract|agreement|order(?: form)?|signed|agreed|fee|price|subscription|invoice|contrato|pedido|firmad[oa]|acordad[oa]|cuota|precio|assinad[oa]|acordad[oa]|preço|fatura|contrat|commande|signé|convenu|prix|facture|vertrag|auftrag|unterschrieben|vereinbart|preis|rechnung|contratto|ordine|firmato|concordat[oa]|prezzo|fattura|bestelling|getekend|afgesproken|prijs|factuur`,
);
const RUNS = cue(
  `runs? (?:until|to|through)|running until|ends? on|expires?|vence|termina el|court jusqu'au|läuft bis|scade|loopt tot`,
);

const HOW_MANY = cue(
  `how many (?:people|users|seats|licen[cs]es|of you)|number of (?:users|seats|people)|cuántos? (?:usuarios|personas|licencias|puestos)|quantos? (?:usuários|pessoas|licenças|utilizadores)|combien (?:d'utilisateurs|de personnes|de licences|de postes)|wie viele (?:benutzer|nutzer|leute|personen|lizenzen|anwender)|quant[ie] (?:utenti|persone|licenze|postazioni)|hoeveel (?:gebruikers|mensen|licenties|medewerkers)`,
);

/** "and users?", "Quantidade de usuários: …", "Seats: no number." */
const ABOUT_SEATS =
  /^\s*(?:(?:and|und|y|e|et|en)\s+)?(?:how many )?(?:users?|seats?|logins?|licen[cs]es?|staff count|(?:number|quantidade|número|nombre|anzahl|numero|aantal) (?:of|de|der|di|d')?\s*(?:users|seats|usu[aá]rios|utilisateurs|nutzer|benutzer|utenti|gebruikers))\s*(?:[?:]|$)/iu;

/** Figures from talk: never more than a hint. */
/** "forty drivers will use it" */
const WHO_WILL_USE = cue(
  `(?:will|would|going to|'ll|should|to) (?:\\p{L}+ )?(?:use|log in|need (?:access|a login)|work (?:in|with) it|have access)|(?:lo|la) (?:usarán|utilizarán|van a usar)|van a (?:usar|utilizar|entrar)|vão (?:usar|utilizar|entrar|aceder|acessar)|(?:vont|doivent) (?:l'utiliser|utiliser|se connecter)|(?:l')?utiliseront|(?:werden|sollen) (?:\\p{L}+ ){0,4}(?:nutzen|arbeiten|benutzen)|(?:lo )?(?:useranno|utilizzeranno)|gaan (?:\\p{L}+ ){0,3}(?:gebruiken|werken)`,
);

function hints(story: Story): Claim[] {
  const { contract } = story.dossier;
  const claims: Claim[] = [];
  const talk = story.passages.filter(
    ({ zone, kind, language }) => zone === 'body' && kind !== 'order_form' && language !== 'und',
  );
  talk.forEach((passage, at) => {
    const asked = talk
      .slice(Math.max(0, at - 4), at)
      .some(
        ({ text, documentId }) => documentId === passage.documentId && (HOW_MANY.test(text) || ABOUT_SEATS.test(text)),
      );
    for (const { value, start, end } of numbersIn(passage.text, passage.language)) {
      if (contract.seats === null && Number.isInteger(value) && value > 1 && value < 1_000_000) {
        const rest = passage.text.slice(end);
        if (
          words.PEOPLE_UNIT.test(rest) ||
          (WHO_WILL_USE.test(passage.text) && /^\s+\p{Ll}{4,}/u.test(rest)) ||
          ((asked || ABOUT_SEATS.test(passage.text)) && !/^\s*(?:%|percent|per cent)/u.test(rest))
        ) {
          claims.push({
            anchor: 'seats',
            value: { seats: value },
            quotes: [quoteOf(passage)],
            standing: 'hedged',
            by: passage.speaker,
            doubt: `“${passage.text.slice(Math.max(0, start - 40), end + 30).trim()}” is a figure from talk, not a contracted number.`,
          });
        }
      }
    }
    if (contract.arr === null) {
      for (const { amount, currency, end } of moneyIn(passage.text, passage.language)) {
        if (!words.YEARLY.test(passage.text.slice(end, end + 30)) && !words.FEE_LABEL.test(passage.text)) continue;
        claims.push({
          anchor: 'arr',
          value: { amount, currency },
          quotes: [quoteOf(passage)],
          standing: 'hedged',
          by: passage.speaker,
          doubt: 'The amount is only mentioned in talk.',
        });
      }
    }
    if (contract.arr === null) {
      const round = numbersIn(passage.text, passage.language).find(
        ({ value, end }) => value >= 500 && words.YEARLY.test(passage.text.slice(end, end + 14)),
      );
      if (round && moneyIn(passage.text, passage.language).length === 0) {
        claims.push({
          anchor: 'arr',
          value: { amount: round.value, currency: null },
          quotes: [quoteOf(passage)],
          standing: 'hedged',
          by: passage.speaker,
          doubt: 'A round figure from talk, without a currency.',
        });
      }
    }
    if (contract.startDate === null || contract.renewalDate === null) {
      const length = numbersIn(passage.text, passage.language).find(
        ({ end }) => words.MONTH_UNIT.test(passage.text.slice(end)) || words.YEAR_UNIT.test(passage.text.slice(end)),
      );
      const oneYear = ONE_YEAR.test(passage.text) && words.START.test(passage.text) && HEDGE.test(passage.text);
      if ((length && CONTRACT_LENGTH.test(passage.text)) || oneYear) {
        claims.push({
          anchor: 'contractTerm',
          value: { startDate: null, renewalDate: null, noticePeriodDays: null },
          quotes: [quoteOf(passage)],
          standing: 'hedged',
          by: passage.speaker,
          doubt: 'A length is mentioned in talk; no source gives the dates.',
        });
      }
    }
  });
  if (contract.arr === null && !claims.some(({ anchor }) => anchor === 'arr')) {
    for (const passage of talk.filter(({ text }) => PRICE.test(text)).slice(0, 2)) {
      claims.push({
        anchor: 'arr',
        value: { amount: null, currency: null },
        quotes: [quoteOf(passage)],
        standing: 'hedged',
        by: passage.speaker,
        doubt: 'A price is spoken of, but no source gives it.',
      });
    }
  }
  if (
    (contract.startDate === null || contract.renewalDate === null) &&
    !claims.some(({ anchor }) => anchor === 'contractTerm')
  ) {
    const asked = talk.findIndex(({ text, side }) => side === 'vendor' && ASKS_LENGTH.test(text));
    const answer = asked < 0 ? undefined : talk[asked + 1];
    if (answer)
      claims.push({
        anchor: 'contractTerm',
        value: { startDate: null, renewalDate: null, noticePeriodDays: null },
        quotes: [quoteOf(answer)],
        standing: 'hedged',
        by: answer.speaker,
        doubt: 'The length is only spoken of; no source gives the dates.',
      });
  }
  return claims;
}

const ONE_YEAR = /(?<![\p{L}])(?:a|one|un|um|une|ein|een) (?:year|año|ano|an|jahr|anno|jaar)(?![\p{L}])/iu;
const PRICE = cue(`price|cost|fee|quote|precio|coste|preço|custo|prix|coût|preis|kosten|prezzo|costo|prijs`);
const ASKS_LENGTH = cue(
  `how long (?:would|will|do) you (?:commit|sign|stay)|what term|which term|contract length|cuánto tiempo|por quanto tempo|quelle durée|wie lange (?:wollen|möchten)|quale durata|hoe lang wil`,
);
const CONTRACT_LENGTH = cue(
  `contract|term|deal|agreement|commit(?:ment)?|sign(?:ed)? (?:for|up)|renewal|subscription|contrato|plazo|vigencia|vigência|contrat|engagement|durée|vertrag|laufzeit|contratto|durata|looptijd|multi-?year`,
);
