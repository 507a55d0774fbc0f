import { defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue';
import type { Example } from '../../../packages/viz/examples/index.js';

const exampleModules = import.meta.glob<Example[]>(
  ['../../../packages/viz/examples/*-*.ts', '!**/*Model.ts'],
  { import: 'examples' },
);
const elementModules = import.meta.glob(['../../../packages/viz/src/elements/*/*-*.ts', '!**/*.styles.ts']);

/** Imports the module of a tag, such as `…/conv-step.ts`. */
function load<Module>(modules: Record<string, () => Promise<Module>>, tag: string): Promise<Module> {
  const path = Object.keys(modules).find((each) => each.endsWith(`/${tag}.ts`))!;
  return modules[path]();
}

/** A figure of the gallery, created shortly before it is scrolled into view. */
export default defineComponent({
  props: { tag: { type: String, required: true }, name: { type: String, required: true } },
  setup({ tag, name }) {
    const container = ref<HTMLElement>();
    let observer: IntersectionObserver | undefined;

    async function createFigure() {
      const [examples, { show }] = await Promise.all([
        load(exampleModules, tag),
        import('../../../packages/viz/examples/show.js'),
        load(elementModules, tag),
      ]);
      const example = examples.find((each) => each.name === name);
      // The reader may have left the page meanwhile.
      if (example && container.value) await show(example, container.value);
    }

    onMounted(() => {
      observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          observer?.disconnect();
          void createFigure();
        },
        { rootMargin: '400px' },
      );
      observer.observe(container.value!);
    });
    onBeforeUnmount(() => observer?.disconnect());
    return () => h('div', { ref: container, class: 'gallery-figure' });
  },
});
