import { checkLosses, checkSame, hasConverged, steps } from './check.js';
import { batchSize } from './task.js';

/** Images per round, at most all of MNIST. */
const maxCount = 60_000;

/**
 * Prepares and checks each contender, then times them in turn, round after round.
 *
 * @param contenders `{ id, make }[]`; one that can not be prepared, or fails the check, is not measured. A contender with
 *   `rounds` runs in so many rounds only
 * @param settings `{ rounds, seconds, check }`: seconds are about those of one contender in one round; `check` throws
 *   where the losses of a contender are wrong, default `checkLosses`, or is false
 * @returns by id `{ count, perSecond: number[], start: number[], losses, parameters, facts }`, or
 *   `{ notMeasured: reason }`
 */
export async function measure(contenders, digits, { rounds, seconds, check = checkLosses }, log = () => {}) {
  const results = {};
  const running = [];
  try {
    for (const { id, make } of contenders) {
      log(`${id}: ${check ? 'checking' : 'preparing'}`);
      try {
        const contender = await make();
        running.push({ id, contender });
        await contender.prepare(digits);
        const parameters = await contender.parameters?.();
        results[id] = { perSecond: [], start: [], parameters, facts: contender.facts?.() };
        if (check && contender.losses)
          results[id].losses = await checkedLosses(id, contender, results, check);
        results[id].count = await calibrate(contender, seconds);
      } catch (reason) {
        results[id] = { notMeasured: reason.message };
      }
    }
    for (let round = 0; round < rounds; round++) {
      log(`round ${round + 1} of ${rounds}`);
      for (const { id, contender } of running) {
        const result = results[id];
        if (result.notMeasured || round >= contender.rounds) continue;
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

async function checkedLosses(id, contender, results, check) {
  const losses = await contender.losses(steps, hasConverged);
  check(losses);
  const [environment, name] = id.split('.');
  const expected = name === 'plain1' && results[`${environment}.simd1`]?.losses;
  if (expected) checkSame(losses, expected);
  return losses;
}

/** How many images, or other units of work, take about that many seconds. */
async function calibrate(contender, seconds) {
  const step = contender.step ?? batchSize;
  let count = 2 * step;
  for (;;) {
    const { milliseconds } = await contender.time(count);
    if (milliseconds > 250 * seconds || count >= maxCount) {
      const target = (count / milliseconds) * 1000 * seconds;
      return Math.min(maxCount, Math.max(2, Math.round(target / step)) * step);
    }
    count = Math.min(maxCount, count * 4);
  }
}
