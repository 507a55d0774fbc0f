import { layers } from '@cnn/core/training';
import { productFlop, trainingFlop } from './flop.js';
import { missingReason } from './missingReason.js';
import { buildLayers, networks } from './networks.js';
import { median, ratios, summarize } from './statistics.js';

/** Ratios that are given for each network: of one contender over another, by the ids that `measure` gives them. */
const comparisons = {
  pytorch1: ['node.simd1', 'pytorch.threads1'],
  pytorch2: ['node.simd2', 'pytorch.threads2'],
  workers: ['node.simd2', 'node.simd1'],
  chromiumWorkers: ['chromium.simd2', 'chromium.simd1'],
  pair: ['node.simd2', 'node.pair'],
};

/** The contenders of which speeds are listed. */
export const networkContenders = [
  'node.simd1',
  'node.simd2',
  'chromium.simd1',
  'chromium.simd2',
  'pytorch.threads1',
  'pytorch.threads2',
  'node.tensorflow',
  'chromium.tensorflow',
];

/**
 * The table of networks.
 *
 * @param results by network what `measure` returns as `contenders`
 * @returns `{ name, parameters, flop, speeds, shares, ratios }[]`: speeds by contender `{ median, min, max }` in images per
 *   second, shares of our 256³ product by environment, and ratios by name, from 0; what was not measured is left out
 */
export function toNetworkRows(results) {
  return Object.entries(results).map(([name, { contenders }]) => {
    const flop = trainingFlop(buildLayers(networks[name], layers));
    const speeds = {};
    for (const id of networkContenders) {
      if (!missingReason(contenders, id)) speeds[id] = summarize(contenders[id].perSecond);
    }
    const compare = (a, b) =>
      missingReason(contenders, a, b)
        ? undefined
        : ratios(contenders[a].perSecond, contenders[b].perSecond).median;
    const shares = {};
    for (const environment of ['node', 'chromium']) {
      const ratio = compare(`${environment}.simd1`, `${environment}.product`);
      if (ratio !== undefined) shares[environment] = (ratio * flop) / productFlop;
    }
    const compared = Object.entries(comparisons).map(([key, ids]) => [key, compare(...ids)]);
    return {
      name,
      parameters: contenders['node.simd1']?.parameters,
      flop,
      speeds,
      shares,
      ratios: Object.fromEntries(compared.filter(([, ratio]) => ratio !== undefined)),
    };
  });
}

/** The median speed of our 256³ product in Node over all networks, in floating-point operations per second. */
export function productSpeed(results) {
  const speeds = Object.values(results).flatMap(
    ({ contenders }) => contenders['node.product']?.perSecond ?? [],
  );
  return speeds.length ? median(speeds) * productFlop : undefined;
}
