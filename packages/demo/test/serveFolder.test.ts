import { afterAll, beforeAll, expect, test } from 'vitest';
import { dist, serve, type Server } from './site.js';

let server: Server;

beforeAll(async () => {
  server = await serve(dist);
});

afterAll(() => server.close());

test('a file outside the folder, or none, is not found', async () => {
  const outside = await fetch(`${server.url}..%2fpackage.json`);
  expect(outside.status).toBe(404);
  const missing = await fetch(`${server.url}nothing`);
  expect([missing.status, await missing.text()]).toEqual([404, 'Not found']);
});
