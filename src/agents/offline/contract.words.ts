import { cue } from './cue';

/** A form that does not bind: a draft, a void version, a quote. */
export const NOT_BINDING = cue(
  `draft(?: for review)?|void|not (?:yet )?signed|unsigned|not binding|non-binding|for review|for discussion|quotation only|proforma|superseded|cancelled|withdrawn|sample`,
  `borrador|anulad[oa]|sin firmar|no vinculante|rascunho|anulad[oa]|sem assinatura|não vinculativo|brouillon|projet de commande|annulé(?:e)?|non signé(?:e)?|sans engagement`,
  `entwurf|ungültig|nicht unterschrieben|unverbindlich|storniert|bozza|annullat[oa]|non firmat[oa]|non vincolante|concept|vervallen|niet ondertekend|vrijblijvend`,
);
/** A form that puts an earlier one out of force. */
export const REPLACES = cue(
  `replaces|supersedes|cancels the|in place of|anula (?:la|el|y)|deja sin efecto|annulla (?:la|il|l'|e)|reemplaza|sustituye|substitui|remplace|annule et remplace|ersetzt|sostituisce|vervangt|v(?:ersion)? ?[2-9]|final version|amended and restated|versión [2-9]|versão [2-9]|versione [2-9]|fassung [2-9]|versie [2-9]`,
);
/** A form that adds to one in force instead of stating the whole. */
export const ADDS = cue(
  `addendum|amendment|additional (?:seats|users|licen[cs]es)|add-on order|upgrade order|anexo|adenda|aditivo|avenant|nachtrag|zusatzvereinbarung|integrazione contrattuale|aanvulling`,
);
/** Says in its head that it gives what is bought on top. */
export const ADDS_MORE = cue(
  `additional|add-on|upgrade order|extra|zusätzlich\\p{L}*|adicional(?:es|is)?|supplémentaires?|aggiuntiv\\p{L}+|bijkomende?`,
);

/** Something on the form that is not ordered, or belongs to a paper that it puts out of force. */
export const NOT_ORDERED = cue(
  `not (?:\\p{L}+ )?(?:ordered|accepted|taken|selected|chosen|purchased|part of|included)|declined|options? (?:not|available)|optional(?:ly)?|add-ons?|alternate pricing|(?:earlier|previous|prior|twelve-month|old) (?:draft|quote|quotation|offer|version)|no contratad[oa]|no (?:está )?incluid[oa]|presupuestado aparte|opcional(?:es)?|anula (?:el|la|y)|borrador|não (?:contratad[oa]|incluíd[oa]|incluso)|opcional|anula o|rascunho|non (?:levée|commandée?|retenue?|compris(?:e)?)|en option|option|annule|nicht (?:beauftragt|bestellt|gegenstand|enthalten)|eventualposition(?:en)?|optional\\p{L}*|non (?:richiest|ordinat|inclus|compres)[oaie]|opzional[ei]|modulo opzionale|annulla|niet (?:besteld|in deze|inbegrepen|afgenomen)|optioneel|vervangt|ej beställt|tillval`,
);

/** Units in which seats are counted. */
export const SEAT_UNIT =
  /^[\s)]*(?:(?:named|full|paid|authori[sz]ed|active|concurrent|individual|power|standard|licen[cs]ed|benannte|nominative[rn]?|nommés|nominativos|con nombre)\s+)?(?:seats?|users?|licen[cs]es?|agents?|employees?|accounts?|logins?|people|staff|members?|operators?|usuarios?|usuári[oa]s?|utilizadores|licencias?|licenças?|puestos?|plazas?|asientos?|agentes?|empleados?|colaboradores|utilisateurs?|licences?|postes?|sièges?|collaborateurs?|agents?|benutzer(?:innen)?|nutzer(?:innen)?|anwender(?:innen)?|lizenzen|plätze|arbeitsplätze|mitarbeiter(?:innen|nde)?|zugänge|user|utenti|licenze|postazioni|posti|dipendenti|operatori|gebruikers|licenties|plaatsen|medewerkers)(?![\p{L}])/iu;
