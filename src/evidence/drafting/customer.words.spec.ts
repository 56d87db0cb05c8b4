import { describe, expect, it } from '@jest/globals';
import { record } from '../../../test/support/account-record';
import { type KnownLanguage, LANGUAGES } from '../text/language';
import { compileMitigation } from './compile-mitigation';
import { whyUnfit } from './customer.words';
import { type MitigationAnswer } from './draft-answers';
import { knownFacts } from './known-facts';

/** What a colleague lets slip into a letter, and by which words it is held back. */
const SLIPS: Record<KnownLanguage, [word: string, message: string][]> = {
  en: [
    ['churn risk', 'Hello Simone, we spoke about the churn risk and would like to meet.'],
    ['upsell', 'There may be room for an upsell in your second team.'],
    ['Shelfware', 'Shelfware is what we would like to avoid with you.'],
    ['red account', 'You are a red account with us this month.'],
    ['win-back', 'This is the first mail of our win-back campaign.'],
    ['at risk', 'The renewal is at risk.'],
    ['the customer', 'We will ask the customer what is missing.'],
    ['cross-sold', 'The add-on was cross-sold in May.'],
    ['muda', 'The muda of your licences is large.'],
  ],
  de: [
    ['Kündigungsrisiko', 'Guten Tag Frau Achterberg, wir sehen ein Kündigungsrisiko und möchten mit Ihnen sprechen.'],
    ['abwanderungsgefährdet', 'Ihr Team gilt bei uns als abwanderungsgefährdet.'],
    ['Churn-Risiko', 'Das Churn-Risiko ist gestiegen.'],
    ['gefährdeten Kunden', 'Sie zählen zu den gefährdeten Kunden.'],
    ['roter Account', 'Sie sind für uns ein roter Account.'],
    ['Zusatzverkäufe', 'Wir sehen Raum für Zusatzverkäufe in Ihrem zweiten Team.'],
    ['Upselling', 'Das Upselling besprechen wir im Mai.'],
    ['Karteileichen', 'Viele Ihrer Lizenzen sind Karteileichen.'],
    ['Kundenrückgewinnung', 'Dies ist Teil unserer Kundenrückgewinnung.'],
    ['der Kunde', 'Bitte klären, was der Kunde noch braucht.'],
    ['Entscheiders', 'Uns fehlt die Adresse des Entscheiders.'],
  ],
  fr: [
    ['risque d’attrition', 'Bonjour Madame, nous voyons un risque d’attrition et aimerions en parler avec vous.'],
    ['risque d’attrition', "Le risque d'attrition augmente."],
    ['risque de résiliation', 'Vos usages indiquent un risque de résiliation.'],
    ['comptes à risque', 'Vous faites partie des comptes à risque.'],
    ['compte rouge', 'Vous êtes un compte rouge ce mois-ci.'],
    ['ventes additionnelles', 'Nous voyons un potentiel de ventes additionnelles.'],
    ['licences dormantes', 'Vos licences dormantes nous inquiètent.'],
    ['reconquête client', 'Ceci fait partie de notre reconquête client.'],
    ['le client', 'Il faut demander ce que le client attend.'],
    ['décideuse', 'Nous cherchons la décideuse de votre côté.'],
  ],
  es: [
    ['riesgo de fuga', 'Hola Simone, vemos un riesgo de fuga y nos gustaría hablar con usted.'],
    ['riesgo de cancelación del contrato', 'Hay un riesgo de cancelación del contrato.'],
    ['cuentas en riesgo', 'Ustedes están entre las cuentas en riesgo.'],
    ['cuenta roja', 'Son una cuenta roja este mes.'],
    ['venta adicional', 'Vemos una venta adicional en su segundo equipo.'],
    ['licencias dormidas', 'Sus licencias dormidas nos preocupan.'],
    ['recuperación de clientes', 'Esto es parte de nuestra recuperación de clientes.'],
    ['al cliente', 'Hay que llamar al cliente esta semana.'],
    ['tomadora de decisiones', 'Nos falta la tomadora de decisiones.'],
  ],
  pt: [
    ['risco de cancelamento', 'Olá Simone, vemos um risco de cancelamento e gostaríamos de falar com você.'],
    ['risco de cancelamento do contrato', 'Há um risco de cancelamento do contrato.'],
    ['contas em risco', 'Vocês estão entre as contas em risco.'],
    ['conta vermelha', 'Vocês são uma conta vermelha este mês.'],
    ['venda adicional', 'Vemos uma venda adicional na segunda equipe.'],
    ['licenças adormecidas', 'As suas licenças adormecidas preocupam-nos.'],
    ['reconquista de clientes', 'Isto faz parte da nossa reconquista de clientes.'],
    ['o cliente', 'É preciso perguntar o que o cliente espera.'],
    ['decisores', 'Faltam-nos os decisores do seu lado.'],
  ],
  it: [
    ['rischio di abbandono', 'Buongiorno Simone, vediamo un rischio di abbandono e vorremmo parlarne con voi.'],
    ['rischio di disdetta', 'Il rischio di disdetta è salito.'],
    ['clienti a rischio', 'Siete tra i clienti a rischio.'],
    ['account rosso', 'Siete un account rosso questo mese.'],
    ['vendite aggiuntive', 'Vediamo spazio per vendite aggiuntive nel secondo gruppo.'],
    ['licenze dormienti', 'Le vostre licenze dormienti ci preoccupano.'],
    ['riconquista dei clienti', 'Questo fa parte della nostra riconquista dei clienti.'],
    ['il cliente', 'Dobbiamo chiedere che cosa aspetta il cliente.'],
    ['decisori', 'Ci mancano i decisori dalla vostra parte.'],
  ],
  nl: [
    ['opzegrisico', 'Beste Simone, we zien een opzegrisico en willen dat graag met u bespreken.'],
    ['risico op opzegging', 'Er is een risico op opzegging.'],
    ['risicoklanten', 'U hoort bij onze risicoklanten.'],
    ['rood account', 'U bent deze maand een rood account.'],
    ['bijverkoop', 'We zien ruimte voor bijverkoop in uw tweede team.'],
    ['slapende licenties', 'Uw slapende licenties baren ons zorgen.'],
    ['klantterugwinning', 'Dit is een deel van onze klantterugwinning.'],
    ['de klant', 'Wij moeten vragen wat de klant verwacht.'],
    ['beslissers', 'Ons ontbreken de beslissers aan uw kant.'],
  ],
};

