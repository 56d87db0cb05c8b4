import { isActionKind } from '../../actions/action.catalogue';
import { namesOfTexts } from '../../actions/action.text';
import { type ActionKind } from '../../policy/policy.types';
import { RISKS } from '../../artifacts/render/page';
import { ArtifactContent } from '../../evidence/drafting/artifact.types';
import { dateOf } from '../layout';

/** A text of a draft that a person may put in other words. */
export interface Text {
  /** Where it stands in the payload: `sections.0.claims.2.text`. */
  path: string;
  label: string;
  text: string;
  /** What goes from its list with a text that was emptied; without it a text has to say something. */
  entry?: string;
  isOptional?: boolean;
}

/** Texts that stand together under a heading of the draft. */
export interface Part {
  heading: string;
  texts: Text[];
}

/** What a draft says in words, in the order in which it is read. */
export function partsOf(kind: string, payload: object): Part[] {
  const parts = isActionKind(kind) ? [partOfAction(kind, payload)] : partsOfDocument(ArtifactContent.parse(payload));
  return parts.filter(({ texts }) => texts.length > 0);
}

function partOfAction(kind: ActionKind, payload: object): Part {
  const { title, text } = namesOfTexts(kind);
  const said = (path: string) => String(new Map(Object.entries(payload)).get(path) ?? '');
  return {
    heading: '',
    texts: [
      { path: 'title', label: title, text: said('title') },
      { path: 'text', label: text, text: said('text'), isOptional: true },
    ],
  };
}

function partsOfDocument(content: ArtifactContent): Part[] {
  const { title, summary, sections, risks, objectives, steps, arrangements } = content;
  return [
    { heading: '', texts: [{ path: 'title', label: 'Title', text: title }] },
    { heading: 'Executive summary', texts: linesOf('summary', 'Statement', summary) },
    ...sections.flatMap(({ heading, claims }, at) => [
      { heading, texts: linesOf(`sections.${at}.claims`, 'Statement', claims) },
      ...(heading === RISKS ? risks.map(partOfRisk) : []),
    ]),
    {
      heading: 'Objectives',
      texts: objectives.map(({ text }, at) => ({
        path: `objectives.${at}.text`,
        label: `Objective ${at + 1}`,
        text,
      })),
    },
    ...steps.map(partOfStep),
    ...arrangements.map(({ heading, lines }, at) => ({
      heading,
      texts: linesOf(`arrangements.${at}.lines`, 'Line', lines),
    })),
    ...partsOfConversation(content),
  ];
}

function partOfRisk({ risk, mitigation }: ArtifactContent['risks'][number], at: number): Part {
  return {
    heading: `Risk ${at + 1}`,
    texts: [
      { path: `risks.${at}.risk`, label: 'Risk', text: risk },
      { path: `risks.${at}.mitigation`, label: 'Mitigation', text: mitigation },
    ],
  };
}

function partOfStep(step: ArtifactContent['steps'][number], at: number): Part {
  const { title, detail, message, expectedEvidence, dueOn } = step;
  return {
    heading: `Step ${at + 1}, due ${dateOf(dueOn)}`,
    texts: [
      { path: `steps.${at}.title`, label: 'Step', text: title },
      { path: `steps.${at}.detail`, label: 'In detail', text: detail, isOptional: true },
      ...(message === null
        ? []
        : [
            { path: `steps.${at}.message.subject`, label: 'Subject, for the customer', text: message.subject },
            { path: `steps.${at}.message.text`, label: 'Message, for the customer', text: message.text },
          ]),
      { path: `steps.${at}.expectedEvidence`, label: 'Done when', text: expectedEvidence },
    ],
  };
}

function partsOfConversation({ proposal, answers, negotiation, questions, gaps }: ArtifactContent): Part[] {
  return [
    {
      heading: 'Recommended stance and target',
      texts: proposal === null ? [] : [{ path: 'proposal.target', label: 'Target', text: proposal.target }],
    },
    {
      heading: 'Answers to earlier refusals',
      texts: answers.map(({ reason, answer }, at) => ({ path: `answers.${at}.answer`, label: reason, text: answer })),
    },
    { heading: 'Questions for the negotiation', texts: plainLines('negotiation', 'Question', negotiation) },
    { heading: 'Questions to settle', texts: plainLines('questions', 'Question', questions) },
    { heading: 'Gaps', texts: plainLines('gaps', 'Gap', gaps) },
  ];
}

function linesOf(path: string, name: string, lines: { text: string }[]): Text[] {
  return lines.map(({ text }, at) => ({
    path: `${path}.${at}.text`,
    label: `${name} ${at + 1}`,
    text,
    entry: `${path}.${at}`,
  }));
}

function plainLines(path: string, name: string, lines: string[]): Text[] {
  return lines.map((text, at) => ({
    path: `${path}.${at}`,
    label: `${name} ${at + 1}`,
    text,
    entry: `${path}.${at}`,
  }));
}
