import '@cnn/viz/define.js';
import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import type { TrainingMonitor } from '@cnn/viz';
import { animationsFinished, clear, inside, put, settled } from './helpers.js';

afterEach(clear);

const figures = {
  'conv-step': '<conv-step step="4"></conv-step>',
  'conv-step padded, with a bias': '<conv-step padding="1" bias="1" step="3"></conv-step>',
  'conv-step editable': '<conv-step editable></conv-step>',
  'conv-step with an error': '<conv-step strides="0"></conv-step>',
  'conv-step with many steps': '<conv-step input="digit-3" filter="blur"></conv-step>',
  'conv-step backward': '<conv-step pass="backward" step="4"></conv-step>',
  'conv-step backward to the image': '<conv-step pass="backward" of="input" step="7"></conv-step>',
  'conv-step with a quiz': '<conv-step quiz></conv-step>',
  'conv-step compared': '<conv-step compare="strides"></conv-step>',
  'pool-step': '<pool-step></pool-step>',
  'pool-step with a remainder': '<pool-step mode="max sum" input="1 2 3; 4 5 6; 7 8 9"></pool-step>',
  'pool-step backward': '<pool-step pass="backward" step="1"></pool-step>',
  'activation-step': '<activation-step step="3"></activation-step>',
  'pool-step editable': '<pool-step mode="average" editable></pool-step>',
  'dense-network': '<dense-network></dense-network>',
  'dense-network with weights': `<dense-network weights="[[[1, -2], [0.5, 3]], [1, -4]]" input="2 1"></dense-network>`,
  'neuron-count': '<neuron-count></neuron-count>',
  'weight-histogram': '<weight-histogram></weight-histogram>',
  'confusion-matrix': '<confusion-matrix matrix="95 5; 2 98"></confusion-matrix>',
  'tensor-image that can be saved': '<tensor-image savable></tensor-image>',
  'digit-pad': '<digit-pad digit="3"></digit-pad>',
  'filter-gallery': '<filter-gallery></filter-gallery>',
  'feature-maps': '<feature-maps></feature-maps>',
  'cnn-diagram': '<cnn-diagram></cnn-diagram>',
  'prediction-bars':
    '<prediction-bars values="0.1 0.7 0.2" labels="cat dog bird" answer="0"></prediction-bars>',
  'tensor-image': '<tensor-image values></tensor-image>',
  'prediction-bars, wrong': '<prediction-bars values="0.1 0.7 0.2" answer="2"></prediction-bars>',
  'tensor-image without values': '<tensor-image></tensor-image>',
  'tensor-image with an error': '<tensor-image value="1 2; 3"></tensor-image>',
  'filter-gallery with an error': '<filter-gallery values="a"></filter-gallery>',
  'cnn-diagram with an error': '<cnn-diagram layers="x"></cnn-diagram>',
  'training-monitor': '<training-monitor></training-monitor>',
  'training-monitor during a training': '<training-monitor class="training"></training-monitor>',
};

/** Three batches and one epoch of a training of three epochs. */
async function train(monitor: TrainingMonitor): Promise<void> {
  monitor.begin({ epochs: 3, batches: 2 });
  for (const loss of [2, 1.5, 1]) {
    if (loss === 1) monitor.epoch({ loss: 1.7, accuracy: 0.5, valLoss: 1.6, valAccuracy: 0.6 });
    monitor.batch({ loss, accuracy: 0.5 });
  }
  await vi.waitUntil(() => monitor.shadowRoot!.querySelector('tbody tr'));
}

for (const scheme of ['light', 'dark']) {
  for (const language of ['en', 'zh']) {
    test.each(Object.entries(figures))(
      `axe finds nothing, ${scheme}, ${language}: %s`,
      async (_name, markup) => {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.lang = language;
        const place = await put(`<main>${markup}</main>`);
        document.title = 'Figures';
        for (const monitor of place.querySelectorAll<TrainingMonitor>('.training')) await train(monitor);
        for (const figure of place.querySelectorAll('[savable]')) {
          (await vi.waitUntil(() => inside(figure, '.saving > button'))).click();
        }
        await animationsFinished(place);
        const { violations } = await axe.run(place, { rules: { region: { enabled: false } } });
        expect(violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].any[0]?.message])).toEqual([]);
      },
    );
  }
}

