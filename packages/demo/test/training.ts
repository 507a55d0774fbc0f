// Trains in an open page, and reads what the page shows of it.
import type { Page } from 'playwright';
import { expect } from 'vitest';

export async function enterSettings(page: Page, settings: Record<string, number | string>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await page.fill(`input[name=${name}]`, String(value));
}

/** Presses a button of the training section. */
export const press = (page: Page, name: string): Promise<void> =>
  page.locator('train-section').getByRole('button', { name, exact: true }).click();

/** Trains until the model has been tested. */
export async function trainAndTest(page: Page, settings: Record<string, number>): Promise<void> {
  await enterSettings(page, settings);
  await press(page, 'Train');
  await testAccuracy(page);
}

/** Starts a training that is long enough to be paused or stopped, and waits for its first batches. */
export async function startLongTraining(page: Page, button = 'Train'): Promise<void> {
  await enterSettings(page, { images: 60_000, epochs: 3 });
  await press(page, button);
  await expect.poll(async () => (await progress(page)).batch, { timeout: 30_000 }).toBeGreaterThan(3);
}

/** The first line of the monitor. */
export const status = (page: Page): Promise<string> =>
  page.locator('training-monitor [part=status] span').first().innerText();

/** The current epoch and batch, as the monitor shows them; NaN before the first. */
export async function progress(page: Page): Promise<{ epoch: number; batch: number }> {
  const [, epoch, batch] = /epoch (\d+) of \d+, batch ([\d,]+)/i.exec(await status(page)) ?? [];
  return { epoch: Number(epoch ?? NaN), batch: Number((batch ?? 'NaN').replace(',', '')) };
}

/** The epochs in the monitor's log. */
export const loggedEpochs = (page: Page) => page.locator('training-monitor .log tbody tr');

/** Waits for the test that follows a training: its accuracy in percent. */
export async function testAccuracy(page: Page): Promise<number> {
  const text = await page.locator('.result strong:not(.none)').innerText({ timeout: 60_000 });
  return Number.parseFloat(text);
}

/** Waits for the ten probabilities of the selected test image. */
export async function probabilities(page: Page): Promise<number[]> {
  const bars = page.locator('.test prediction-bars');
  const read = () =>
    bars.evaluate((element) => Array.from((element as HTMLElement & { values?: Float32Array }).values ?? []));
  await expect.poll(async () => (await read()).length).toBe(10);
  return read();
}

export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
