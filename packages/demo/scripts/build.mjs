// Builds the page into dist: static files for any folder of a web server.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

await build({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'warn' });
