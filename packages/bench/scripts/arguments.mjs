import { parseArgs } from 'node:util';

export const usage = `npm run bench -- [options]
  --rounds N        rounds, in each of which all take their turn (5)
  --seconds S       about how long each takes in a round (1)
  --quick           2 rounds of 0.3 seconds
  --without NAME    leaves out what is so called, as pytorch, chromium, tensorflow; may be repeated
  --sweeps          also the time against images, batch size, workers and width, and the parts of a step
  --sweep NAME      one of these: images, batch, workers, width, kernels; may be repeated
  --only-sweeps     nothing but these
  --json FILE       writes all figures there`;

/** @throws TypeError where they are not as `usage` says */
export function readArguments(given, sweepNames) {
  const { values } = parseArgs({
    args: given.filter((argument) => argument !== '--'),
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
      sweeps: { type: 'boolean', default: false },
      sweep: { type: 'string', multiple: true, default: [] },
      'only-sweeps': { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.sweep.find((name) => !sweepNames.includes(name));
  if (unknown) throw new TypeError(`--sweep must be one of ${sweepNames.join(', ')}, but got ${unknown}.`);
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));
  if (!(Number.isSafeInteger(rounds) && rounds > 0))
    throw new TypeError(`--rounds must be a whole number from 1, but got ${values.rounds}.`);
  const seconds = Number(values.seconds ?? (values.quick ? 0.3 : 1));
  if (!(seconds > 0 && seconds <= 60))
    throw new TypeError(`--seconds must be above 0 and at most 60, but got ${values.seconds}.`);
  const onlySweeps = values['only-sweeps'];
  return {
    rounds,
    seconds,
    without: values.without,
    sweeps: values.sweeps || (onlySweeps && !values.sweep.length) ? sweepNames : values.sweep,
    onlySweeps,
    json: values.json,
    help: values.help,
  };
}
