import { readFileSync } from 'node:fs';
import { accountMachine } from '../../src/lifecycle/account.machine';
import { diagram } from '../../src/lifecycle/diagram';

// `npm run docs:lifecycle` redraws the file; review the drawing with the code.
it('docs/lifecycle.mmd draws the machine as it is', () => {
  expect(readFileSync('docs/lifecycle.mmd', 'utf8')).toBe(diagram(accountMachine));
});

it('marks the states an account stands in', () => {
  expect(diagram(accountMachine, ['account.active.evidence.reading'])).toContain('class active_evidence_reading here');
});
