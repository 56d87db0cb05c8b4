import { parseArgs } from 'node:util';
import { CRM_SYSTEMS, type CrmSystem, type FieldReadiness } from '../connectors/crm/crm.source';
import { type SyncRunView } from './sync.view';

export const USAGE = `npm run sync -- SYSTEM [--full]      brings all accounts into step; --full reads everything anew
npm run sync -- check SYSTEM         shows which mapped fields the live system has and how often they are filled
SYSTEM is one of ${CRM_SYSTEMS.join(', ')}.`;

export type Command = { kind: 'check'; system: CrmSystem } | { kind: 'run'; system: CrmSystem; isFull: boolean };

/** @returns null when the words make no command */
export function readCommand(words: string[]): Command | null {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { full: { type: 'boolean' } },
    });
    const isCheck = positionals[0] === 'check';
    const [name, ...rest] = isCheck ? positionals.slice(1) : positionals;
    const system = CRM_SYSTEMS.find((known) => known === name);
    if (!system || rest.length > 0 || (isCheck && values.full)) return null;
    return isCheck ? { kind: 'check', system } : { kind: 'run', system, isFull: values.full ?? false };
  } catch {
    return null;
  }
}

/** What a run came to, in a few lines. */
export function summaryOf(run: SyncRunView): string {
  const { system, status, opened, changed, unchanged, gone, refused, unreadable, error } = run;
  const counts = [
    `${opened} accounts opened`,
    `${changed} changed`,
    `${unchanged} as before`,
    ...(gone > 0 ? [`${gone} not in ${system} any more`] : []),
  ];
  return [
    `${system}: ${status}, ${counts.join(', ')}`,
    ...(error === null ? [] : [`  ${error}`]),
    ...refused.map(({ crmId, reason }) => `  not taken: ${crmId}: ${reason}`),
    ...unreadable.map((what) => `  left open: ${what}`),
  ].join('\n');
}

/** The data readiness report: what is missing first, then what is seldom filled, and last what nobody can count. */
export function readinessTable(system: CrmSystem, fields: readonly FieldReadiness[]): string {
  const width = Math.max(...fields.map(({ object, field }) => object.length + field.length + 1), 0);
  const rows = [...fields]
    .sort((a, b) => Number(a.exists) - Number(b.exists) || shareOf(a) - shareOf(b))
    .map((each) => `  ${`${each.object}.${each.field}`.padEnd(width)}  ${standingOf(each)}`);
  const missing = fields.filter(({ exists }) => !exists).length;
  return [
    `${system} has ${fields.length - missing} of the ${fields.length} fields that the mapping reads.`,
    ...rows,
    ...(missing > 0
      ? ['A copy of src/connectors/crm/default-mapping.yaml, named by FIELD_MAPPING_FILE, can name others.']
      : []),
  ].join('\n');
}

function shareOf({ filled, of }: FieldReadiness): number {
  return filled === null || of === null || of === 0 ? Number.MAX_VALUE : filled / of;
}

function standingOf(field: FieldReadiness): string {
  const { exists, filled, of } = field;
  if (!exists) return 'not there';
  if (filled === null || of === null) return 'there; the system cannot count how often it is filled';
  if (of === 0) return 'there; nobody has such a record yet';
  return `filled in ${filled} of ${of} (${Math.round(shareOf(field) * 100)} %)`;
}
