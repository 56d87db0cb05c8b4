import { type AccountRecord } from './account-record.types';
import { type ArtifactContent, type StatedClaim } from './artifact.types';
import { openPromises } from './brief-sections';
import { checkWords } from './check-claims';
import { cite, under } from './claim';
import { compile, type DraftBasis } from './compile';
import { POST_MORTEM_SECTIONS, type PostMortemAnswer } from './draft-answers';

/** What a lost account teaches: what was agreed, how it went, which warnings stood on record and what stayed open. */
export function compilePostMortem(
  answer: PostMortemAnswer,
  basis: Pick<DraftBasis, 'record' | 'known'>,
): ArtifactContent {
  const own = postMortemSections(basis);
  const sections = POST_MORTEM_SECTIONS.map((heading) => {
    const proposed = answer.sections.filter((section) => section.heading === heading).flatMap(({ claims }) => claims);
    return { heading, claims: proposed.length > 0 ? proposed : own[heading] };
  });
  const onRecord = { known: basis.known, dossier: basis.record.dossier };
  const questions = checkWords(answer.questions, onRecord);
  const gaps = checkWords(answer.gaps, onRecord);
  return compile('post_mortem', basis, sections, {
    title: `Post-mortem of ${basis.record.dossier.account.name}`,
    questions: questions.texts,
    expected: POST_MORTEM_SECTIONS,
    notSupported: [...questions.removed, ...gaps.removed],
    gaps: gaps.texts,
  });
}

export function postMortemSections(
  basis: Pick<DraftBasis, 'record' | 'known'>,
): Record<(typeof POST_MORTEM_SECTIONS)[number], StatedClaim[]> {
  return {
    'What was agreed': cite(basis, [...under('contract', basis), 'anchor.painMetric', 'anchor.successCriteria']),
    'How it went': cite(basis, [
      ...under('milestone', basis),
      ...under('kpi', basis),
      'utilisation',
      'trend',
      'muda',
      'timeToValue',
      ...under('history', basis),
    ]),
    'Warnings on record': cite(basis, [
      'risk',
      'health',
      ...under('hardRed', basis),
      ...under('signal', basis),
      ...under('quiet', basis),
      ...whoLeft(basis.record),
    ]),
    'Left unsettled': cite(basis, [...openPromises(basis), ...under('ticket', basis)]),
  };
}

function whoLeft({ stakeholders }: AccountRecord): string[] {
  return stakeholders.flatMap(({ left }, at) => (left ? [`person.${at + 1}`] : []));
}
