import { Catch, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { ConsoleFilter } from '../console.filter';
import { type Html } from '../html';
import { typedInto } from '../typed';

/** What was typed into an answer that is refused stands beside the reason, so that it can be used again. */
@Catch()
@Injectable()
export class AnswersFilter extends ConsoleFilter {
  protected override typedIn(request: FastifyRequest): Html | null {
    return typedInto(request);
  }
}
