import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { networks } from '../networks.js';
import { batchSize, learningRate } from '../task.js';

const program = fileURLToPath(new URL('pytorch.py', import.meta.url));

/**
 * PyTorch on the CPU, in a new process in each round: its speed differs from one start to the next.
 *
 * @param network one of the table, or left out the chapter's model
 * @param folder with the files of MNIST, on which the chapter's model trains
 */
export function pytorch({ network, folder, threads = 1 }) {
  const python = process.env.PYTHON || '/usr/bin/python3';
  let child;
  let answers;
  let facts;
  let errorText = '';

  async function readAnswer() {
    const { value, done } = await answers.next();
    if (done) throw new Error(lastLine(errorText) || 'Python ended.');
    return JSON.parse(value);
  }

  function request(command) {
    child.stdin.write(`${JSON.stringify(command)}\n`);
    return readAnswer();
  }

  async function prepare() {
    // Without settings of OpenBLAS for another machine, so that it chooses those for this one.
    const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...environment } = process.env;
    const env = { ...environment, OPENBLAS_NUM_THREADS: String(threads), OMP_NUM_THREADS: String(threads) };
    const task = JSON.stringify({
      ...(network ?? networks.textbook),
      folder,
      threads,
      batchSize,
      learningRate,
    });
    child = spawn(python, [program, task], { env, stdio: 'pipe' });
    child.on('error', ({ code }) => {
      errorText = code === 'ENOENT' ? 'there is no Python at that path' : `Python does not start (${code})`;
    });
    child.stdin.on('error', () => {});
    child.stderr.on('data', (text) => (errorText += text));
    answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    facts = await readAnswer();
  }

  const close = () => child?.stdin.end();

  return {
    prepare,
    async restart() {
      close();
      await prepare();
      await request({ images: 8 * batchSize });
    },
    facts: () => facts,
    parameters: () => facts.parameters,
    losses: (steps) => request({ steps }),
    time: async (n) => ({ milliseconds: await request({ images: n }) }),
    close,
  };
}

const lastLine = (text) => text.trim().split('\n').pop();
