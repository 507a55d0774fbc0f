import { defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue';
import type { Example } from '../../../packages/viz/examples/index.js';

const examples = import.meta.glob<Example[]>(['../../../packages/viz/examples/*-*.ts', '!**/*Model.ts'], {
  import: 'examples',
});
const elements = import.meta.glob(['../../../packages/viz/src/elements/*/*-*.ts', '!**/*.styles.ts']);
const pathOf = (paths: object, name: string) =>
  Object.keys(paths).find((path) => path.endsWith(`/${name}.ts`))!;

/** A figure of the gallery, made when it is about to be seen. */
export default defineComponent({
  props: { tag: { type: String, required: true }, name: { type: String, required: true } },
  setup({ tag, name }) {
    const place = ref<HTMLElement>();
    let observer: IntersectionObserver | undefined;

    async function come() {
      const [all, { show }] = await Promise.all([
        examples[pathOf(examples, tag)](),
        import('../../../packages/viz/examples/show.js'),
        elements[pathOf(elements, tag)](),
      ]);
      const example = all.find((each) => each.name === name);
      if (example && place.value) await show(example, place.value);
    }

    onMounted(() => {
      observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          observer?.disconnect();
          void come();
        },
        { rootMargin: '400px' },
      );
      observer.observe(place.value!);
    });
    onBeforeUnmount(() => observer?.disconnect());
    return () => h('div', { ref: place, class: 'gallery-figure' });
  },
});
