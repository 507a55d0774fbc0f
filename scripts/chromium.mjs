// Finds the Chromium that the browser tests run in.
import { chromium } from 'playwright';
import { findProgram } from './findProgram.mjs';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The path of a Chromium: `CHROMIUM_PATH`, else a usual path, else the one that playwright installed. */
export const findChromium = () => findProgram([...usualPaths, chromium.executablePath()], 'CHROMIUM_PATH');

/** Options for playwright's `launch`: no sandbox for root, who can not have one, and no requests of the browser's own. */
export function launchOptions() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found. `npm test` installs one.');
  const isRoot = process.getuid?.() === 0;
  return {
    executablePath,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
