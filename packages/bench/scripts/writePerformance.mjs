// Writes the results of a run into docs/performance.md in both languages, and draws their chart:
//   npm run bench -- --sweeps --json FILE && node packages/bench/scripts/writePerformance.mjs FILE
import { readFileSync, writeFileSync } from 'node:fs';
import { drawChart } from '../src/chart.js';
import { chartFile, fillBlocks, markdownBlocks } from '../src/markdown.js';

const docs = new URL('../../../docs/', import.meta.url);
const pages = { en: new URL('performance.md', docs), zh: new URL('zh/performance.md', docs) };

const [file] = process.argv.slice(2);
if (!file) {
  console.error(
    'Use: node packages/bench/scripts/writePerformance.mjs FILE, which `npm run bench -- --json FILE` has written.',
  );
  process.exit(2);
}
const results = JSON.parse(readFileSync(file, 'utf8'));
for (const [language, page] of Object.entries(pages)) {
  writeFileSync(page, fillBlocks(readFileSync(page, 'utf8'), markdownBlocks(results, language)));
  if (!results.contenders) continue;
  for (const theme of ['light', 'dark']) {
    writeFileSync(new URL(`public/${chartFile(theme, language)}`, docs), drawChart(results, theme, language));
  }
}
