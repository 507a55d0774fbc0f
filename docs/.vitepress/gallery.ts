import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import type * as Examples from '../../packages/viz/examples/index.js';
import type * as Show from '../../packages/viz/examples/show.js';

const folder = new URL('../../packages/viz/examples/', import.meta.url);
const conditions = ['@cnn/source', 'module', 'node', 'development|production'];

/** Replaces `<!-- gallery -->` in gallery.md by all examples of the elements: headings, figures and code. */
export function galleryPlugin(): Plugin {
  let markdown: Promise<Record<'en' | 'zh', string>> | undefined;
  return {
    name: 'cnn-gallery',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('/gallery.md')) return undefined;
      markdown ??= createMarkdown();
      const { en, zh } = await markdown;
      return code.replace('<!-- gallery -->', id.endsWith('/zh/gallery.md') ? zh : en);
    },
  };
}

async function createMarkdown() {
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

/** Imports a module of the examples, which are in TypeScript, from its source. */
async function load<Module>(name: string): Promise<Module> {
  const { module } = await runnerImport<Module>(fileURLToPath(new URL(name, folder)), {
    configFile: false,
    ssr: { noExternal: true, resolve: { conditions } },
    environments: { inline: { resolve: { conditions, noExternal: true } } },
  });
  return module;
}
