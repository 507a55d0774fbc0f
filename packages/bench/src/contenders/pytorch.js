import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { batchSize, learningRate, shape } from '../task.js';

const program = fileURLToPath(new URL('pytorch.py', import.meta.url));

/**
 * PyTorch on the CPU, on one thread, in a new process in each round: its speed differs from one start to the next.
 *
 * @param folder with the files of MNIST
 */
export function pytorch(folder) {
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
    const env = { ...environment, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
    const task = JSON.stringify({ ...shape, batchSize, learningRate });
    child = spawn(python, [program, folder, task], { env, stdio: 'pipe' });
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
    losses: (steps) => request({ steps }),
    time: async (n) => ({ milliseconds: await request({ images: n }) }),
    close,
  };
}

const lastLine = (text) => text.trim().split('\n').pop();
