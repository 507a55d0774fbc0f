import '@cnn/viz/define.js';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import type { TrainingMonitor } from '@cnn/viz';
import { clear, put } from './helpers.js';

afterEach(clear);

const figures = {
  'tensor-image': '<tensor-image></tensor-image>',
  'tensor-image with values': '<tensor-image values></tensor-image>',
  'tensor-image with an error': '<tensor-image value="1 2; 3"></tensor-image>',
  'prediction-bars': '<prediction-bars></prediction-bars>',
  'prediction-bars, wrong': '<prediction-bars values="0.1 0.7 0.2" answer="2"></prediction-bars>',
  'filter-gallery': '<filter-gallery></filter-gallery>',
  'filter-gallery with an error': '<filter-gallery values="a"></filter-gallery>',
  'feature-maps': '<feature-maps></feature-maps>',
  'cnn-diagram': '<cnn-diagram></cnn-diagram>',
  'cnn-diagram with an error': '<cnn-diagram layers="x"></cnn-diagram>',
  'training-monitor': '<training-monitor></training-monitor>',
  'training-monitor at work': '<training-monitor class="busy"></training-monitor>',
};

async function occupy(monitor: TrainingMonitor): Promise<void> {
  monitor.begin({ epochs: 3, batches: 2 });
  for (const loss of [2, 1.5, 1]) {
    if (loss === 1) monitor.epoch({ loss: 1.7, accuracy: 0.5, valLoss: 1.6, valAccuracy: 0.6 });
    monitor.batch({ loss, accuracy: 0.5 });
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

for (const scheme of ['light', 'dark']) {
  for (const language of ['en', 'zh']) {
    test.each(Object.entries(figures))(
      `axe finds nothing, ${scheme}, ${language}: %s`,
      async (_name, markup) => {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.lang = language;
        document.title = 'Figures';
        const place = await put<HTMLElement>(`<main>${markup}</main>`);
        const monitor = place.querySelector<TrainingMonitor>('.busy');
        if (monitor) await occupy(monitor);
        await new Promise((resolve) => setTimeout(resolve, 50));
        const { violations } = await axe.run(place, { rules: { region: { enabled: false } } });
        expect(violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].any[0]?.message])).toEqual([]);
      },
    );
  }
}

test.each([320, 390, 760])('they fit into %i px', async (width) => {
  const place = await put<HTMLElement>(`<div>${Object.values(figures).join('')}</div>`);
  place.style.width = `${width}px`;
  await occupy(place.querySelector<TrainingMonitor>('.busy')!);
  for (const element of place.children) {
    const card = element.shadowRoot!.querySelector('.card')!;
    expect([element.outerHTML, card.scrollWidth - card.clientWidth]).toEqual([element.outerHTML, 0]);
    expect(card.getBoundingClientRect().width).toBeLessThanOrEqual(width);
  }
});

test('they run under a strict content policy', async () => {
  const frame = document.createElement('iframe');
  const script = (name: string) =>
    `<script type="module" src="${new URL(`../src/elements/${name}/${name}.ts`, import.meta.url).pathname}"></script>`;
  frame.srcdoc = `<!doctype html><html lang="en">
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'; require-trusted-types-for 'script'">
    ${['tensor-image', 'prediction-bars', 'filter-gallery', 'cnn-diagram', 'training-monitor'].map(script).join('')}
    <tensor-image values></tensor-image><prediction-bars values="0.3 0.7"></prediction-bars>
    <filter-gallery></filter-gallery><cnn-diagram></cnn-diagram><training-monitor></training-monitor>`;
  const place = await put<HTMLElement>('<div></div>');
  const violations: string[] = [];
  place.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const page = frame.contentDocument!;
  page.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  page.createElement('p').setAttribute('style', 'color: red');
  // So that silence below means something: the policy is in force.
  await expect.poll(() => violations).toEqual(['style-src-attr']);
  const monitor = page.querySelector<TrainingMonitor>('training-monitor')!;
  await expect.poll(() => monitor.shadowRoot?.querySelector('.chart')).toBeTruthy();
  await occupy(monitor);
  const bar = page.querySelector('prediction-bars')!.shadowRoot!.querySelectorAll<HTMLElement>('.bar')[1];
  expect(bar.style.getPropertyValue('--_share')).toBe('0.7');
  expect(page.querySelector('tensor-image')!.shadowRoot!.querySelectorAll('tspan').length).toBeGreaterThan(9);
  expect(page.querySelector('filter-gallery')!.shadowRoot!.querySelector('canvas')!.width).toBe(3);
  expect(page.querySelector('cnn-diagram')!.shadowRoot!.querySelectorAll('.stage')).toHaveLength(7);
  expect(violations).toEqual(['style-src-attr']);
});
