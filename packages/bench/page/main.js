// The bench's side in the page, which runs the same contenders as Node.
import { contenders } from '../src/contenders/index.js';
import { hasConverged } from '../src/check.js';
import { loadMnist } from '../src/core.js';
import { measureFrames } from './frames.js';

const running = new Map();
let digits;

globalThis.bench = {
  async load() {
    digits = (await loadMnist(new URL('mnist/', location.href))).train;
    return { isolated: crossOriginIsolated };
  },
  async prepare(id) {
    const contender = await contenders[id]();
    running.set(id, contender);
    await contender.prepare(digits);
    return { hasLosses: contender.losses !== undefined, step: contender.step };
  },
  losses: (id, steps) => running.get(id).losses(steps, hasConverged),
  time: (id, n) => running.get(id).time(n),
  async close(id) {
    await running.get(id)?.close();
    running.delete(id);
  },
  frames: (seconds) => measureFrames(digits, seconds),
};