/** What people write to customers every day, close to the words above. */
const ORDINARY: Record<KnownLanguage, string[]> = {
  en: [
    'Dear Simone Achterberg,\n\nthe customer success team would like to show you the new reports.',
    'If the connector is not live in time, your go-live is at risk.',
    'Who decides about the roll-out, and what is the risk that it comes later?',
    'Your licences that nobody uses can go to another team. The red button ends the session.',
    'This helps you win back hours, sign up sellers and save plans as templates; overdue accounts are red in the list.',
  ],
  de: [
    'Guten Tag Frau Achterberg,\n\nwie kommen Ihre Teams mit den Berichten voran? Wir nehmen uns gern Zeit für Ihre Fragen.',
    'Die Kündigungsfrist steht im Vertrag, und das Risiko eines späteren Starts tragen wir.',
    'Ihre Kunden sehen den Stand im Kundenportal; die Rückgewinnung von Wärme steht im Bericht.',
    'Wer trifft bei Ihnen die Entscheidung? Die roten Felder sind Pflicht, ungenutzte Lizenzen geben wir weiter.',
    'Ein überfälliges Konto wird rot angezeigt; so können Sie Zeit zurückgewinnen.',
  ],
  fr: [
    'Bonjour Madame Achterberg,\n\nnous aimerions savoir comment vos équipes avancent avec les rapports. Quel jour vous convient ?',
    'Les conditions de résiliation figurent au contrat ; le risque d’un retard est faible.',
    'Vos licences inutilisées peuvent aller à une autre équipe. Notre service client vous répond.',
    'Le client web affiche les champs rouges ; qui prend la décision chez vous ?',
  ],
  es: [
    'Estimada Simone Achterberg:\n\nnos gustaría saber cómo avanzan sus equipos con los informes. ¿Qué día le viene bien?',
    'El riesgo de fuga de datos es bajo, y la cancelación de una sesión se hace aquí.',
    'Nuestro servicio de atención al cliente le ayuda con la recuperación de la cuenta.',
    'Sus licencias sin uso pueden pasar a otro equipo. ¿Qué se muda con el nuevo plan?',
  ],
  pt: [
    'Prezada Simone Achterberg,\n\ngostaríamos de saber como as suas equipes avançam com os relatórios. Que dia lhe convém?',
    'O que muda para vocês com a nova versão? Muda pouco.',
    'O atendimento ao cliente ajuda na recuperação da conta; o risco de cancelamento do voo é de vocês.',
    'As licenças que ninguém usa podem passar para outra equipe. Quem toma a decisão aí?',
  ],
  it: [
    'Gentile Simone Achterberg,\n\nvorremmo sapere come procedono i vostri gruppi con i rapporti. Quale giorno vi va bene?',
    'I muri e le mura del magazzino si vedono nella pianta, con un campione di dati.',
    'Il servizio al cliente vi aiuta con il recupero dell’account; il rischio di un ritardo è basso.',
    'Le licenze inutilizzate possono passare a un altro gruppo. Chi prende la decisione da voi?',
  ],
  nl: [
    'Beste Simone Achterberg,\n\nwe horen graag hoe uw teams met de rapporten vooruitkomen. Welke dag schikt u?',
    'De opzegtermijn staat in het contract, en het risico op vertraging is klein.',
    'Uw klanten zien de stand in het klantportaal; de terugwinning van warmte staat in het rapport.',
    'Ongebruikte licenties kunnen naar een ander team. Wie neemt bij u de beslissing? De rode velden zijn verplicht.',
  ],
};

