import { fileURLToPath } from 'node:url';
import { normalizePath } from 'vite';

const exportModule = normalizePath(fileURLToPath(new URL('../src/export.ts', import.meta.url)));

/** Leaves saving out of a single file: its `import()` of `src/export.ts` becomes one of `cnn-export.js` beside it. */
export const exportApart = {
  name: 'export-apart',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    return resolved?.id === exportModule ? { id: './cnn-export.js', external: 'relative' } : undefined;
  },
};

/** The licences of the packages in `cnn-export.js`, and where their source code is. */
export const exportBanner =
  '/* With gifenc (© 2017 Matt DesLauriers, MIT, https://github.com/mattdesl/gifenc) and mediabunny (MPL-2.0, https://github.com/Vanilagy/mediabunny). */';
