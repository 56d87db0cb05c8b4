import { commitmentsIn } from '../../policy/commitments';
import { type AccountRecord, type Rejection } from './account-record.types';
import { type ArtifactContent, type ArtifactKind, type Section, type StatedClaim } from './artifact.types';
import { checkClaims, whyUnsupported, withoutLinks } from './check-claims';
import { type KnownFacts } from './known-facts';
import { inWords, sentence } from './wording';

export interface DraftBasis {
  record: AccountRecord;
  known: KnownFacts;
  rejections: Rejection[];
  /** What a person asked for when handing the draft back; null when nobody did. */
  guidance: string | null;
}

type Body = Pick<ArtifactContent, 'title' | 'gaps'> &
  Partial<
    Pick<
      ArtifactContent,
      | 'summary'
      | 'charts'
      | 'risks'
      | 'redeployment'
      | 'arrangements'
      | 'steps'
      | 'objectives'
      | 'valueHypothesis'
      | 'answers'
      | 'proposal'
      | 'views'
      | 'negotiation'
      | 'questions'
      | 'notSupported'
    >
  > & {
    /** Headings that no reader may miss: one under which nothing stands becomes a gap. */
    expected?: readonly string[];
  };

/** Puts an artifact together: only claims that survive the check are printed, only cited evidence travels with it. */
export function compile(
  kind: ArtifactKind,
  { record, known }: Pick<DraftBasis, 'record' | 'known'>,
  proposed: { heading: string; claims: StatedClaim[] }[],
  body: Body,
): ArtifactContent {
  const removed = [...(body.notSupported ?? [])];
  const sections = proposed.map(({ heading, claims }): Section => {
    const checked = checkClaims(claims, known, record.dossier);
    removed.push(...checked.removed);
    return { heading, claims: checked.claims };
  });
  const { steps = [], objectives = [], valueHypothesis = null, redeployment = [], arrangements = [] } = body;
  const { charts = [], risks = [] } = body;
  const summary = checkClaims(body.summary ?? [], known, record.dossier);
  removed.push(...summary.removed);
  const cited = [
    ...summary.claims.flatMap(({ evidence }) => evidence),
    ...sections.flatMap(({ claims }) => claims.flatMap(({ evidence }) => evidence)),
    ...steps.flatMap(({ because }) => because),
    ...objectives.flatMap(({ evidence }) => evidence),
    ...(valueHypothesis?.assumptions.flatMap(({ evidence }) => evidence) ?? []),
    ...risks.flatMap(({ evidence }) => evidence),
    ...redeployment.flatMap(({ evidence }) => evidence),
    ...arrangements.flatMap(({ lines }) => lines.flatMap(({ evidence }) => evidence)),
    ...charts.flatMap(({ evidence }) => evidence),
  ];
  return {
    kind,
    title: body.title,
    account: { id: record.accountId, name: record.dossier.account.name },
    asOf: record.dossier.today,
    summary: summary.claims,
    sections: sections.filter(({ claims }) => claims.length > 0),
    charts,
    risks,
    redeployment,
    arrangements,
    steps,
    objectives,
    valueHypothesis,
    answers: body.answers ?? [],
    proposal: body.proposal ?? null,
    views: body.views ?? [],
    negotiation: body.negotiation ?? [],
    questions: body.questions ?? [],
    gaps: [...new Set([...emptyAmong(body.expected ?? [], sections), ...body.gaps])],
    notSupported: removed.map(withoutLinks),
    remarks: [],
    commitments: commitmentsIn(proposals(body, known)),
    evidence: Object.fromEntries(
      [...new Set(cited)].flatMap((id) => {
        const fact = known[id];
        return fact ? [[id, fact]] : [];
      }),
    ),
  };
}

function emptyAmong(expected: readonly string[], sections: Section[]): string[] {
  return expected
    .filter((heading) => !sections.some((section) => section.heading === heading && section.claims.length > 0))
    .map((heading) => `Nothing is on record about: ${inWords(heading)}.`);
}

/** What the artifact proposes, as opposed to the facts it states. */
function proposals(
  { steps = [], proposal, answers = [], risks = [], arrangements = [] }: Body,
  known: KnownFacts,
): string[] {
  return [
    ...risks.map(({ mitigation }) => mitigation),
    ...arrangements.flatMap(({ lines }) => lines.map((line) => withoutPromise(line, known))),
    ...steps.flatMap(({ title, detail, message }) => [title, detail, message?.subject ?? '', message?.text ?? '']),
    ...(proposal ? [proposal.target] : []),
    ...answers.map(({ answer }) => answer),
  ];
}

/** A line that says by when a promise is settled quotes it; the promise was made before, and is not made again by that. */
function withoutPromise({ text, evidence }: { text: string; evidence: string[] }, known: KnownFacts): string {
  const promises = evidence
    .filter((id) => id.startsWith('promise.'))
    .map((id) => sentence(String(known[id]?.value ?? '')));
  return promises.reduce((own, promise) => own.replace(promise, ' '), text);
}

/** Every earlier refusal with the drafter's answer to it; one that stayed unanswered, or whose answer is not borne out, becomes a gap. */
export function answersTo(
  answers: { approval: string; answer: string }[],
  { rejections, known, record }: Pick<DraftBasis, 'rejections' | 'known' | 'record'>,
): Pick<ArtifactContent, 'answers' | 'gaps'> {
  const evidence = Object.keys(known);
  const given = rejections.map((rejection) => {
    const answer = answers.find(({ approval }) => approval === rejection.approval)?.answer.trim() ?? '';
    const sound = answer !== '' && whyUnsupported({ text: answer, evidence }, known, record.dossier) === null;
    return { rejection, answer: sound ? answer : null };
  });
  return {
    answers: given.flatMap(({ rejection, answer }) =>
      answer === null ? [] : [{ approval: rejection.approval, reason: reasonOf(rejection), answer }],
    ),
    gaps: given
      .filter(({ answer }) => answer === null)
      .map(({ rejection }) => `No answer yet to the refusal by ${rejection.by}: ${reasonOf(rejection)}`),
  };
}

function reasonOf({ reason, text }: Rejection): string {
  return text ? `${reason}: ${text}` : reason;
}
