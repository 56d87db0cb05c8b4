import { type Role } from './caller';

export class ApiKeyView {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  /** The first characters of the key, by which people recognise it. */
  prefix: string;
  createdAt: Date;
  revokedAt: Date | null;
}

export class NewApiKeyView extends ApiKeyView {
  /** The key itself; it is shown once and cannot be read again. */
  key: string;
}

export class ApiKeyPage {
  items: ApiKeyView[];
  nextCursor: string | null;
}
