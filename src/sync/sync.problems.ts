import { OutboundFailure } from '../connectors/resilience/outbound.failure';
import { type DescribesProblem } from '../platform/problems/problem';
import { NotConnected } from './crms';
import { OtherRunUnderWay, SyncRunNotFound } from './sync.service';

export const syncProblems: DescribesProblem = (error) => {
  if (error instanceof SyncRunNotFound) return { status: 404, title: 'Not found', detail: error.message };
  if (error instanceof OtherRunUnderWay) {
    return { status: 409, title: 'Another run is under way', detail: error.message, run: error.run };
  }
  if (error instanceof NotConnected) return { status: 409, title: 'Not connected', detail: error.message };
  if (error instanceof OutboundFailure) {
    return { status: 502, title: 'The other system did not answer', detail: error.message, code: error.code };
  }
  return undefined;
};
