import { checkLearning, checkParameters } from '../src/check.js';
import { contenders } from '../src/contenders/index.js';
import { pytorch } from '../src/contenders/pytorch.js';
import { networks } from '../src/networks.js';
import { profileStep } from '../src/profile.js';
import { measure } from '../src/rounds.js';
import { openPages } from './pages.mjs';

const inPage = ['simd1', 'simd2', 'product', 'tensorflow'];
const inNode = [...inPage, 'pair'];

/**
 * The networks of the table, one after the other, each with our trainer and others.
 *
 * @param settings `onResult` receives the results so far after each network: `{ networks, versions }`, by network
 *   `{ contenders }`, as `measure` returns them, and `profile` where wanted
 * @throws Error where two contenders have not the same number of parameters
 */
export async function compareNetworks(folder, settings, log) {
  const { names, rounds, seconds, profile, isIncluded, onResult } = settings;
  const inChromium = inPage.some((name) => isIncluded(`chromium.${name}`));
  const { pages, make, close } = await openPages(folder, inChromium ? ['chromium'] : [], log);
  const results = {};
  let facts;
  try {
    for (const name of names) {
      const network = networks[name];
      const list = [
        ...inNode.map((id) => ({ id: `node.${id}`, make: () => contenders[id](network) })),
        ...inPage.map((id) => ({ id: `chromium.${id}`, make: make('chromium', id, name) })),
        ...[1, 2].map((threads) => ({
          id: `pytorch.threads${threads}`,
          make: () => pytorch({ network, threads }),
        })),
      ].filter(({ id }) => isIncluded(id));
      const measured = await measure(list, undefined, { rounds, seconds, check: checkLearning }, (line) =>
        log(`${name}: ${line}`),
      );
      checkParameters(name, measured);
      facts ??= measured['pytorch.threads1']?.facts;
      results[name] = { contenders: measured };
      if (profile) results[name].profile = await profileStep(network, { seconds: Math.max(0.3, seconds) });
      onResult({ networks: results, versions: { chromium: pages.chromium?.version, pytorch: facts } });
    }
  } finally {
    await close();
  }
}
