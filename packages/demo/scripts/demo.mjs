// Serves the page, and builds it first where a source is newer than the last build. PORT sets the port.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveFolder } from './serveFolder.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const dist = join(here, 'dist');
const sources = ['index.html', 'vite.config.ts', 'scripts', 'src', '../core/src', '../viz/src'];

/** The time of the last change in a file or folder, in milliseconds. */
function lastChange(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => lastChange(join(path, name))));
}

function readPort() {
  const port = Number(process.env.PORT ?? 5173);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`PORT must be a number from 0 to 65535, but is ${process.env.PORT}.`);
}

try {
  const port = readPort();
  const page = join(dist, 'index.html');
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  if (built < Math.max(...sources.map((path) => lastChange(join(here, path))))) {
    console.log('Building the page …');
    await build({ root: here, logLevel: 'warn' });
  }
  // The page works without these headers; with both, a browser lets its workers share memory.
  const headers = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  const server = await serveFolder(dist, { port, headers });
  console.log(`\n  http://localhost:${server.address().port}/\n\n  Ctrl-C stops the server.`);
} catch (error) {
  const isPortInUse = error.code === 'EADDRINUSE';
  console.error(
    isPortInUse
      ? `Port ${process.env.PORT ?? 5173} is in use. Choose another: PORT=8080 npm run demo`
      : error.message,
  );
  process.exitCode = 1;
}
