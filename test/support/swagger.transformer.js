const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { before: swaggerPlugin } = require('@nestjs/swagger/plugin');
const ts = require('typescript');
const { compilerOptions } = require('../../nest-cli.json');

const CONFIG = join(__dirname, '../..', compilerOptions.tsConfigPath);
const PLUGIN = compilerOptions.plugins.find(({ name }) => name === '@nestjs/swagger').options;

let sources;
let program;
let digest;

/**
 * Compiles what the API document is drawn from as the Nest build does, with the Swagger plugin and the types of the
 * whole program, so that tests are served the document people are served. The program is read when a source has changed.
 */
module.exports = {
  process(_text, path) {
    program ??= ts.createProgram(sourcesOfBuild());
    const output = {};
    const { emitSkipped } = program.emit(
      program.getSourceFile(path),
      (name, text) => (output[name.endsWith('.map') ? 'map' : 'code'] = text),
      undefined,
      false,
      { before: [swaggerPlugin({ ...PLUGIN }, program)] },
    );
    if (emitSkipped) throw new Error(`${path} does not compile`);
    return output;
  },

  /** A description holds the types it names, wherever they are declared. */
  getCacheKey(text, path) {
    digest ??= digestOfSources();
    return createHash('sha256').update(digest).update(path).update(text).digest('hex');
  },
};

function sourcesOfBuild() {
  if (sources) return sources;
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(String(messageText));
    },
  };
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(CONFIG, {}, host);
  sources = { rootNames: fileNames, options };
  return sources;
}

function digestOfSources() {
  const hash = createHash('sha256').update(readFileSync(__filename)).update(JSON.stringify(compilerOptions));
  for (const name of sourcesOfBuild().rootNames) hash.update(name).update(readFileSync(name));
  return hash.digest('hex');
}
