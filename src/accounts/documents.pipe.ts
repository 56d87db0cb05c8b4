import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { validationPipe } from '../platform/problems/validation';
import { DocumentsDto } from './dto/packet.dto';

/** Takes `{ documents: [...] }`, a bare list, or a single document. */
@Injectable()
export class DocumentsPipe implements PipeTransform<unknown, Promise<DocumentsDto>> {
  private readonly validation = validationPipe();

  async transform(body: unknown, { type }: ArgumentMetadata): Promise<DocumentsDto> {
    const documents: unknown = await this.validation.transform(inOneShape(body), { type, metatype: DocumentsDto });
    return Object.assign(new DocumentsDto(), documents);
  }
}

function inOneShape(body: unknown): unknown {
  if (Array.isArray(body)) return { documents: body as unknown[] };
  const isSingle = typeof body === 'object' && body !== null && 'text' in body;
  return isSingle ? { documents: [body] } : body;
}
