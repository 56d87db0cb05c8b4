import { IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { z } from 'zod';
import { ApproveDto } from '../actions/dto/approvals.dto';
import { InvalidRequest } from '../platform/problems/problem';

/** An action is edited by its words, a document as a whole. */
export class EditForm extends ApproveDto {
  @IsOptional() @IsString() @IsNotEmpty() title?: string;
  @IsOptional() @IsString() text?: string;
  /** The whole payload as JSON. */
  @IsOptional() @IsString() payload?: string;
}

const Payload = z.record(z.string(), z.unknown());

/** @throws InvalidRequest when the JSON cannot be read */
export function editedPayload(shown: object, { title, text, payload }: EditForm): Record<string, unknown> {
  if (payload === undefined)
    return { ...shown, ...(title !== undefined && { title }), ...(text !== undefined && { text }) };
  try {
    return Payload.parse(JSON.parse(payload));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it must be an object';
    throw new InvalidRequest([{ field: 'payload', detail: `is not the JSON of a document: ${why}` }]);
  }
}
