import { expect, test } from 'vitest';
import { dist, openSite } from '../site.js';
import {
  enterSettings,
  loggedEpochs,
  press,
  probabilities,
  progress,
  startLongTraining,
  status,
  sum,
  testAccuracy,
  trainAndTest,
} from '../training.js';

const site = openSite(dist);

test('a number of epochs out of range is refused with the range', async () => {
  const { page } = await site.visitLoaded();
  await enterSettings(page, { epochs: 0 });
  await press(page, 'Train');
  expect(await page.locator('#train-problem').innerText()).toBe('Epochs: a whole number from 1 to 100.');
  expect(await status(page)).toBe('Not begun.');
});

test('two epochs of 3,000 images, started once by a double click: accuracy rises above 85 %', async () => {
  const { page, errors } = await site.visitLoaded();
  await enterSettings(page, { images: 3000, epochs: 2 });
  await page.locator('train-section').getByRole('button', { name: 'Train' }).dblclick();
  expect(await testAccuracy(page)).toBeGreaterThan(85);
  expect(await status(page)).toMatch(/^Done: 6,000 images/);
  const [first, second] = await loggedEpochs(page).evaluateAll((rows) =>
    rows.map((row) => Number(row.children[2].textContent)),
  );
  expect(second).toBeGreaterThan(first);
  expect(second).toBeGreaterThan(0.85);
  expect(await loggedEpochs(page).count()).toBe(2);
  expect(errors).toEqual([]);
});

test('a paused training starts no batch while it answers predictions, and continues when resumed', async () => {
  const { page, errors } = await site.visitLoaded();
  await startLongTraining(page);
  await press(page, 'Pause');
  await expect.poll(() => status(page)).toMatch(/^Paused/);
  const nextImage = page.locator('test-section').getByRole('button', { name: 'Next image' });
  const answer = (digit: string) =>
    page.locator('test-section prediction-bars tr.answer th', { hasText: digit });
  // The batch that was running when the training paused is finished before the first prediction.
  await nextImage.click();
  await answer('2').waitFor();
  await expect.poll(async () => sum(await probabilities(page))).toBeCloseTo(1, 4);
  const paused = await progress(page);
  for (const digit of ['1', '0', '4', '1', '4']) {
    await nextImage.click();
    await answer(digit).waitFor();
  }
  expect(await progress(page)).toEqual(paused);
  await press(page, 'Resume');
  await expect.poll(async () => (await progress(page)).batch).toBeGreaterThan(paused.batch);
  expect(errors).toEqual([]);
});

test('a training that continues and is stopped within an epoch keeps what the model has learned', async () => {
  const { page, errors } = await site.visitLoaded();
  await trainAndTest(page, { images: 3000, epochs: 1 });
  await startLongTraining(page, 'Train on');
  await press(page, 'Stop');
  await expect.poll(() => status(page), { timeout: 30_000 }).toMatch(/^Stopped in epoch 1, after batch/);
  expect(await testAccuracy(page)).toBeGreaterThan(80);
  expect(await loggedEpochs(page).count()).toBeGreaterThanOrEqual(1);
  expect(errors).toEqual([]);
});

test('a paused training can be stopped', async () => {
  const { page, errors } = await site.visitLoaded();
  await startLongTraining(page);
  await press(page, 'Pause');
  await press(page, 'Stop');
  await expect.poll(() => status(page), { timeout: 30_000 }).toMatch(/^Stopped in epoch 1/);
  expect(errors).toEqual([]);
});

test('Start over makes an untrained model, and the page can be opened again', async () => {
  const { page, errors } = await site.visitLoaded();
  await trainAndTest(page, { images: 500, epochs: 1 });
  await press(page, 'Start over');
  await expect.poll(() => status(page)).toBe('Not begun.');
  expect(await page.locator('.result strong').innerText()).toBe('–');
  await page.reload();
  await page.locator('data-section tensor-image').waitFor();
  expect(errors).toEqual([]);
});
