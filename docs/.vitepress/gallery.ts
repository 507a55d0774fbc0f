import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import type * as Examples from '../../packages/viz/examples/index.js';
import type * as Show from '../../packages/viz/examples/show.js';

const folder = new URL('../../packages/viz/examples/', import.meta.url);
const conditions = ['@cnn/source', 'module', 'node', 'development|production'];

/** Puts the examples of the elements, as headings, figures and code, where a page says `<!-- gallery -->`. */
export function galleryPlugin(): Plugin {
  let written: Promise<Record<'en' | 'zh', string>> | undefined;
  return {
    name: 'cnn-gallery',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('/gallery.md')) return undefined;
      written ??= write();
      return code.replace('<!-- gallery -->', (await written)[id.endsWith('/zh/gallery.md') ? 'zh' : 'en']);
    },
  };
}

async function write() {
  const { exampleSets } = await load<typeof Examples>('index.ts');
  const { markupOf } = await load<typeof Show>('show.ts');
  const inLanguage = (language: 'en' | 'zh') =>
    exampleSets
      .flatMap(({ tag, title, examples }) => [
        `## ${title[language]} {#${tag}}`,
        `\`<${tag}>\``,
        ...examples.flatMap((example) => [
          `### ${example.title[language]} {#${tag}-${example.name}}`,
          `<GalleryFigure tag="${tag}" name="${example.name}" />`,
          `\`\`\`html\n${markupOf(example)}\n\`\`\``,
        ]),
      ])
      .join('\n\n');
  return { en: inLanguage('en'), zh: inLanguage('zh') };
}

async function load<Module>(name: string): Promise<Module> {
  const { module } = await runnerImport<Module>(fileURLToPath(new URL(name, folder)), {
    configFile: false,
    ssr: { noExternal: true, resolve: { conditions } },
    environments: { inline: { resolve: { conditions, noExternal: true } } },
  });
  return module;
}
