import { readFileSync } from 'node:fs';
import os from 'node:os';

const { devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** The machine and the versions of the contenders; nothing that identifies a person. */
export function describeMachine() {
  const cores = os.cpus();
  return {
    processor: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    load: os.loadavg()[0],
    convnet: devDependencies.convnetjs,
    tensorflow: devDependencies['@tensorflow/tfjs-core'],
  };
}
