import { writeFileSync } from 'node:fs';
import { accountMachine } from '../src/lifecycle/account.machine';
import { diagram } from '../src/lifecycle/diagram';

writeFileSync('docs/lifecycle.mmd', diagram(accountMachine));
