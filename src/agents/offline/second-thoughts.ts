import { type Claim } from '../../evidence/extraction';
import { unsettledCriteria, unsettledPain } from './second-thoughts.goals';
import { unsettledChampion, unsettledDecision } from './second-thoughts.people';
import { type Story } from './story';

/**
 * Words in a later document that unsettle what an earlier one made firm. One such sentence about the person, the figure
 * or the goal is enough: an anchor wrongly called open costs a question, one wrongly called firm costs the handoff.
 */
export function secondThoughts(story: Story, claims: Claim[]): Claim[] {
  return [
    ...unsettledChampion(story, claims),
    ...unsettledDecision(story, claims),
    ...unsettledPain(story, claims),
    ...unsettledCriteria(story, claims),
  ];
}
