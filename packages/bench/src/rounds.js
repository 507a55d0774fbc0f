import { checkLosses, checkSame, hasConverged, steps } from './check.js';
import { batchSize } from './task.js';

/** The most images in a round: those of MNIST. */
const most = 60_000;

/**
 * Prepares and checks each contender, then times them in turn, round after round.
 *
 * @param contenders `{ id, make }[]`; who can not be prepared, or fails the check, is not measured
 * @param settings `{ rounds, seconds }`, the seconds roughly those of one contender in one round
 * @returns by id `{ count, perSecond: number[], start: number[], losses, facts }`, or `{ notMeasured: why }`
 */
export async function measure(contenders, digits, { rounds, seconds, check = true }, log = () => {}) {
  const results = {};
  const running = [];
  try {
    for (const { id, make } of contenders) {
      log(`${id}: ${check ? 'checking' : 'preparing'}`);
      try {
        const contender = await make();
        running.push({ id, contender });
        await contender.prepare(digits);
        results[id] = { perSecond: [], start: [], facts: contender.facts?.() };
        if (check && contender.losses) results[id].losses = await checked(id, contender, results);
        results[id].count = await calibrate(contender, seconds);
      } catch (reason) {
        results[id] = { notMeasured: reason.message };
      }
    }
    for (let round = 0; round < rounds; round++) {
      log(`round ${round + 1} of ${rounds}`);
      for (const { id, contender } of running) {
        const result = results[id];
        if (result.notMeasured) continue;
        await contender.restart?.();
        const { milliseconds, start } = await contender.time(result.count);
        result.perSecond.push((result.count / milliseconds) * 1000);
        if (start !== undefined) result.start.push(start);
      }
    }
  } finally {
    for (const { contender } of running) await contender.close();
  }
  return results;
}

async function checked(id, contender, results) {
  const losses = await contender.losses(steps, hasConverged);
  checkLosses(losses);
  const [place, name] = id.split('.');
  const twin = name === 'plain1' && results[`${place}.simd1`]?.losses;
  if (twin) checkSame(losses, twin);
  return losses;
}

/** How many images, or whatever it counts, take about so many seconds. */
async function calibrate(contender, seconds) {
  const step = contender.step ?? batchSize;
  let count = 2 * step;
  for (;;) {
    const { milliseconds } = await contender.time(count);
    if (milliseconds > 250 * seconds || count >= most) {
      const wanted = (count / milliseconds) * 1000 * seconds;
      return Math.min(most, Math.max(2, Math.round(wanted / step)) * step);
    }
    count = Math.min(most, count * 4);
  }
}
