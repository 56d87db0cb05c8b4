import { FakeWebService, type WebAnswer, type WebCall } from './web.fake';

/** Whatever it is asked, it refuses, and repeats the call with all its headers wherever its clients look for a reason. */
export class EchoingService extends FakeWebService {
  status = 400;

  protected carryOut({ method, path, query, headers, body }: WebCall): WebAnswer {
    const said = JSON.stringify({ method, path, query: query.toString(), headers, body });
    const error = { errorCode: 'ODD', code: 'odd', message: said, error: said, error_description: said, reason: said };
    const errors = [{ message: said, code: 'odd' }];
    const isAnArray = path.includes('/services/data/');
    return {
      status: this.status,
      body: isAnArray ? [error] : { ...error, ok: false, error: path.includes('/messages') ? error : said, errors },
    };
  }
}
