// Where a model's bytes are kept: a file in Node, IndexedDB or a download in a page.
import { ArgumentError, CnnError } from '../../arrays/errors.js';
import { nodeModule } from '../../platform/node.js';

/** Where a model can be saved and loaded from: a path in Node, or a name in the page's IndexedDB. */
export type StorageLocation = { path: string } | { indexedDB: string };

export async function saveTo(
  place: StorageLocation | { download: string },
  bytes: Uint8Array,
): Promise<void> {
  const [kind, name] = checkPlace('save', place, ['path', 'indexedDB', 'download']);
  if (kind === 'path') return wrapError('save', files('save').writeFile(name, bytes));
  if (kind === 'download') return download(name, bytes);
  await transact('readwrite', (models) => models.put(bytes, name));
}

export async function loadFrom(place: StorageLocation): Promise<Uint8Array> {
  const [kind, name] = checkPlace('loadModel', place, ['path', 'indexedDB']);
  if (kind === 'path') return wrapError('loadModel', files('loadModel').readFile(name));
  const bytes = await transact<unknown>('readonly', (models) => models.get(name));
  if (!(bytes instanceof Uint8Array))
    throw new CnnError(`loadModel: there is no model named ${name} in IndexedDB.`);
  return bytes;
}

function checkPlace(
  functionName: string,
  place: unknown,
  kinds: readonly string[],
): [kind: string, name: string] {
  const entries = typeof place === 'object' && place !== null ? Object.entries(place) : [];
  const [[kind, name] = ['', '']] = entries;
  if (!(entries.length === 1 && kinds.includes(kind) && typeof name === 'string' && name !== '')) {
    throw new ArgumentError(
      functionName,
      'place',
      `be one of ${kinds.map((k) => `{ ${k}: name }`).join(', ')}`,
      place,
    );
  }
  return [kind, name];
}

/** An error of the file system as one of ours, with it as the cause. */
function wrapError<Value>(functionName: string, work: Promise<Value>): Promise<Value> {
  return work.catch((cause: Error) => {
    throw new CnnError(`${functionName}: ${cause.message}.`, { cause });
  });
}

function files(functionName: string) {
  const fs = nodeModule('node:fs/promises');
  if (!fs) throw new CnnError(`${functionName}: there are no paths in a page; use { indexedDB } or bytes.`);
  return fs;
}

const database = '@cnn/core';
const storeName = 'models';

function transact<Result>(
  mode: IDBTransactionMode,
  ask: (models: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  if (typeof indexedDB === 'undefined')
    throw new CnnError('There is no IndexedDB here; use { path } or bytes.');
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(storeName, mode);
      const asked = ask(transaction.objectStore(storeName));
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(asked.result as Result);
      };
      transaction.onabort = () => {
        opening.result.close();
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
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
