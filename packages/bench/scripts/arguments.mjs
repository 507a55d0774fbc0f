import { parseArgs } from 'node:util';

export const usage = `npm run bench -- [options]
  --rounds N        rounds, in each of which all contenders run in turn (5)
  --seconds S       how long each contender runs in a round, about (1; with networks 0.5)
  --quick           2 rounds of 0.3 seconds
  --without NAME    leaves out a contender or an environment, such as pytorch or chromium; may be repeated
  --sweeps          also the time against images, batch size, workers and width, and the parts of a step
  --sweep NAME      one of these: images, batch, workers, width, kernels; may be repeated
  --only-sweeps     only these
  --networks        instead the table of eight networks, each with our trainer, PyTorch and TensorFlow.js
  --network NAME    one of these: textbook, twoConvolutions, batchNormalization, color, lenet, mlp, line, separable;
                    may be repeated
  --profile         also the parts of a step of each network
  --json FILE       writes all results to a file`;

/** @throws TypeError for arguments other than those in `usage` */
export function readArguments(argv, sweepNames, networkNames) {
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
      networks: { type: 'boolean', default: false },
      network: { type: 'string', multiple: true, default: [] },
      profile: { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  checkNames('--sweep', values.sweep, sweepNames);
  checkNames('--network', values.network, networkNames);
  const networks = values.network.length || !values.networks ? values.network : networkNames;
  if (values.profile && !networks.length) throw new TypeError('--profile is for --networks or --network.');
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));
  if (!(Number.isSafeInteger(rounds) && rounds > 0))
    throw new TypeError(`--rounds must be a whole number from 1, but got ${values.rounds}.`);
  const seconds = Number(values.seconds ?? (values.quick ? 0.3 : networks.length ? 0.5 : 1));
  if (!(seconds > 0 && seconds <= 60))
    throw new TypeError(`--seconds must be above 0 and at most 60, but got ${values.seconds}.`);
  const onlySweeps = values['only-sweeps'];
  return {
    rounds,
    seconds,
    without: values.without,
    sweeps: values.sweeps || (onlySweeps && !values.sweep.length) ? sweepNames : values.sweep,
    onlySweeps,
    networks,
    profile: values.profile,
    json: values.json,
    help: values.help,
  };
}

function checkNames(option, given, names) {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown) throw new TypeError(`${option} must be one of ${names.join(', ')}, but got ${unknown}.`);
}
