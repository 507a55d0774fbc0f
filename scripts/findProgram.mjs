import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The path of a program: the one that an environment variable names, else the first of `names` that exists.
 *
 * @param names absolute paths, or names to search for in PATH
 * @param variable the name of the environment variable
 */
export function findProgram(names, variable) {
  const named = variable && process.env[variable];
  if (named) {
    if (!isProgram(named)) throw new Error(`${variable} names no program: ${named}`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
