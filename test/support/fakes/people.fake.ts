import { z } from 'zod';
import { FakeWebService, type WebAnswer, type WebCall } from './web.fake';

const Asked = z.strictObject({ name: z.string(), company: z.string() });

/** A directory of people behind the contract of the people lookup. */
export class FakePeople extends FakeWebService {
  readonly token = 'directory-secret';
  readonly listed: unknown[] = [];

  protected carryOut({ method, headers, body }: WebCall): WebAnswer {
    if (headers.authorization !== `Bearer ${this.token}`) {
      return { status: 401, body: { message: `${headers.authorization} is not known` } };
    }
    const asked = Asked.safeParse(body);
    if (method !== 'POST' || !asked.success) return { status: 400, body: { message: 'give name and company' } };
    return { body: { people: this.listed } };
  }
}
