import { Catch, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { ConsoleFilter } from '../console.filter';
import { html, type Html } from '../html';
import { listOfFacts, words } from '../layout';
import { FilledIn } from './form.fields';

/** Fields that the page filled in and not the person. */
const OF_THE_PAGE = ['type', 'answersTo', 'askedSince', 'replaces'];

/** What was typed into an answer that is refused stands beside the reason, so that it can be used again. */
@Catch()
@Injectable()
export class AnswersFilter extends ConsoleFilter {
  protected override typedIn({ body }: FastifyRequest): Html | null {
    const { data = {} } = FilledIn.safeParse(body);
    const typed = Object.entries(data).filter(([name, text = '']) => !OF_THE_PAGE.includes(name) && text.trim() !== '');
    if (typed.length === 0) return null;
    return html`<h2>What you had filled in</h2>
      ${listOfFacts(typed.map(([name, text = '']) => [words(name), html`<textarea aria-label="${words(name)}" readonly>${text}</textarea>`]))}`;
  }
}