export const SEAT_LABEL =
  /(?<![\p{L}])(?:seats?|users?|named users|(?:licensed|authori[sz]ed|contracted|named) \p{L}+|logins?|accounts?|people|\p{L}*lizenzen|zugänge|comptes? utilisateurs|comptes|accès|accesos|acessos|accessi|(?:aantal )?medewerkers(?: met toegang)?|toegangen|(?:number of|how many) (?:people|users|seats|staff)|(?:staff|user|people) accounts|licen[cs]es|quantity|qty|agents|employees|subscribers|usuarios|usuários|utilizadores|licencias|licenças|puestos|cantidad|quantidade|utilisateurs|licences|postes|quantité|benutzer|nutzer|anwender|lizenzen|anzahl(?: der)?(?: nutzer| benutzer| lizenzen)?|plätze|utenti|licenze|postazioni|quantità|gebruikers|licenties|aantal(?: gebruikers)?)(?:\s+(?:(?:on|in|under|for) (?:this|the) (?:order|contract|agreement|plan)|ordered|purchased|included|licen[cs]ed|contracted|contratad[oa]s|adquirid[oa]s|inclu[ií]d[oa]s|souscrite?s|command[ée]e?s|inclus(?:es)?|bestellt|gebucht|enthalten|inbegriffen|ordinat[ei]|acquistat[ei]|inclus[ei]|sottoscritt[ei]|besteld|afgenomen|inbegrepen))?\s*(?:\([^)]{0,30}\))?\s*(?:[:=|]|\.{2,80})\s*/iu;
/** What a row of a table counts in its column of quantities is who may log in. */
export const SEATS_IN_ROW =
  /(?<![\p{L}])(?:seats?|users?|logins?|accounts?|licen[cs]es?|\p{L}*lizenz(?:en)?|zug[aä]ng\p{L}*|accès|accesos?|acessos?|access[oi]|licencias?|licenças?|usuari[oa]s?|usuári[oa]s?|utilizador(?:es)?|utilisateurs?|benutzer|nutzer|anwender|utent[ei]|licenz[ae]|postazion[ei]|gebruikers?|licenties?|toegang\p{L}*)(?![\p{L}])/iu;
/** A row of a table that is about named users; the first number behind the words is how many. */
export const SEAT_ROW =
  /(?<![\p{L}])(?:named[ -]users?|named[ -]seats?|user licen[cs]es?|users?,? named|[\p{L}]+-named|usuari[oa]s? nomina(?:l|les|is|tivos?)|usuari[oa]s? con nombre|utilizador(?:es)? nomina(?:l|is)|utilisateurs? (?:nommés?|nominatifs?)|benannte[rn]? (?:nutzer|benutzer|anwender)|nutzer-?lizenz(?:en)?|utent[ei] nominal[ei]|gebruikers? op naam|access[oi] nominal[ei]|accesos nominales|acessos nominais|acc[eè]s nominatifs?|zugänge|toegangen|licenses?|licences?|seats|users|usuarios|usuários|utilisateurs|nutzer|benutzer|utenti|gebruikers|^(?:qty|quantity|cantidad|quantidade|quantité|menge|anzahl|quantità|aantal))(?:\s*\([^)\n]{0,40}\))?(?:\s*\|\s*|\s{2,}|\t)\s*$/iu;
export const PEOPLE_UNIT =
  /^[\s)]*(?:or so\s+)?(?:people|users?|seats?|heads|folks|colleagues|licen[cs]es?|employees|staff|teachers|nurses|agents|technicians|usuarios|personas|usuári[oa]s|pessoas|utilizadores|utilisateurs|personnes|benutzer|nutzer|leute|personen|mitarbeiter|utenti|persone|gebruikers|mensen|medewerkers)(?![\p{L}])/iu;

/** Labels whose numbers name, place or date something instead of counting it, and what is counted beside users. */
export const NOT_COUNTED = cue(
  `no|nr|nº|n°|number of (?:the )?(?:order|contract)|order(?: form)?(?: no\\.?)?|ref\\p{L}*|id|code|po|purchase order|invoice|quote|page|version|revision|date|year|tel|phone|fax|mobile|vat|tax|discount|zip|postcode|account(?: no\\.?)?|customer(?: no\\.?)?|payment|days?|weeks?|months?|hours?|minutes?|years?|start|end|modules?|sites?|locations?|branch(?:es)?|languages?|integrations?|storage|gb|tb`,
  `pedido|orden|oferta|factura|página|versión|fecha|año|teléfono|iva|nif|cif|descuento|cliente|pago|días|meses|horas|módulos|sedes|centros|encomenda|fatura|data|ano|telefone|contribuinte|nipc|cnpj|desconto|pagamento|dias|locais|unidades`,
  `commande|devis|facture|référence|téléphone|tva|siret|siren|remise|client|paiement|jours|mois|heures|sites|agences|bestellung|bestell\\p{L}*|angebot\\p{L}*|rechnung\\p{L}*|auftrag\\p{L}*|seite|datum|telefon|ust\\p{L}*|rabatt|kunde\\p{L}*|zahlung\\p{L}*|tage|monate|stunden|standorte|filialen|ordine|offerta|fattura|pagina|telefono|partita iva|p\\.? ?iva|sconto|pagamento|giorni|mesi|ore|sedi|bestelnummer|offerte|factuur|klant\\p{L}*|kvk|btw|korting|betaling|dagen|maanden|uren|locaties|vestigingen`,
);

