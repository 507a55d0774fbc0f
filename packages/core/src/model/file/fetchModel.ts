// The bytes of a model from an address: a URL, in Node also a path.
import { CnnError } from '../../arrays/errors.js';
import { nodeModule } from '../../platform/node.js';
import type { ResponseLike } from '../../platform/webTypes.js';

/** @throws CnnError where nothing can be read there */
export async function fetchModel(address: string): Promise<Uint8Array> {
  const fs = nodeModule('node:fs/promises');
  const isFile = address.startsWith('file:');
  try {
    if (fs && (isFile || !/^(https?|blob|data):/.test(address))) {
      return await fs.readFile(isFile ? new URL(address) : address);
    }
    return await readResponse(await fetch(address));
  } catch (cause) {
    if (cause instanceof CnnError) throw cause;
    throw new CnnError(`loadModel: ${(cause as Error).message}.`, { cause });
  }
}

/** @throws CnnError where the response is an error of the server */
export async function readResponse(response: ResponseLike): Promise<Uint8Array> {
  if (!response.ok)
    throw new CnnError(`loadModel: ${response.url || 'the server'} answered with status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