test('targets are at least 40 × 40 px', async () => {
  const element = await put('<conv-step></conv-step>');
  const small = [...element.shadowRoot!.querySelectorAll('button, select, input[type=range]')].filter(
    (target) => {
      const { width, height } = target.getBoundingClientRect();
      return width < 40 || height < 40;
    },
  );
  expect(small).toEqual([]);
});

test.each([
  ['two figures in a flex row share its width', 'display: flex; inline-size: 1000px', 500],
  [
    'a centred flex column gives a figure all its width',
    'display: flex; flex-flow: column; align-items: center',
    640,
  ],
  ['a shrink-to-fit block leaves a figure readable', 'display: inline-block; inline-size: auto', 272],
])('%s', async (_name, style, width) => {
  const place = await put(
    `<div style="inline-size: 640px"><conv-step></conv-step><pool-step></pool-step></div>`,
  );
  place.style.cssText += style;
  for (const figure of place.children) expect(figure.getBoundingClientRect().width).toBe(width);
});

test.each([204, 280, 320])('no part of a step figure overflows at %i px', async (width) => {
  const place = await put(
    '<div><conv-step step="4"></conv-step><pool-step mode="average"></pool-step></div>',
  );
  place.style.inlineSize = `${width}px`;
  await settled(place);
  for (const figure of place.children) {
    const root = figure.shadowRoot!;
    const { left, right } = root.querySelector('.controls')!.getBoundingClientRect();
    for (const part of root.querySelectorAll('.cells, .result, .title, .size, button, select, .costs span')) {
      const box = part.getBoundingClientRect();
      expect([part.className, box.left >= left - 1, box.right <= right + 1]).toEqual([
        part.className,
        true,
        true,
      ]);
    }
    const [image, result] = root.querySelectorAll('.matrix.input, .matrix.output');
    const operator = root.querySelector('.operator')!.getBoundingClientRect();
    const isBeside = result.getBoundingClientRect().left >= image.getBoundingClientRect().right;
    const isOperatorBeside = operator.left >= image.getBoundingClientRect().right;
    if (operator.width > 0) expect(isOperatorBeside).toBe(isBeside);
  }
});

test.each([320, 360, 500, 760])('<conv-step> fits into %i px', async (width) => {
  const place = await put(
    `<div><conv-step></conv-step><conv-step input="digit-2" filter="edges"></conv-step>
      <conv-step padding="same" bias="-1"></conv-step></div>`,
  );
  place.style.width = `${width}px`;
  for (const element of place.querySelectorAll('conv-step')) {
    await element.updateComplete;
    const card = element.shadowRoot!.querySelector('.card')!;
    expect(card.scrollWidth).toBeLessThanOrEqual(card.clientWidth);
    expect(card.getBoundingClientRect().width).toBeLessThanOrEqual(width);
  }
});

test('a figure follows the colour scheme of the page', async () => {
  const element = await put('<conv-step></conv-step>');
  const card = element.shadowRoot!.querySelector('.card')!;
  document.documentElement.style.colorScheme = 'dark';
  await expect.poll(() => getComputedStyle(card).backgroundColor).toBe('rgb(26, 30, 37)');
  document.documentElement.style.colorScheme = 'light';
  await expect.poll(() => getComputedStyle(card).backgroundColor).toBe('rgb(255, 255, 255)');
  element.style.setProperty('--cnn-card', 'rgb(1, 2, 3)');
  expect(getComputedStyle(card).backgroundColor).toBe('rgb(1, 2, 3)');
});

test.each([320, 390, 760])('figures without steps fit into %i px', async (width) => {
  const place = await put<HTMLElement>(
    `<div>${Object.values(figures)
      .filter((markup) => !/-step/.test(markup))
      .join('')}</div>`,
  );
  place.style.width = `${width}px`;
  await train(place.querySelector<TrainingMonitor>('.training')!);
  await settled(place);
  for (const element of place.children) {
    const card = element.shadowRoot!.querySelector('.card')!;
    expect([element.outerHTML, card.scrollWidth - card.clientWidth]).toEqual([element.outerHTML, 0]);
    expect(card.getBoundingClientRect().width).toBeLessThanOrEqual(width);
  }
});
