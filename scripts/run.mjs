// The door to every root command: `npm run demo`, `npm test`, … come here, on a machine that may have only Node
// and npm. It brings pnpm, installs what the lockfile says, generates what is not kept in git, and runs the command.
import { readFileSync } from 'node:fs';
import { installDependencies, pnpm } from './pnpm.mjs';
import { runParts } from './parts.mjs';
import { testParts } from './testParts.mjs';

const [command, ...args] = process.argv.slice(2);

const commands = {
  demo: () => pnpm(['--filter', '@cnn/demo', 'run', 'demo', ...args]),
  docs: () => pnpm(['--filter', '@cnn/docs', 'run', 'dev', ...args]),
  train: () => pnpm(['--filter', '@cnn/core', 'run', 'train', ...args]),
  bench: () => pnpm(['--filter', '@cnn/bench', 'run', 'bench', ...args]),
  test: () => runParts(testParts),
  build: async () => {
    const code = await runParts(
      ['core', 'viz', 'docs', 'demo'].map((name) => ({
        title: `Build ${name}`,
        run: () => pnpm(['--filter', `@cnn/${name}`, 'run', 'build']),
      })),
    );
    if (code === 0) console.log(staticFiles);
    return code;
  },
};

const staticFiles = `
Static files, ready for any web server:
  packages/demo/dist     the page that trains
  docs/.vitepress/dist   the course
  packages/viz/dist/cdn  the elements, one file each, for a <script type="module">`;

process.exitCode = await main();

async function main() {
  const tooOld = refuseOldNode();
  if (tooOld) return fail(tooOld);
  if (!Object.hasOwn(commands, command)) {
    return fail(`Unknown command: ${command}. There are ${Object.keys(commands).join(', ')}.`);
  }
  try {
    const code = (await installDependencies()) || (await pnpm(['--filter', '@cnn/core', 'run', 'generate']));
    return code || (await commands[command]());
  } catch (error) {
    return fail(error.message);
  }
}

function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const [major, minor] = engines.node.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return undefined;
  return `This project needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}.`;
}

function fail(message) {
  console.error(message);
  return 1;
}
