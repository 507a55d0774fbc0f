import { findChromium } from '../../../../scripts/chromium.mjs';
import { findProgram } from '../../../../scripts/findProgram.mjs';
import type { Engine } from './Engine.js';
import { launchPuppeteer } from './puppeteer.js';
import { launchWebDriver } from './webDriver.js';

export interface EngineEntry {
  name: string;
  /** What was searched for, for the message where it is missing. */
  programs: string;
  program?: string;
  launch(program: string): Promise<Engine>;
}

/** The three engines, with the program that starts each on this machine. */
export const engines: readonly EngineEntry[] = [
  {
    name: 'Chromium',
    programs: 'chromium, google-chrome or CHROMIUM_PATH',
    program: findChromium(),
    launch: (program) => launchPuppeteer('chrome', program),
  },
  {
    name: 'Firefox',
    programs: 'firefox, firefox-esr or FIREFOX_PATH',
    program: findProgram(
      [
        'firefox',
        'firefox-esr',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        'C:/Program Files/Mozilla Firefox/firefox.exe',
      ],
      'FIREFOX_PATH',
    ),
    launch: (program) => launchPuppeteer('firefox', program),
  },
  {
    name: 'WebKit',
    programs: 'WebKitWebDriver, safaridriver or WEBKIT_DRIVER_PATH',
    program: findProgram(['WebKitWebDriver', 'safaridriver'], 'WEBKIT_DRIVER_PATH'),
    launch: launchWebDriver,
  },
];
