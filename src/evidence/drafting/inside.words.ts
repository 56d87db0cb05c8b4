import { type KnownLanguage } from '../text/language';

/** “Atención al cliente” and a client that is a program, which the languages write alike, speak of nobody. */
const NO_SERVICE = String.raw`(?<!(?:service|support|relation|satisfaction|expérience|espace|portail|atención|servicio|soporte|apoyo|ayuda|experiencia|satisfacción|éxito|portal|área|cara|voz|viaje|orientad[oa]s?|atendimento|serviço|suporte|apoio|ajuda|experiência|satisfação|sucesso|jornada|foco|servizio|assistenza|supporto|esperienza|soddisfazione|successo|portale|area|cura|voce|orientat[oaie]) )`;
const NO_PROGRAM = String.raw`(?! (?:web|léger|lourd|riche|mobile|natif|ligero|móvil|leve|móvel|leggero|api|http|vpn|sql|outlook|de (?:messagerie|correo|e-?mail)|di posta))`;

/**
 * What we say of customers among ourselves, as colleagues of each language write it. Whoever is spoken of as “the customer” is not spoken to, unless it is part of another word.
 */
export const INSIDE_WORDS: Record<KnownLanguage, readonly string[]> = {
  en: [
    String.raw`(?:risk|health|maturity|churn) scores?|(?:churn|renewal|non-?renewal|flight)[- ]risks?`,
    String.raw`(?<!(?:go-?live|deadline|date|timeline|launch|schedule|data|project|roll-?out|milestone)s?(?: [\p{L}’]+){0,3} )at[- ]risk`,
    String.raw`(?:ge|abge)?churn[\p{L}-]*|hard[- ]red|red accounts?|(?:this|your|the) account (?:is|went|turned) red`,
    String.raw`the customer(?![- ](?:success|services?|support|care|portal|cent(?:er|re)|hub|community|experience|journey|data|records?|lists?|base|satisfaction|stor(?:y|ies)|team))`,
    String.raw`champions?|decision[- ]makers?|economic buyers?|single[- ]threaded|stakeholder[- ]?maps?|detractors?`,
    String.raw`shelf-?ware|mu(?:da|ra|ri)|(?:ge-?)?(?:up|cross|down)-?s(?:ell|old)\p{L}*|cross sell\p{L}*|win-?backs?|win back (?:campaign|offer|call|account)s?|save[- ]plays?|share of wallet`,
    String.raw`expansion (?:plays?|potential|opportunit(?:y|ies)|pipeline)`,
  ],
  de: [
    String.raw`(?:risiko|gesundheits|health|reife(?:grad)?|churn)-?scores?|kundengesundheit`,
    String.raw`(?:kündigungs|abwanderungs)-?(?:risik\p{L}+|gefahr\p{L}*|gefährd\p{L}+|wahrscheinlichkeit\p{L}*|quoten?|raten?)|kundenabwanderung\p{L}*|(?:verlängerungs|renewal|churn)-?risik\p{L}+`,
    String.raw`gefährdete[rnsm]? (?:kund(?:e|en|in|innen)|accounts?|verlängerung(?:en)?|verträgen?)|risiko-?(?:kund(?:e|en|in|innen)|accounts?)|(?:problem|wackel)-?kund(?:e|en|in|innen)|wackelkandidat\p{L}*|sorgenkind\p{L}*`,
    String.raw`rote[rnsm]? (?:accounts?|kund(?:e|en|in|innen)|konto|konten)|(?:account|kunde) (?:ist|steht auf) rot`,
    String.raw`(?:der|dieser) kunde|(?:des|dem|diesem|dieses|beim|vom) kunden|die kundin`,
    String.raw`entscheider(?:s|n|in|innen)?|entscheidungsträger\p{L}*|machtpromotor\p{L}*|interne[rnsm]? fürsprecher\p{L}*|stakeholder-?(?:karten?|landkarten?)|nps-?kritiker\p{L}*`,
    String.raw`(?:zusatz|mehr|quer|kreuz)verk(?:auf|aufs|äufe|äufen)|schrankware|(?:kartei|lizenz|software)-?leichen?`,
    String.raw`kundenrückgewinnung\p{L}*|rückgewinnungs(?:kampagne|aktion|angebot|maßnahme|gespräch)\p{L}*|kund(?:e|en|in) zurück(?:zu)?gew[io]nn\p{L}*`,
  ],
  fr: [
    String.raw`scores? de (?:risque|santé|maturité|churn)`,
    String.raw`risques? (?:de (?:churn|non[- ]renouvellement|départ du client|perte du client|résiliation(?: (?:du|des) (?:contrats?|clients?|comptes?))?(?! d))|d’attrition)|attrition (?:des clients|du client|clients?|de la clientèle)`,
    String.raw`(?:clients?|comptes?|renouvellements?|contrats?) (?:est |sont )?(?:à risque|en danger)|(?:clients?|comptes?) (?:rouges?|à (?:sauver|reconquérir|récupérer))`,
    `${NO_SERVICE}(?:le|ce|du|au) client${NO_PROGRAM}`,
    String.raw`décideu(?:r|rs|se|ses)|acheteurs? économiques?|championnes?|cartographies? des (?:parties prenantes|décideurs)|détract(?:eur|eurs|rice|rices)`,
    String.raw`ventes? (?:additionnelles?|incitatives?|croisées?)|(?:licences?|logiciels?) (?:dormante?s?|fantômes?)|logiciels? (?:au|dans un) placard`,
    String.raw`reconquête (?:du|de|des|de ce) (?:clients?|comptes?)|reconquête clients?|(?:reconquérir|récupérer) (?:le|ce|les) (?:clients?|comptes?)`,
  ],
  es: [
    String.raw`(?:puntuaci(?:ón|ones)|scores?) de (?:riesgo|salud|madurez)|salud (?:del cliente|de la cuenta)`,
    String.raw`riesgos? de (?:churn|no renovación|pérdida del cliente|fuga(?: de clientes)?(?! de)|abandono(?! (?:escolar|de[l ]))|cancelación(?: de(?:l|la)? (?:contrato|cliente|cuenta))?(?! d))|(?:fuga|pérdida) de clientes`,
    String.raw`(?:clientes?|cuentas?|renovaci(?:ón|ones)) (?:está |están )?en (?:riesgo|peligro|rojo)|cuentas? rojas?|clientes? rojos?`,
    `${NO_SERVICE}(?:el|este|del|al) cliente${NO_PROGRAM}`,
    String.raw`decisor(?:es|as?)?|tomador(?:es|as?)? de decisi(?:ón|ones)|comprador(?:es|as?)? económic[oa]s?|campe(?:ón|ona|ones) intern[oa]s?|mapas? de (?:stakeholders|interesados|partes interesadas)|detractoras?`,
    String.raw`venta adicional|ventas? (?:cruzadas?|sugestivas?)|licencias? (?:dormidas?|durmientes?|fantasmas?|muertas?)|software (?:dormido|en el cajón)`,
    String.raw`(?:recuperaci(?:ón|ones)|reconquista) de(?:l| los| este)? clientes?|(?:recuperar|reconquistar) (?:al|a este|a los) clientes?`,
  ],
  pt: [
    String.raw`(?:pontuaç(?:ão|ões)|scores?) de (?:risco|saúde|maturidade)|saúde (?:do cliente|da conta)`,
    String.raw`riscos? de (?:churn|evasão(?! (?:escolar|fiscal))|não[- ]renovação|perda do cliente|fuga(?: de clientes)?(?! d)|abandono(?! (?:escolar|d))|cancelamento(?: d[oae] (?:contrato|cliente|conta|assinatura))?(?! d))|(?:fuga|perda|evasão) de clientes`,
    String.raw`(?:clientes?|contas?|renovaç(?:ão|ões)) (?:está |estão )?em (?:risco|perigo)|contas? vermelhas?|clientes? vermelhos?`,
    `${NO_SERVICE}(?:o|este|esse|do|ao) cliente${NO_PROGRAM}`,
    String.raw`decisor(?:es|as?)?|tomador(?:es|as?)? de decis(?:ão|ões)|comprador(?:es|as?)? econ[ôó]mic[oa]s?|campe(?:ão|ã|ões) intern[oa]s?|mapas? d[eoa]s? (?:stakeholders|interessados|partes interessadas)|detrator(?:es|as?)?`,
    String.raw`venda adicional|vendas? cruzadas?|licenças? (?:adormecidas?|fantasmas?|encostadas?|mortas?)|software (?:encostado|na gaveta)`,
    String.raw`(?:recuperação|reconquista|resgate) d[eo]s? clientes?|(?:recuperar|reconquistar|resgatar) (?:o|este|esse|os) clientes?`,
  ],
  it: [
    String.raw`(?:punteggio?|scores?) di (?:rischio|salute|maturità)|salute (?:del cliente|dell’account)`,
    String.raw`rischi?o? di (?:churn|disdetta|mancato rinnovo|perdere il cliente|perdita del cliente|fuga(?: dei clienti)?(?! d)|abbandono(?! (?:scolastico|de)))|(?:fuga|perdita|abbandono) dei clienti`,
    String.raw`(?:client[ei]|account|rinnov[oi]) (?:è |sono )?(?:a rischio|in pericolo|in rosso)|(?:account|client[ei]) ross[oi]|client[ei] (?:in bilico|da (?:salvare|recuperare|riconquistare))`,
    `${NO_SERVICE}(?:il|questo|del|al|dal|sul) cliente${NO_PROGRAM}`,
    String.raw`decisor[ei]|decision maker|acquirent[ei] economic[oi]|campion[ei] intern[oi]|mapp[ae] (?:degli stakeholder|dei portatori di interesse)|detrattor[ei]`,
    String.raw`vendit[ae] (?:aggiuntiv[ae]|incrociat[ae]|supplementar[ei])|licenz[ae] (?:dormient[ei]|fantasma|parcheggiat[ae])|software (?:dormient[ei]|nel cassetto)`,
    String.raw`(?:recupero|riconquista) (?:del|dei|di) client[ei]|(?:recuperare|riconquistare) (?:il|questo|i) client[ei]`,
  ],
  nl: [
    String.raw`(?:risico|gezondheids|health|volwassenheids|churn)-?scores?|klantgezondheid`,
    String.raw`(?:opzeg|opzeggings|vertrek|afhaak|churn|verlengings)-?risico(?:’s)?|risico (?:op|van) (?:opzegging|vertrek|churn|klantverlies)|klant(?:en)?verloop|klantverlies`,
    String.raw`(?:klant(?:en)?|accounts?|verlenging(?:en)?) (?:is |zijn |loopt |lopen )?(?:in gevaar|gevaar|risico)|bedreigde (?:klant(?:en)?|accounts?)|(?:risico|probleem)-?(?:klant(?:en)?|accounts?)|zorgenkind(?:je|jes|eren)?`,
    String.raw`(?:rode|rood) (?:klant(?:en)?|accounts?)|(?:klant|account) (?:staat op|is) rood`,
    String.raw`(?:de|deze) klant`,
    String.raw`beslissers?|besluitvormers?|economische kopers?|interne pleitbezorgers?|stakeholder-?kaart(?:en)?|criticasters?`,
    String.raw`(?:bij|meer|kruis)verko(?:op|pen)|(?:slapende|dode) licenties?|plank(?:software|licenties?)|licentielijk(?:en)?`,
    String.raw`klant(?:en)?terugwin\p{L}*|terugwin(?:actie|campagne|traject|gesprek)(?:s|ken|en)?|klant terug ?(?:te )?win(?:nen|t)`,
  ],
};

/** Where such a word is an everyday one: what changes, and walls. */
export const ORDINARY_IN: Readonly<Record<string, readonly KnownLanguage[]>> = {
  muda: ['es', 'pt', 'it'],
  mura: ['it'],
  muri: ['it'],
};
