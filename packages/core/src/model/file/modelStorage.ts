// Where the bytes of a model are stored: a file in Node; IndexedDB, or a download, in a page.
import { ArgumentError, CnnError } from '../../arrays/errors.js';
import { nodeModule } from '../../platform/node.js';

/** Where a model can be saved to and loaded from: a path in Node, or a name in the page's IndexedDB. */
export type StorageLocation = { path: string } | { indexedDB: string };

export async function saveTo(
  location: StorageLocation | { download: string },
  bytes: Uint8Array,
): Promise<void> {
  const [kind, name] = checkLocation('save', location, ['path', 'indexedDB', 'download']);
  if (kind === 'path') return wrapError('save', fileSystem('save').writeFile(name, bytes));
  if (kind === 'download') return download(name, bytes);
  await transact('readwrite', (models) => models.put(bytes, name));
}

export async function loadFrom(location: StorageLocation): Promise<Uint8Array> {
  const [kind, name] = checkLocation('loadModel', location, ['path', 'indexedDB']);
  if (kind === 'path') return wrapError('loadModel', fileSystem('loadModel').readFile(name));
  const bytes = await transact<unknown>('readonly', (models) => models.get(name));
  if (!(bytes instanceof Uint8Array))
    throw new CnnError(`loadModel: there is no model named ${name} in IndexedDB.`);
  return bytes;
}

/**
 * The names of the models that `model.save({ indexedDB })` keeps for this page's origin, in alphabetical order.
 *
 * @throws CnnError where there is no IndexedDB
 */
export async function listModels(): Promise<string[]> {
  return transact<string[]>('readonly', (models) => models.getAllKeys());
}

/**
 * Removes a model from IndexedDB; nothing happens where there is none of that name.
 *
 * @throws ArgumentError; CnnError where there is no IndexedDB
 */
export async function removeModel(location: { indexedDB: string }): Promise<void> {
  const [, name] = checkLocation('removeModel', location, ['indexedDB']);
  await transact('readwrite', (models) => models.delete(name));
}

/** Checks a location; returns its kind and name. */
export function checkLocation(
  functionName: string,
  location: unknown,
  kinds: readonly string[],
): [kind: string, name: string] {
  const entries = typeof location === 'object' && location !== null ? Object.entries(location) : [];
  const [[kind, name] = ['', '']] = entries;
  if (!(entries.length === 1 && kinds.includes(kind) && typeof name === 'string' && name !== '')) {
    const rule = `be one of ${kinds.map((each) => `{ ${each}: name }`).join(', ')}`;
    throw new ArgumentError(functionName, 'location', rule, location);
  }
  return [kind, name];
}

/** Turns an error of the file system into one of the library, with it as the cause. */
function wrapError<Value>(functionName: string, result: Promise<Value>): Promise<Value> {
  return result.catch((cause: Error) => {
    throw new CnnError(`${functionName}: ${cause.message}.`, { cause });
  });
}

function fileSystem(functionName: string) {
  const fs = nodeModule('node:fs/promises');
  if (!fs) throw new CnnError(`${functionName}: there are no paths in a page; use { indexedDB } or bytes.`);
  return fs;
}

const databaseName = '@cnn/core';
const storeName = 'models';

/** Sends one request to the store of models, in a transaction of its own. */
function transact<Result>(
  mode: IDBTransactionMode,
  send: (models: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  if (typeof indexedDB === 'undefined')
    throw new CnnError('There is no IndexedDB here; use { path } or bytes.');
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(storeName, mode);
      const request = send(transaction.objectStore(storeName));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result as Result);
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}

function download(name: string, bytes: Uint8Array): void {
  if (typeof document === 'undefined')
    throw new CnnError('save: there are no downloads here; use { path } or bytes.');
  const url = URL.createObjectURL(
    new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
