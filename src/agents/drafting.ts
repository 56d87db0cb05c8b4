import { type z } from 'zod';
import { type ArtifactContent } from '../evidence/drafting/artifact.types';
import { type DraftBasis } from '../evidence/drafting/compile';
import { SafetyAnswer } from '../evidence/drafting/draft-answers';
import { knownFacts } from '../evidence/drafting/known-facts';
import { type AccountRecords, type Artifacts } from '../evidence/drafting/ports';
import { withoutInjections } from '../evidence/text/injection';
import { digestOf } from '../policy/digest';
import { type Run, type Transaction } from './agent.run';
import { type LanguageModel } from './language-model';
import { type DraftValues, type PromptName, type PromptValues } from './prompt-values';

type DraftPrompt = { [Name in PromptName]: PromptValues[Name] extends DraftValues ? Name : never }[PromptName];

interface Draft<Answer, Compiled> {
  prompt: Extract<
    DraftPrompt,
    'propose-mitigation' | 'draft-success-plan' | 'draft-renewal-brief' | 'write-post-mortem'
  >;
  actor: string;
  answer: z.ZodType<Answer>;
  compile: (answer: Answer, basis: DraftBasis) => { content: ArtifactContent } & Compiled;
}
interface Asked {
  account: string;
  facts: number | null;
  rejections: string[];
  guidance: string | null;
}

/** How every draft comes about: load the record, ask, check each word against it, keep what stands as an artifact. */
export class Drafting {
  constructor(
    readonly model: LanguageModel,
    private readonly records: AccountRecords,
    private readonly artifacts: Artifacts<Transaction>,
  ) {}

  async draft<Answer, Compiled>(kind: Draft<Answer, Compiled>, run: Run & { signal: AbortSignal }, asked: Asked) {
    const [record, refusals, wish] = await Promise.all([
      this.records.load(asked.account),
      this.records.rejections(asked.account, asked.rejections),
      this.records.guidance(asked.account, asked.guidance),
    ]);
    const rejections = refusals.map((refusal) => ({ ...refusal, text: forPeople(refusal.text) }));
    const guidance = wish === null ? null : forPeople(wish);
    const basis = { record, known: knownFacts(record, { rejections, guidance }), rejections, guidance };
    const answer = await this.model.ask({
      prompt: kind.prompt,
      values: basis,
      answer: kind.answer,
      effect: run.effect,
      actor: kind.actor,
      signal: run.signal,
      grade: (given) => gradeOf(kind.compile(given, basis).content),
    });
    const compiled = kind.compile(answer, basis);
    const content = await this.withSecondOpinion(compiled.content, kind.actor, run);
    const id = `${content.kind}-${run.effect.seq}-${run.effect.n}`;
    const digest = digestOf(content);
    run.alongside((tx) =>
      this.artifacts.keep(tx, {
        accountId: asked.account,
        id,
        content,
        digest,
        writtenBy: 'agent',
        facts: asked.facts,
      }),
    );
    return { ...compiled, content, id, digest };
  }

  /** What a second reader sees in the draft is for its reviewers: the policy reads what code found, and nothing else. */
  private async withSecondOpinion(content: ArtifactContent, actor: string, { effect, signal }: Run) {
    if (this.model.provider === 'offline') return content;
    const text = wordsOf(content);
    const { flags } = await this.model.ask({
      prompt: 'judge-safety',
      values: { text },
      answer: SafetyAnswer,
      effect,
      actor,
      signal,
    });
    return { ...content, remarks: flags.filter(({ passage }) => passage !== '' && text.includes(passage)) };
  }
}

/** What colleagues ask for may be pasted from anywhere: words to an automatic reader are not theirs. */
function forPeople(text: string): string {
  return withoutInjections(text).trim();
}

function gradeOf({ sections, steps, objectives, notSupported }: ArtifactContent) {
  const stood = sections.flatMap(({ claims }) => claims).length + steps.length + objectives.length;
  return { claims: stood + notSupported.length, unsupported: notSupported.length };
}

/** Everything in the draft that a reader would take as said by us. */
function wordsOf({ steps, answers, proposal, sections }: ArtifactContent): string {
  return [
    ...sections.flatMap(({ claims }) => claims.map(({ text }) => text)),
    ...steps.map(({ title, detail }) => `${title}. ${detail}`),
    ...steps.flatMap(({ message }) => (message === null ? [] : `${message.subject}. ${message.text}`)),
    ...answers.map(({ answer }) => answer),
    proposal?.target ?? '',
  ].join('\n');
}