/** Lines whose numbers are about something else than the seats of the order. */
export const NOT_SEATS = cue(
  `training|workshops?(?! (?:edition|plan|tier|package|licen[cs]es?))|trainees|support|sandbox|admin(?:istrator)?s? (?:users?|seats?)|minimum|additional (?:users?|seats?)|extra (?:users?|seats?)|each further|overage|per \\d+|declared|formación|treinamento|formação|formation|schulung|einführungsworkshop|formazione|opleiding|mínimo|mindestens|minimo|adicional(?:es)?|zusätzliche|supplémentaire(?:s)?|aggiuntiv[ie]|extra`,
);

export const YEARLY = cue(
  `per (?:contract |subscription |service )?(?:year|annum)|(?:a|each|every|the|one|first|1) (?:contract )?year|annual(?:ly)?|yearly|p\\.? ?a\\.?|/ ?(?:year|yr|a|año|an|jahr|anno|jaar|ano)|over twelve months|for (?:the )?(?:12|twelve) months|12 months`,
  `al año|por año|anual(?:es|mente)?|cada año|ao ano|por ano|par an|annuel(?:le|s|les)?|l'année|pro (?:vertrags)?jahr|jährlich|jahres\\p{L}*|im jahr|all'anno|annu[aoei]\\p{L}*|l'anno|per (?:contract)?jaar|jaarlijks\\p{L}*|jaar\\p{L}*`,
);
/** An amount for all the years of the term together. */
export const WHOLE_TERM = cue(
  `(?:total )?contract value|tcv|(?:two|three|four|five|[2-5])[- ]year (?:total|value|amount)|total (?:for|over|of) the (?:\\p{L}+ )?term|pour la durée|durée ferme|gesamtlaufzeit|vertragswert|valor total d[eo]l? contrato|valore (?:totale )?del contratto|contractwaarde`,
);
export const MONTHLY = cue(
  `per month|a month|monthly|each month|/ ?(?:month|mo|mes|mois|monat|mese|maand|mês)|al mes|por mes|mensual(?:es)?|por mês|mensal|par mois|mensuel(?:le)?|pro monat|monatlich|al mese|mensile|per maand|maandelijks`,
);
export const PER_SEAT =
  /^[\s,]*(?:(?:c\/u|cada un[oa]|l['’]unité|cadauno|ciascun[oa]|je stück|per stuk|apiece|a head)(?![\p{L}])|(?:\/|per|each|a|por|par|pro|je|cada|a testa|per|ogni|each named)\s*(?:named\s+|authori[sz]ed\s+)?(?:seat|user|licen[cs]e|agent|employee|head|person|member|usuario|usuário|utilizador|licencia|licença|puesto|utilisateur|licence|poste|benutzer|nutzer|anwender|lizenz|platz|arbeitsplatz|mitarbeiter|utente|licenza|postazione|gebruiker|licentie|medewerker|plaats|zugang|acceso|acesso|accès|accesso|toegang)(?![\p{L}]))/iu;
export const FEE_LABEL = cue(
  `fees?|price|charges?|total|amount|subscription|cost|value|annual|yearly|contract value|cuota|precio|importe|tarifa|valor|preço|mensalidade|prix|montant|redevance|abonnement|tarif|preis|gebühr|betrag|vergütung|entgelt|prezzo|importo|canone|corrispettivo|prijs|bedrag|kosten|vergoeding|jahrespreis|jaarbedrag`,
);
/** Amounts that are no part of the yearly fee. */
export const NOT_FEE = cue(
  `list price|list|before discount|catalogue|rrp|one[- ]?time|one[- ]?off|set-?up|implementation|onboarding fee|training|vat amount|tax amount|deposit|penalty|liability|cap|savings?|you save|credit|travel|up to|precio de lista|tarifa (?:de lista|base)|alta|implantación|preço de tabela|taxa única|implantação|prix (?:public|catalogue)|frais (?:de mise|d'installation|uniques?)|mise en service|listenpreis|einmalig\\p{L}*|einrichtung\\p{L}*|prezzo di listino|una tantum|attivazione|lijstprijs|catalogusprijs|eenmalig\\p{L}*|inrichting`,
);
export const NET_TOTAL = cue(
  `net|total|after discount|discounted|you pay|payable|due|grand total|neto|tras (?:el )?descuento|con descuento|líquido|após desconto|com desconto|après remise|nach rabatt|netto|al netto|dopo lo sconto|na korting|summe|gesamt\\p{L}*|totale?|totaal`,
);

export const START = cue(
  `first day|primer día|primeiro dia|premier jour|erster tag|primo giorno|eerste dag`,
  `from|starts?|starting|start date|commenc\\p{L}*|effective|begins?|beginning|as of|subscription start|service starts|desde|a partir del?|inicio|comienz\\p{L}*|vigencia(?:: del)?|del|início|de|à compter du|du|dès le|début|prise d'effet|vom|ab(?: dem)?|beginn\\p{L}*|vertragsbeginn|laufzeit|dal|decorrenza|dall'|inizio|a far data|vanaf|ingang\\p{L}*|startdatum|van|per`,
);
export const RENEWAL = cue(
  `renew(?:s|al|ed|ing)?(?: date)?|next renewal|first renewal|extends?(?: for)?|rolls? over|anniversary|renovación|renueva|renovará|prórroga|prorroga\\p{L}*|renovação|renova(?:-se|rá)?|renouvel\\p{L}*|reconduction|reconduit|échéance|verlänger\\p{L}*|rinnov\\p{L}*|verleng\\p{L}*`,
);
export const END = cue(
  `last day|último día|último dia|dernier jour|letzter tag|ultimo giorno|laatste dag`,
  `to|until|till|through|thru|ends?|ending|end date|subscription end|expir\\p{L}*|up to and including|al|hasta(?: el)?|fin(?:al)?|vence|vencimiento|até|ao|término|vencimento|a|au|jusqu'au|jusqu'à|fin|expire|bis(?: zum)?|ende|läuft bis|al|fino al|scade|scadenza|tot(?: en met)?|t/m|einde|eindigt`,
);
export const TERM = cue(
  `term|initial term|subscription term|duration|period|service period|commitment|plazo|duración|vigencia|período|prazo|vigência|duração|durée|engagement|laufzeit|vertragsdauer|mindestlaufzeit|durata|periodo|looptijd|contractduur|duur`,
);
export const NOTICE = cue(
  `notice|cancel(?:led|lation)?|terminat\\p{L}*|non-renewal|unless|shout|preaviso|antelación|cancelación|aviso(?: prévio)?|antecedência|cancelamento|préavis|résili\\p{L}*|dénonc\\p{L}*|kündig\\p{L}*|gekündigt|frist|preavviso|disdetta|recesso|opzeg\\p{L}*|opgezegd`,
);
/** Words that make a length of months the notice and not the next term. */
export const BEFORE_THE_END =
  /notice|préavis|preaviso|aviso|kündig|gekündigt|frist|preavviso|disdetta|opzeg|antel|anteced|before|prior|avant|antes|vor/iu;
export const ROLLING = cue(
  `month[- ]to[- ]month|monthly,? rolling|rolling monthly|cancel any(?: ?)time|billed monthly,? rolling|mes a mes|renovación mensual|mês a mês|sans engagement|mensuel(?:le)? reconductible|monatlich kündbar|mese per mese|maandelijks opzegbaar`,
);
export const NO_NOTICE = cue(
  `no notice(?: period)?|without notice|sin preaviso|sem aviso|sans préavis|ohne frist|jederzeit kündbar|senza preavviso|zonder opzegtermijn`,
);
export const DAY_UNIT =
  /^[\s)’']*(?:(?:calendar|business|written|working|naturales|corridos|kalender)\s*)?(?:days?|días?|dias?|jours?|tagen?|tage|giorni|dagen)(?![\p{L}])/iu;
export const WEEK_UNIT = /^[\s)’'-]*(?:weeks?|semanas?|semaines?|wochen?|settimane|weken)(?![\p{L}])/iu;
export const MONTH_UNIT =
  /^[\s)’'-]*(?:(?:calendar|full)\s*)?(?:months?|mes(?:es)?|mois|monate?n?|mesi|mese|maanden?)(?![\p{L}])/iu;
export const YEAR_UNIT =
  /^[\s)’'-]*(?:(?:contract|full)\s*)?(?:years?|yrs?|años?|anos?|ans|années?|jahren?|jahre?|ann[io]|jaar|jaren)(?![\p{L}])/iu;