const step: MitigationAnswer['steps'][number] = {
  kind: 'send_email',
  title: 'Ask what keeps the teams away',
  detail: 'Offer a session.',
  reaches: ['Simone Achterberg'],
  dueInDays: 7,
  expectedEvidence: 'A reply',
  because: ['risk.utilisation'],
};
/** A plan with one mail of these words, as it goes to review. */
function planSaying(text: string) {
  const steps = [{ ...step, message: { subject: 'Reports', text } }];
  const basis = { record, known: knownFacts(record), rejections: [], guidance: null };
  return compileMitigation({ rootCauses: [], steps, answers: [], gaps: [] }, basis);
}

describe.each(LANGUAGES)('what we say among ourselves, in %s,', (language) => {
  it.each(SLIPS[language])('holds a letter back by “%s”', (word, message) => {
    expect(whyUnfit(message)).toContain(`“${word}” is not for the customer to read`);
  });

  it('keeps the letter out of the plan, and says what to do', () => {
    const [[word, message] = ['', '']] = SLIPS[language];
    const { steps, notSupported } = planSaying(message);
    expect(steps).toEqual([]);
    expect(notSupported.map(({ why }) => why)).toEqual([
      `“${word}” is not for the customer to read: write the message without it, and keep what we say among ourselves for the detail of the step`,
    ]);
  });

  it.each(ORDINARY[language])('is not what people write to customers every day: %s', (message) => {
    expect(whyUnfit(message)).toBeNull();
    expect(planSaying(message)).toMatchObject({ notSupported: [], steps: [{ message: { text: message } }] });
  });
});

describe('what we say among ourselves', () => {
  it('is found in any spelling and across a line end, also in a letter of another language', () => {
    expect(whyUnfit('Wir haben Sie als red\naccount geführt.')).toContain('“red account”');
    expect(whyUnfit('KÜNDIGUNGS\u00adRISIKO')).toContain('“KÜNDIGUNGSRISIKO”');
    expect(whyUnfit('Kündigungsrisiko'.normalize('NFD'))).toContain('“Kündigungsrisiko”');
    expect(whyUnfit('Parlons de l’upsell et du Kündigungsrisiko.')).toContain('“upsell”');
  });
});
