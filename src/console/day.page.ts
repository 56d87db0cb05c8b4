import { counted, titleBeside, writeNumber } from '../evidence/drafting/wording';
import { type Caller } from '../platform/auth/caller';
import { type DayTaskView, type DayView } from '../actions/day/day.view';
import { isNotice } from '../actions/notices';
import { type NameOf } from '../store/colleague-names';
import { type ShownDay, type SupervisedDecisions } from './day.overview';
import { html, type Html } from './html';
import { dateOf, words, type ConsolePage } from './layout';
import { noticesTable } from './notices';
import { setAsideNote } from './set-aside/set-aside.note';
import { longTableOf, tableOf } from './table';
import { dueOf, expiryOf } from './times';
import { accountLink, actionLink, approvalLink, titleOf } from './links';

/** The working day of whoever is signed in, first things first. */
export function dayPage(shown: ShownDay, caller: Caller): ConsolePage {
  const { day, isOwn, supervised, news, team, nameOf } = shown;
  const { date, today, minutes, planned, later } = day;
  const person = nameOf(day.person);
  const nothing = html`Nothing waits for ${isOwn ? 'you' : person} today. <a href="/console/queue">The queue</a> shows
    what waits for everybody.`;
  return {
    title: `${isOwn ? 'Your day' : `The day of ${person}`}, ${dateOf(date)}`,
    place: '/console/day',
    body: html`${supervised === null ? null : setAsideNote(supervised.setAside)}
      <p class="sub">
        ${person}: ${planned} of the ${minutes} minutes set aside for the queue are
        planned${later > 0 ? `; ${counted(later, 'task')} more for another day` : ''}.
      </p>
      ${tasksOf(today, date, nothing)} ${supervised === null ? null : forSupervisors(supervised, nameOf)}
      ${noticesTable(news, caller)} ${team === null ? null : teamOf(team, nameOf)}`,
  };
}

/** About two screens of a phone. */
const TASKS_IN_SIGHT = 8;

/** In the order in which they are to be done. */
function tasksOf(tasks: DayTaskView[], date: string, nothing: Html): Html {
  const rows = tasks.map((task) => [
    accountLink({ id: task.accountId, name: task.account }),
    taskLink(task),
    task.asks === 'decision' ? 'to decide' : isNotice(task) ? 'to know' : 'to do',
    `${task.minutes}\u00a0min`,
    dueOf(task.dueOn, date),
    task.ifNobodyActs,
  ]);
  const rest = tasks.slice(TASKS_IN_SIGHT);
  const late = rest.filter(({ dueOn }) => dueOn !== null && dueOn < date).length;
  const minutes = rest.reduce((sum, task) => sum + task.minutes, 0);
  return longTableOf(['Account', 'What', 'Asks', 'Takes', 'Due', 'If nobody acts'], rows, nothing, 2, {
    inSight: TASKS_IN_SIGHT,
    further: `${rest.length} more for today, ${counted(minutes, 'minute')}${late === 0 ? '' : `, ${late} of them overdue`}`,
    look: 'tasks',
  });
}

function taskLink({ id, approval, account, title }: DayTaskView): Html {
  const short = titleBeside(account, title);
  return approval === null ? actionLink(id, short) : approvalLink(approval, short);
}

function forSupervisors({ decisions, left, now }: SupervisedDecisions, nameOf: NameOf): Html {
  const rows = decisions.map(({ approval, account, isUnanswered, handedTo }) => [
    accountLink({ id: approval.accountId, name: account }),
    approvalLink(approval.id, titleBeside(account, titleOf(approval.subject.kind, approval.payload))),
    [
      isUnanswered ? 'Nobody has answered' : words(approval.rule),
      ...(handedTo === null ? [] : [`handed to ${nameOf(handedTo)}`]),
    ].join(', '),
    expiryOf(approval.expiresAt, now),
  ]);
  return html`<h2>For a supervisor to decide</h2>
    ${tableOf(['Account', 'What', 'Why', 'Expires'], rows, 'Nothing more waits for a supervisor.', 2)}
    ${left === 0 ? null : html`<p>${writeNumber(left)} more wait for a supervisor, those that expire later.</p>`}`;
}

const COLLEAGUES_IN_SIGHT = 5;

/** Who has how much before them, so that work can be handed over where a day is too full. */
function teamOf(team: DayView[], nameOf: NameOf): Html {
  const rows = team.map(({ person, today, planned, minutes, later }) => [
    html`<a href="/console/day?of=${encodeURIComponent(person)}">${nameOf(person)}</a>`,
    String(today.filter(({ asks }) => asks === 'decision').length),
    String(today.filter(({ asks }) => asks === 'work').length),
    `${planned} of ${minutes}`,
    String(later),
  ]);
  return html`<h2>The team’s day</h2>
    ${longTableOf(
      ['Colleague', 'To decide', 'To do', 'Minutes planned', 'For another day'],
      rows,
      'Nobody owns an account.',
      1,
      {
        inSight: COLLEAGUES_IN_SIGHT,
        further: `${counted(rows.length - COLLEAGUES_IN_SIGHT, 'more colleague')}, whose day is less full`,
        look: 'team',
      },
    )}`;
}
