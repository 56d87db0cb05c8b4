/** For the document of the API: an object whose fields depend on what it is about. */
export const OPEN_OBJECT = { type: 'object', additionalProperties: true } as const;
