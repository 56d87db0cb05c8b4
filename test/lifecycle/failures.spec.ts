import { expect, it } from '@jest/globals';
import { actorOutputs } from '../../src/lifecycle/account.types';
import { ACTORS_BEHIND } from '../../src/lifecycle/failures';

it('the failure of every actor leads to a person', () => {
  expect(Object.values(ACTORS_BEHIND).flat()).toEqual(expect.arrayContaining(Object.keys(actorOutputs)));
});
