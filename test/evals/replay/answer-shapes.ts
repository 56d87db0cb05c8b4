import { type z } from 'zod';
import { FETCH_TOOLBOX } from '../../../src/agents/fetch.toolbox';
import { type Tool } from '../../../src/agents/model.provider';
import { type PromptName } from '../../../src/agents/prompt-values';
import {
  FetchAnswer,
  MitigationAnswer,
  PainAnswer,
  PostMortemAnswer,
  RenewalBriefAnswer,
  SafetyAnswer,
  StakeholderAnswer,
  SuccessPlanAnswer,
} from '../../../src/evidence/drafting/draft-answers';
import { Extraction } from '../../../src/evidence/extraction';

const SHAPES: Record<PromptName, z.ZodType> = {
  'read-documents': Extraction,
  'fetch-anchors': FetchAnswer,
  'map-stakeholders': StakeholderAnswer,
  'check-pain-metric': PainAnswer,
  'propose-mitigation': MitigationAnswer,
  'draft-success-plan': SuccessPlanAnswer,
  'draft-renewal-brief': RenewalBriefAnswer,
  'write-post-mortem': PostMortemAnswer,
  'judge-safety': SafetyAnswer,
};

/** What each prompt is answered with. */
export function shapeOf(name: PromptName): { answer: z.ZodType; tools: Tool[] } {
  return { answer: SHAPES[name], tools: name === 'fetch-anchors' ? FETCH_TOOLBOX : [] };
}
