import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const ignore = () => {};

/**
 * Runs a program in the root folder, prints its output as it comes, and returns its exit code.
 *
 * Ctrl-C reaches the program by itself, since it shares our terminal; we wait until it has ended, so that no server
 * is left running. A signal that only we receive is forwarded.
 */
export function start(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', ignore).on('SIGTERM', forward).on('SIGHUP', forward);
    const removeListeners = () =>
      process.off('SIGINT', ignore).off('SIGTERM', forward).off('SIGHUP', forward);
    child.on('error', (error) => {
      removeListeners();
      reject(error);
    });
    child.on('close', (code, signal) => {
      removeListeners();
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}
