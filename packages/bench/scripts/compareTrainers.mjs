import { comparedContenders, contenders as javascriptContenders } from '../src/contenders/index.js';
import { pytorch } from '../src/contenders/pytorch.js';
import { measure } from '../src/rounds.js';
import { toRows } from '../src/rows.js';
import { openPages } from './pages.mjs';

/** In a page that is not isolated only the workers differ, which then send messages. */
const chromiumEnvironments = { chromium: comparedContenders, messages: ['simd1', 'simd2'] };

/** The chapter's model with our trainer and others, and the frames of a page that trains it. */
export async function compareTrainers(folder, digits, { rounds, seconds, isIncluded }, log) {
  const environments = Object.entries(chromiumEnvironments)
    .map(([environment, names]) => ({ environment, ids: names.map((name) => ({ environment, name })) }))
    .filter(({ ids }) => ids.some(({ environment, name }) => isIncluded(`${environment}.${name}`)));
  const { pages, make, close } = await openPages(
    folder,
    environments.map(({ environment }) => environment),
    log,
  );
  try {
    const list = [
      ...comparedContenders.map((name) => ({ id: `node.${name}`, make: () => javascriptContenders[name]() })),
      { id: 'pytorch.pytorch', make: () => pytorch({ folder }) },
      ...environments.flatMap(({ ids }) =>
        ids.map(({ environment, name }) => ({
          id: `${environment}.${name}`,
          make: make(environment, name),
        })),
      ),
    ].filter(({ id }) => isIncluded(id));
    const contenders = await measure(list, digits, { rounds, seconds }, log);
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
    await close();
  }
}
