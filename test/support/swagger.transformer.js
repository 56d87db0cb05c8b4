/** Runs the Swagger plugin of the Nest build in tests too, so that both serve the same OpenAPI document. */
module.exports = {
  name: 'nestjs-swagger',
  version: 1,
  factory: ({ program }) =>
    require('@nestjs/swagger/plugin').before({ introspectComments: true, classValidatorShim: true }, program),
};
