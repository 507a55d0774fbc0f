// Builds the page into dist: static files for any folder of any server.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

await build({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'warn' });
