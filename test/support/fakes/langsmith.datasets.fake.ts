import { type Received, type Reply } from './model.server';

const DATASET = '00000000-0000-4000-8000-00000000da7a';
const EXPERIMENT = '00000000-0000-4000-8000-0000000e4be2';
const NOW = '2026-11-24T00:00:00.000Z';

interface Example {
  id: string;
  dataset_id: string;
  inputs: unknown;
  outputs: unknown;
  created_at: string;
  modified_at: string;
}

/** One dataset, one experiment on it, and the marks given to its runs. */
export class Datasets {
  readonly examples: Example[] = [];
  readonly marks: { run_id: string; key: string; score: number }[] = [];
  experiment: Record<string, unknown> | null = null;
  private dataset: Record<string, unknown> | null = null;

  async reply(request: Received): Promise<Reply> {
    const { method, path, body } = request;
    switch (`${method} ${path}`) {
      case 'GET /datasets':
        return { body: this.dataset ? [this.dataset] : [] };
      case `GET /datasets/${DATASET}`:
        return { body: this.dataset };
      case 'POST /datasets':
        this.dataset = { ...body, id: DATASET, created_at: NOW, example_count: 0 };
        return { body: this.dataset };
      case `POST /v1/platform/datasets/${DATASET}/examples`:
        return this.addExamples(request);
      case 'GET /examples':
        return { body: this.examples };
      case 'POST /sessions':
        this.experiment = { ...body, id: EXPERIMENT };
        return { body: this.experiment };
      case 'GET /sessions':
        return { body: this.experiment ? [this.experiment] : [] };
      case `GET /sessions/${EXPERIMENT}`:
      case `PATCH /sessions/${EXPERIMENT}`:
        return { body: this.experiment };
      case 'POST /feedback':
        this.marks.push(body as unknown as (typeof this.marks)[number]);
        return { body };
      default: {
        const example = this.examples.find(({ id }) => `GET /examples/${id}` === `${method} ${path}`);
        if (example) return { body: example };
        return { status: 404, body: { detail: `not found: ${method} ${path}` } };
      }
    }
  }

  private async addExamples({ text, headers }: Received): Promise<Reply> {
    const form = await new Response(text, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
    const part = async (name: string) => JSON.parse(await (form.get(name) as File).text()) as unknown;
    const ids = [...form.keys()].filter((name) => !name.includes('.'));
    for (const id of ids) {
      const [inputs, outputs] = [await part(`${id}.inputs`), await part(`${id}.outputs`)];
      this.examples.push({ id, dataset_id: DATASET, inputs, outputs, created_at: NOW, modified_at: NOW });
    }
    return { body: { example_ids: ids, count: ids.length, as_of: NOW } };
  }
}
