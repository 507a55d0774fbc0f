import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';
import type { Engine, Point } from './Engine.js';

/** Starts WebKit by its driver, a server of the WebDriver protocol (https://www.w3.org/TR/webdriver2/). */
export async function launchWebDriver(program: string): Promise<Engine> {
  const screen = process.platform === 'linux' && !process.env.DISPLAY ? await openScreen() : undefined;
  const port = await freePort();
  const driver = spawn(program, ['-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, ...screen?.env, ...(process.getuid?.() === 0 ? withoutSandbox : {}) },
  });
  const close = () => {
    driver.kill();
    screen?.close();
  };
  try {
    const server = `http://127.0.0.1:${port}`;
    await vi.waitFor(() => send('GET', `${server}/status`), { timeout: 10_000 });
    const { sessionId, capabilities } = (await send('POST', `${server}/session`, {
      capabilities: { alwaysMatch: {} },
    })) as { sessionId: string; capabilities: { browserVersion: string } };
    const session = `${server}/session/${sessionId}`;
    await send('POST', `${session}/window/rect`, { width: 1280, height: 1000 });
    return {
      version: capabilities.browserVersion,
      page: {
        async goto(url) {
          await send('POST', `${session}/url`, { url });
        },
        evaluate: async (run, ...args) =>
          (await send('POST', `${session}/execute/sync`, {
            script: `return (${run})(...arguments)`,
            args,
          })) as ReturnType<typeof run>,
        async drag(points) {
          await send('POST', `${session}/actions`, { actions: [mouse(points)] });
        },
      },
      async close() {
        await send('DELETE', session);
        close();
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** As root the sandbox of WebKitGTK can not be set up. */
const withoutSandbox = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };

/** One command: `value` of its answer. */
async function send(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${method} ${url}: ${value.error} ${value.message}`);
  return value;
}

function mouse([first, ...rest]: readonly Point[]): object {
  const move = ([x, y]: Point) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 20 });
  return {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      move(first),
      { type: 'pointerDown', button: 0 },
      ...rest.map(move),
      { type: 'pointerUp', button: 0 },
    ],
  };
}

/** A screen in memory, as WebKitGTK draws in a window only. */
async function openScreen(): Promise<{ env: NodeJS.ProcessEnv; close(): void }> {
  const screen: ChildProcess = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1100x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await Promise.race([
    once(screen.stdio[3] as Readable, 'data'),
    once(screen, 'error').then(([error]) => Promise.reject(error)),
  ])) as [Buffer];
  return { env: { DISPLAY: `:${number.toString().trim()}` }, close: () => screen.kill() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
