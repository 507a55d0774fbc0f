/**
 * Runs parts in their order, each under its title, and stops at the first that fails. Then prints how long each took.
 * Returns the exit code of the last that ran.
 *
 * @param parts list of `{ title, run }`, where `run` returns an exit code or a promise of one
 */
export async function runParts(parts) {
  const results = [];
  let code = 0;
  for (const { title, run } of parts) {
    console.log(`\n━━ ${title} ${'━'.repeat(Math.max(0, 68 - title.length))}`);
    const startTime = performance.now();
    code = await run();
    results.push(`  ${code === 0 ? '✓' : '✗'} ${title.padEnd(28)} ${secondsSince(startTime)}`);
    if (code !== 0) break;
  }
  const skipped = parts.slice(results.length).map(({ title }) => `  · ${title.padEnd(28)} not run`);
  console.log(`\n${[...results, ...skipped].join('\n')}`);
  return code;
}

const secondsSince = (time) => `${((performance.now() - time) / 1000).toFixed(1).padStart(6)} s`;
