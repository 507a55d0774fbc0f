// Runs the commands of package.json: `npm run demo`, `npm test` and so on, on a machine that may have only Node and
// npm. It installs pnpm and what the lockfile lists, generates what is not kept in git, and runs the command.
import { readFileSync } from 'node:fs';
import { installDependencies, pnpm } from './pnpm.mjs';
import { runParts } from './runParts.mjs';
import { checkPackageNames, testParts } from './testParts.mjs';

const [command, ...args] = process.argv.slice(2);

const commands = {
  demo: () => pnpm(['--filter', '@cnn/demo', 'run', 'demo', ...args]),
  docs: () => pnpm(['--filter', '@cnn/docs', 'run', 'dev', ...args]),
  train: () => pnpm(['--filter', '@cnn/core', 'run', 'train', ...args]),
  bench: () => pnpm(['--filter', '@cnn/bench', 'run', 'bench', ...args]),
  test: () => runParts(testParts(args)),
  'test:browsers': async () => (await import('./testBrowsers.mjs')).testBrowsers(args),
  build: async () => {
    const code = await runParts(buildParts('core', 'viz', 'docs', 'demo'));
    if (code === 0) console.log(builtFolders);
    return code;
  },
  pack: () =>
    runParts([
      ...buildParts('core', 'viz'),
      { title: 'Pack', run: async () => (await import('./pack.mjs')).pack('packed') },
    ]),
};

const builtFolders = `
Static files, ready for any web server:
  packages/demo/dist     the page that trains
  docs/.vitepress/dist   the course
  packages/viz/dist/cdn  the elements, one file per element, for a <script type="module">`;

process.exitCode = await main();

/** Runs the command and returns its exit code. */
async function main() {
  try {
    checkNodeVersion();
    if (!Object.hasOwn(commands, command)) {
      throw new Error(`There is no command ${command}. Commands: ${Object.keys(commands).join(', ')}.`);
    }
    if (command === 'test') checkPackageNames(args);
    const code = (await installDependencies()) || (await pnpm(['--filter', '@cnn/core', 'run', 'generate']));
    return code || (await commands[command]());
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

function buildParts(...names) {
  return names.map((name) => ({
    title: `Build ${name}`,
    run: () => pnpm(['--filter', `@cnn/${name}`, 'run', 'build']),
  }));
}

function checkNodeVersion() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const [major, minor] = engines.node.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new Error(
    `This project needs Node ${major}.${minor} or newer; this is Node ${process.versions.node}.`,
  );
}
