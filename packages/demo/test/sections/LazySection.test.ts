// The sections of filters, feature maps and the diagram.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { dist, openSite } from '../site.js';
import { press, trainAndTest } from '../training.js';

const site = openSite(dist);

async function scrollTo(page: Page, tag: string) {
  const section = page.locator(tag);
  await section.scrollIntoViewIfNeeded();
  return section;
}

/** The first weight of the first filter: before training, and after each epoch. */
const firstWeights = (page: Page) =>
  page
    .locator('filter-gallery')
    .evaluate((gallery) =>
      (gallery as HTMLElement & { history: { data: Float32Array }[] }).history.map(({ data }) => data[0]),
    );

test('a figure is loaded when its section comes near the viewport', async () => {
  const { page, errors } = await site.visitLoaded();
  const isDefined = (tag: string) => page.evaluate((name) => customElements.get(name) !== undefined, tag);
  expect(await isDefined('filter-gallery')).toBe(false);
  expect(await isDefined('cnn-diagram')).toBe(false);
  const filters = await scrollTo(page, 'filters-section');
  await expect.poll(() => filters.locator('.map').count()).toBe(28);
  const diagram = await scrollTo(page, 'diagram-section');
  await expect.poll(() => diagram.locator('.bar.best').innerText()).toMatch(/%/);
  expect(errors).toEqual([]);
});

test('before training, the filters and the diagram say that their weights are random', async () => {
  const { page, errors } = await site.visitLoaded();
  const filters = await scrollTo(page, 'filters-section');
  await expect.poll(() => filters.locator('.map').count()).toBe(28);
  expect(await filters.locator('.remark').innerText()).toBe(
    'Not trained yet: these are the random weights that training starts with.',
  );
  expect(await filters.getByRole('slider').count()).toBe(0);
  const diagram = await scrollTo(page, 'diagram-section');
  expect(await diagram.locator('.state').innerText()).toBe('The model is untrained: its weights are random.');
  expect(errors).toEqual([]);
});

test('the slider of the filters goes from before training through every epoch, until Start over', async () => {
  const { page, errors } = await site.visitLoaded();
  const filters = await scrollTo(page, 'filters-section');
  await expect.poll(() => filters.locator('.map').count()).toBe(28);
  const [untrained] = await firstWeights(page);
  await trainAndTest(page, { images: 1000, epochs: 2 });
  await filters.scrollIntoViewIfNeeded();
  const slider = filters.getByRole('slider');
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('2 of 2');
  const history = await firstWeights(page);
  expect(history).toHaveLength(3);
  expect(history[0]).toBe(untrained);
  expect(new Set(history).size).toBe(3);
  await slider.fill('0');
  expect(await slider.getAttribute('aria-valuetext')).toBe('before training');
  await press(page, 'Start over');
  await filters.scrollIntoViewIfNeeded();
  await expect.poll(() => slider.count()).toBe(0);
  await filters.locator('.remark').waitFor();
  expect(errors).toEqual([]);
});

test('the image selected in one section, and the digit on the pad, are shown in all', async () => {
  const { page, errors } = await site.visitLoaded();
  const maps = await scrollTo(page, 'maps-section');
  await expect.poll(() => maps.locator('.map').count()).toBe(28);
  await maps.getByRole('button', { name: 'Next image' }).click();
  expect(await page.locator('test-section').getByRole('spinbutton').inputValue()).toBe('1');

  const predicted = async (selector: string) => {
    const best = page.locator(`${selector} tr.best th`);
    await expect.poll(() => best.innerText()).toMatch(/\d/);
    return best.innerText();
  };
  const diagram = page.locator('diagram-section');
  const expectInDiagram = async (digit: string) => {
    await diagram.scrollIntoViewIfNeeded();
    await expect.poll(() => diagram.locator('.bar.best').innerText()).toContain(digit);
  };
  await expectInDiagram(await predicted('.test'));
  await page.locator('digit-pad select').selectOption('3');
  const own = await predicted('own-digit');
  await expectInDiagram(own);
  const button = diagram.getByRole('button', { name: 'Your digit' });
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  expect(errors).toEqual([]);
});

test('a click on a layer of the diagram opens its calculation with the trained weights', async () => {
  const { page, errors } = await site.visitLoaded();
  await trainAndTest(page, { images: 200, epochs: 1 });
  const diagram = await scrollTo(page, 'diagram-section');
  await expect.poll(() => diagram.locator('.state').innerText()).toBe('Epochs trained: 1');
  await diagram.locator('.stage.conv2d .box').click();
  // A bias of 0, as before training, is not part of the calculation.
  await diagram.locator('.detail conv-step').getByText('bias').waitFor();
  expect(errors).toEqual([]);
});
