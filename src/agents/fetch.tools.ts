import { newsAmong } from '../evidence/contacts';
import { cut } from '../evidence/text/letters';
import { type Dossier, type DossierContact } from '../evidence/dossier.types';
import { samePerson } from '../evidence/names';
import { type CrmSearch, type FetchCall, type FoundMaterial, type PeopleDirectory } from '../evidence/ports';
import { type PlannedCall } from './fetch.toolbox';

interface Place {
  accountId: string;
  dossier: Dossier;
}
type Result = FoundMaterial & { findings: string[] };

const MAX_PASSAGES = 3;

/**
 * The four tools of the fetch loop. A tool that fails is a finding of the round, not the end of it, unless the round was
 * called off.
 */
export class FetchTools {
  constructor(
    private readonly crm: CrmSearch | null,
    private readonly directory: PeopleDirectory | null,
  ) {}

  async use(
    planned: PlannedCall[],
    place: Place,
    signal: AbortSignal,
  ): Promise<{ calls: FetchCall[]; found: FoundMaterial }> {
    const calls: FetchCall[] = [];
    let found: FoundMaterial = { documents: [], contacts: [] };
    for (const call of planned) {
      const result = await this.run(call, place, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        return {
          documents: [],
          contacts: [],
          findings: [`The tool failed: ${error instanceof Error ? error.message : 'no reason given'}`],
        };
      });
      found = {
        documents: [...found.documents, ...result.documents],
        contacts: [...found.contacts, ...result.contacts],
      };
      calls.push({ ...call, findings: result.findings });
    }
    return { calls, found: notYetKnown(found, place.dossier) };
  }

  private run({ tool, query }: PlannedCall, place: Place, signal: AbortSignal): Promise<Result> {
    if (tool === 'search_crm') return this.searchCrm(query, place, signal);
    if (tool === 'people_lookup') return this.lookUp(query, place, signal);
    if (tool === 'search_documents') return Promise.resolve(searchDocuments(query, place.dossier));
    return Promise.resolve({
      documents: [],
      contacts: [],
      findings: [
        'Left to the people who sold and who look after the account; they are asked when the rounds are over.',
      ],
    });
  }

  private async searchCrm(query: string, { accountId, dossier }: Place, signal: AbortSignal): Promise<Result> {
    const words = wordsOf(query);
    const onRecord = dossier.contacts
      .filter(({ name, title, crmRole }) => matches(`${name} ${title ?? ''} ${crmRole ?? ''}`, words))
      .map(({ name, crmRole, title }) => `Contact on record: ${[name, title, crmRole].filter(Boolean).join(', ')}.`);
    const next = dossier.opportunity?.nextStep;
    const step = next && matches(next, words) ? [`Next step of the opportunity: ${next}`] : [];
    if (!this.crm) {
      return {
        documents: [],
        contacts: [],
        findings: [...onRecord, ...step, 'No CRM is connected; own records were searched.'],
      };
    }
    const beyond = await this.crm.search(accountId, query, signal);
    const count = beyond.documents.length + beyond.contacts.length;
    return { ...beyond, findings: [...onRecord, ...step, `The CRM returned ${count} records.`] };
  }

  /** Own records first: nobody outside is asked for one whose address is known. */
  private async lookUp(name: string, { accountId, dossier }: Place, signal: AbortSignal): Promise<Result> {
    const own = [
      ...dossier.contacts.filter((contact) => contact.email !== null && samePerson(contact.name, name)),
      ...signaturesOf(name, dossier),
    ];
    const contacts = own.length > 0 || !this.directory ? own : await this.directory.lookUp(accountId, name, signal);
    const findings = contacts.map((contact) => `${contact.name} is reachable at ${contact.email}.`);
    return { documents: [], contacts, findings: findings.length > 0 ? findings : [`No address of ${name} is known.`] };
  }
}

function searchDocuments(query: string, { documents }: Dossier): Result {
  const words = wordsOf(query);
  const findings = documents.flatMap(({ id, text }) =>
    text
      .split(/(?<=[.!?])\s+|\n+/)
      .filter((passage) => matches(passage, words))
      .slice(0, MAX_PASSAGES)
      .map((passage) => `${id}: “${cut(passage.trim(), 240)}”`),
  );
  return { documents: [], contacts: [], findings: findings.length > 0 ? findings : ['No passage speaks of it.'] };
}

/** "Jane Doe <jane@x.example>" in a header, or the address below the name in a signature. */
function signaturesOf(name: string, { documents }: Dossier): DossierContact[] {
  return documents.flatMap(({ text }) =>
    [
      ...text.matchAll(
        /^([^<>\n]{3,60})<([\w.+-]+@[\w.-]+)>|^(\p{Lu}[\p{L}.'’ -]{2,50})\n(?:([^@\n]{2,60})\n)?.*?([\w.+-]+@[\w.-]+\w)/gmu,
      ),
    ].flatMap(([, headed, headedEmail, signed, title, signedEmail]) => {
      const written = (headed ?? signed ?? '').replace(/^(?:from|to|cc|von|de|an|para)\s*:\s*/i, '').trim();
      const email = headedEmail ?? signedEmail;
      return email && written && samePerson(written, name)
        ? [{ name: written, email, title: title?.trim() ?? null, crmRole: null }]
        : [];
    }),
  );
}

function notYetKnown({ documents, contacts }: FoundMaterial, dossier: Dossier): FoundMaterial {
  return {
    documents: documents.filter(
      ({ id }, at) =>
        !dossier.documents.some((own) => own.id === id) && documents.findIndex((other) => other.id === id) === at,
    ),
    contacts: newsAmong(contacts, dossier.contacts),
  };
}

function wordsOf(query: string): string[] {
  return query.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
}

function matches(text: string, words: string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}
