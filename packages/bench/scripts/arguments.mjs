import { parseArgs } from 'node:util';

export const usage = `npm run bench -- [options]
  --rounds N        rounds, in each of which all contenders run in turn (5)
  --seconds S       how long each contender runs in a round, about (1)
  --quick           2 rounds of 0.3 seconds
  --without NAME    leaves out a contender or an environment, such as pytorch or chromium; may be repeated
  --sweeps          also the time against images, batch size, workers and width, and the parts of a step
  --sweep NAME      one of these: images, batch, workers, width, kernels; may be repeated
  --only-sweeps     only these
  --json FILE       writes all results to a file`;

/** @throws TypeError for arguments other than those in `usage` */
export function readArguments(argv, sweepNames) {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument !== '--'),
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
