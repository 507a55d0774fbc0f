// The bench's side in the page, which runs the same contenders as Node.
import { contenders } from '../src/contenders/index.js';
import { hasConverged } from '../src/check.js';
import { loadMnist } from '../src/core.js';
import { networks } from '../src/networks.js';
import { measureFrames } from './frames.js';

const running = new Map();
let digits;

globalThis.bench = {
  async load() {
    digits = (await loadMnist(new URL('mnist/', location.href))).train;
    return { isolated: crossOriginIsolated };
  },
  async prepare(id, network) {
    const contender = await contenders[id](network && networks[network]);
    running.set(id, contender);
    await contender.prepare(digits);
    const { losses, step, rounds, parameters } = contender;
    return { hasLosses: losses !== undefined, step, rounds, parameters: parameters?.() };
  },
  losses: (id, steps) => running.get(id).losses(steps, hasConverged),
  time: (id, n) => running.get(id).time(n),
  async close(id) {
    await running.get(id)?.close();
    running.delete(id);
  },
  frames: (seconds) => measureFrames(digits, seconds),
};
