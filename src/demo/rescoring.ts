import { setTimeout as pause } from 'node:timers/promises';
import { hasEnded } from '../rescoring/run.view';
import { type RescoringService } from '../rescoring/rescoring.service';

const LOOK_EVERY_MS = 200;

/** A fixed business date has no nights, so the sample asks for the run that scores every account. */
export async function rescoreAll(
  rescoring: RescoringService,
  report: (done: number, of: number) => void,
): Promise<void> {
  let run = await rescoring.ask('sample');
  while (!hasEnded(run)) {
    await pause(LOOK_EVERY_MS);
    run = await rescoring.show(run.id);
    if (run.total) report(run.done, run.total);
  }
}
