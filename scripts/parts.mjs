/**
 * Runs one part after the other, each under its heading, up to the first that fails; then says how long each took.
 * Gives the exit code.
 *
 * @param parts `{ title, run }`, where run gives an exit code
 */
export async function runParts(parts) {
  const done = [];
  let code = 0;
  for (const { title, run } of parts) {
    console.log(`\n━━ ${title} ${'━'.repeat(Math.max(0, 68 - title.length))}`);
    const begin = performance.now();
    code = await run();
    done.push(`  ${code === 0 ? '✓' : '✗'} ${title.padEnd(28)} ${seconds(begin)}`);
    if (code !== 0) break;
  }
  const left = parts.slice(done.length).map(({ title }) => `  · ${title.padEnd(28)} not run`);
  console.log(`\n${[...done, ...left].join('\n')}`);
  return code;
}

const seconds = (begin) => `${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s`;
