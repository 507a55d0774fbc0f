import '@cnn/viz/define.js';
import type { TrainingMonitor } from '@cnn/viz';
import { afterEach, expect, test } from 'vitest';
import { all, clear, inside, put } from './helpers.js';

afterEach(clear);

/** The page of a frame with a strict content security policy that it has applied, and the directives it reports. */
async function strictPage(tags: string[], body: string): Promise<{ page: Document; violations: string[] }> {
  const script = (tag: string) =>
    `<script type="module" src="${new URL(`../src/elements/${tag}/${tag}.ts`, import.meta.url).pathname}"></script>`;
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><html lang="en">
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'; require-trusted-types-for 'script'">
    ${tags.map(script).join('')}${body}`;
  const place = await put<HTMLElement>('<div></div>');
  const violations: string[] = [];
  place.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const page = frame.contentDocument!;
  page.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  page.createElement('p').setAttribute('style', 'color: red');
  // The policy is in force, so an empty list of other violations means something.
  await expect.poll(() => violations).toEqual(['style-src-attr']);
  return { page, violations };
}

test('<conv-step> and <pool-step> run under a strict content security policy', async () => {
  const { page, violations } = await strictPage(
    ['conv-step', 'pool-step'],
    '<conv-step padding="1"></conv-step><pool-step></pool-step>',
  );
  const conv = page.querySelector('conv-step')!;
  await expect
    .poll(() => conv.shadowRoot?.querySelector('.result')?.textContent?.trim(), { timeout: 10_000 })
    .toBe('2');
  conv.next();
  await conv.updateComplete;
  const outline = conv.shadowRoot!.querySelector<HTMLElement>('.outline')!;
  expect(outline.style.getPropertyValue('--_column')).toBe('1');
  expect(page.querySelector('pool-step')!.shadowRoot!.querySelector('.result')!.textContent!.trim()).toBe(
    '4',
  );
  expect(violations).toEqual(['style-src-attr']);
});

test('elements without steps run under a strict content security policy', async () => {
  const { page, violations } = await strictPage(
    ['tensor-image', 'prediction-bars', 'filter-gallery', 'cnn-diagram', 'training-monitor'],
    `<tensor-image values></tensor-image><prediction-bars values="0.3 0.7"></prediction-bars>
    <filter-gallery></filter-gallery><cnn-diagram></cnn-diagram><training-monitor></training-monitor>`,
  );
  const monitor = page.querySelector<TrainingMonitor>('training-monitor')!;
  await expect.poll(() => monitor.shadowRoot?.querySelector('.chart')).toBeTruthy();
  monitor.begin({ epochs: 1, batches: 2 });
  monitor.batch({ loss: 2, accuracy: 0.5 });
  monitor.batch({ loss: 1, accuracy: 0.5 });
  await expect.poll(() => monitor.shadowRoot!.querySelector('.chart path')).toBeTruthy();
  const bar = page.querySelector('prediction-bars')!.shadowRoot!.querySelectorAll<HTMLElement>('.bar')[1];
  expect(bar.style.getPropertyValue('--_share')).toBe('0.7');
  expect(page.querySelector('tensor-image')!.shadowRoot!.querySelectorAll('tspan').length).toBeGreaterThan(9);
  expect(page.querySelector('filter-gallery')!.shadowRoot!.querySelector('canvas')!.width).toBe(3);
  expect(page.querySelector('cnn-diagram')!.shadowRoot!.querySelectorAll('.stage')).toHaveLength(7);
  expect(violations).toEqual(['style-src-attr']);
});

test('a figure is saved under a strict content security policy', async () => {
  const { page, violations } = await strictPage(['pool-step'], '<pool-step></pool-step>');
  const frame = page.defaultView as unknown as typeof globalThis;
  const names: string[] = [];
  frame.HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    names.push(this.download);
  };

  // What the test runner puts around every import().
  Object.assign(frame, {
    __vitest_browser_runner__: { wrapDynamicImport: (load: () => unknown) => load() },
  });
  const patience = { timeout: 10_000 };
  const figure = page.querySelector('pool-step')!;
  figure.savable = true;
  await expect.poll(() => inside(figure, '.saving > button'), patience).not.toBe(null);
  inside(figure, '.saving > button').click();
  await expect.poll(() => all(figure, '.saving div button').length, patience).toBe(4);
  for (const button of all(figure, '.saving div button')) {
    const count = names.length;
    button.click();
    await expect.poll(() => names.length, patience).toBe(count + 1);
    await expect.poll(() => button.hasAttribute('aria-disabled')).toBe(false);
  }
  expect(names).toEqual(['pool-step-1.svg', 'pool-step-1.png', 'pool-step.gif', 'pool-step.mp4']);
  expect(violations).toEqual(['style-src-attr']);
});

test('a second copy of a file that defines an element keeps the first class', async () => {
  const first = customElements.get('conv-step');
  const again = '../src/elements/conv-step/conv-step.ts?again';
  await import(/* @vite-ignore */ again);
  expect(customElements.get('conv-step')).toBe(first);
});

test('children are shown until the element is defined', async () => {
  const waiting = await put<HTMLElement>('<conv-step-unknown><p>A picture</p></conv-step-unknown>');
  expect(waiting.querySelector('p')!.getBoundingClientRect().height).toBeGreaterThan(0);
  const defined = await put<HTMLElement>('<conv-step><p>A picture</p></conv-step>');
  expect(defined.querySelector('p')!.getBoundingClientRect().height).toBe(0);
});
