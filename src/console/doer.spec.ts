import { describe, expect, it } from '@jest/globals';
import { type ActionView } from '../actions/action.view';
import { doerOf } from './doer';

const team = {
  ownerName: 'Ana Sol',
  ownerEmail: 'ana@vendor.example',
  aeName: 'Caleb Thorn',
  aeEmail: 'caleb@vendor.example',
};
const sam = { name: 'sam', email: 'sam@vendor.example', role: 'csm' as const };
const seenBySam = (part: Partial<Pick<ActionView, 'owner' | 'assignee' | 'payload'>>) =>
  doerOf({ owner: 'human', assignee: null, payload: {}, ...part }, team, sam);

describe('who does an action', () => {
  it('is the agent only where it does the work itself', () => {
    expect(seenBySam({ owner: 'agent', assignee: 'ana@vendor.example' })).toBe('the agent');
    expect(seenBySam({ owner: 'both', assignee: 'ana@vendor.example' })).toBe('Ana Sol');
  });

  it('is named as colleagues name each other, and whoever looks is spoken to', () => {
    expect(seenBySam({ assignee: 'Sam@vendor.example' })).toBe('you');
    expect(seenBySam({ assignee: 'caleb@vendor.example' })).toBe('Caleb Thorn, account executive');
    expect(seenBySam({ assignee: 'joe@vendor.example' })).toBe('joe@vendor.example');
  });

  it('is a role where no colleague is on record for it', () => {
    expect(seenBySam({ payload: { recipients: [{ name: 'Supervisor', email: null }] } })).toBe('a supervisor');
    expect(seenBySam({})).toBe('nobody yet');
  });
});
