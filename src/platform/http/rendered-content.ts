/** For the document of the API: what a page is answered with in its forms for people. */
export const RENDERED_CONTENT = {
  'text/markdown': { schema: { type: 'string' } },
  'text/html': { schema: { type: 'string' } },
  'application/pdf': { schema: { type: 'string', format: 'binary' } },
};
