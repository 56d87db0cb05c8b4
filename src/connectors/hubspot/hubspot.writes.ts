import { z } from 'zod';
import { OutboundFailure } from '../resilience/outbound.failure';
import { type HubSpotApi, objectsPath } from './hubspot.api';
import { HUBSPOT } from './hubspot.failure';
import { BatchAnswer, HubSpotObject, type HubSpotType } from './hubspot.shapes';

type Texts = Record<string, string>;

/** What the product writes into HubSpot. None of it does harm when it is made twice, and every error is an OutboundFailure. */
export class HubSpotWrites {
  constructor(private readonly api: HubSpotApi) {}

  /** Writes the object of this value of a unique property, new or known. */
  async upsert(
    type: HubSpotType,
    { idProperty, id }: { idProperty: string; id: string },
    properties: Texts,
    signal?: AbortSignal,
  ): Promise<HubSpotObject> {
    const body = { inputs: [{ idProperty, id, properties }] };
    const path = objectsPath(type, 'batch', 'upsert');
    const { results, errors } = await this.api.write(BatchAnswer, { method: 'POST', path, body }, signal);
    const [written] = results;
    if (written) return written;
    const [error] = errors;
    const code = error?.category?.toLowerCase() ?? 'not_written';
    throw new OutboundFailure(HUBSPOT, 'refused', code, error?.message ?? `${type} ${id} was not written`);
  }

  update(type: HubSpotType, id: string, properties: Texts, signal?: AbortSignal): Promise<HubSpotObject> {
    return this.api.write(
      HubSpotObject,
      { method: 'PATCH', path: objectsPath(type, id), body: { properties } },
      signal,
    );
  }

  /** Connects two objects in the way HubSpot does by default; connecting them again changes nothing. */
  async connect(from: [HubSpotType, string], to: [HubSpotType, string], signal?: AbortSignal): Promise<void> {
    const path = objectsPath(...from, 'associations', 'default', ...to);
    await this.api.read(z.unknown(), { method: 'PUT', path }, signal);
  }
}
