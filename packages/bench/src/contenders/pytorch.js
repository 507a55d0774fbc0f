import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { batchSize, learningRate, shape } from '../task.js';

const program = fileURLToPath(new URL('pytorch.py', import.meta.url));

/**
 * PyTorch on the CPU, one thread, in a process that is another in each round: how fast it is differs from one start to
 * the next.
 *
 * @param folder holds the files of MNIST
 */
export function pytorch(folder) {
  const python = process.env.PYTHON || '/usr/bin/python3';
  let child;
  let answers;
  let facts;
  let trouble = '';

  async function answer() {
    const { value, done } = await answers.next();
    if (done) throw new Error(lastLine(trouble) || 'Python ended.');
    return JSON.parse(value);
  }

  function ask(question) {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return answer();
  }

  async function prepare() {
    // What the user set for OpenBLAS elsewhere is not what it would choose for this machine.
    const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...environment } = process.env;
    const env = { ...environment, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
    const task = JSON.stringify({ ...shape, batchSize, learningRate });
    child = spawn(python, [program, folder, task], { env, stdio: 'pipe' });
    child.on('error', ({ code }) => {
      trouble = code === 'ENOENT' ? 'there is no such Python' : `Python does not start (${code})`;
    });
    child.stdin.on('error', () => {});
    child.stderr.on('data', (text) => (trouble += text));
    answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    facts = await answer();
  }

  const close = () => child?.stdin.end();

  return {
    prepare,
    async restart() {
      close();
      await prepare();
      await ask({ images: 8 * batchSize });
    },
    facts: () => facts,
    losses: (steps) => ask({ steps }),
    time: async (n) => ({ milliseconds: await ask({ images: n }) }),
    close,
  };
}

const lastLine = (text) => text.trim().split('\n').pop();
