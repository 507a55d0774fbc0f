import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const stay = () => {};

/**
 * Runs a program in the root folder, its output shown as it comes, and gives its exit code.
 *
 * Ctrl-C reaches the program by itself, as it shares our terminal; we only stay until it has ended, so that no server
 * outlives its prompt. A signal sent to us alone is handed on.
 */
export function start(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const handOn = (signal) => child.kill(signal);
    process.on('SIGINT', stay).on('SIGTERM', handOn).on('SIGHUP', handOn);
    const leave = () => process.off('SIGINT', stay).off('SIGTERM', handOn).off('SIGHUP', handOn);
    child.on('error', (error) => {
      leave();
      reject(error);
    });
    child.on('close', (code, signal) => {
      leave();
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}
