import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * Serves the files of a folder, and no others.
 *
 * @param headers sent with every response
 * @param port 0 for any free one
 * @returns the server, when it is listening
 */
export function serveFolder(folder, { port = 0, host, headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const file = await findFile(folder, request.url ?? '/');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!file) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    response.writeHead(200, {
      'Content-Type': types[extname(file.path)] ?? 'application/octet-stream',
      'Content-Length': file.size,
      'Cache-Control': 'no-cache',
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** The file at a URL, or the index.html of its folder; undefined where there is none inside `folder`. */
async function findFile(folder, url) {
  let path;
  try {
    path = normalize(join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname)));
  } catch {
    return undefined;
  }
  if (path !== normalize(folder) && !path.startsWith(normalize(folder + sep))) return undefined;
  for (const candidate of [path, join(path, 'index.html')]) {
    const stats = await stat(candidate).catch(() => undefined);
    if (stats?.isFile()) return { path: candidate, size: stats.size };
  }
  return undefined;
}
