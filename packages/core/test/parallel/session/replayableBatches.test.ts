import { describe, expect, test } from 'vitest';
import { replayableBatches } from '../../../src/parallel/session/replayableBatches.js';

/** Two batches in each pass, all different, whose input is how many have been made. */
function source() {
  let made = 0;
  let inPass = 0;
  const batches = replayableBatches(async () => {
    if (inPass === 2) {
      inPass = 0;
      return undefined;
    }
    inPass++;
    return {
      inputs: Uint8Array.of(++made),
      inputWidth: 1,
      targets: new Float32Array(0),
      targetWidth: 0,
      count: 1,
    };
  });
  const read = async (pass: number, index: number) => {
    const reply = await batches.read(pass, index);
    return reply.kind === 'batch' ? reply.batch.inputs[0] : reply.kind;
  };
  return { batches, read };
}

describe('batches that are read once', () => {
  test('are given again until they are released', async () => {
    const { batches, read } = source();
    const pass = [await read(0, 0), await read(0, 1), await read(0, 2), await read(0, 3)];
    expect(pass).toEqual([1, 2, 'end', 'end']);
    expect([await read(1, 0), await read(0, 1), await read(0, 2), await read(1, 0)]).toEqual([
      3,
      2,
      'end',
      3,
    ]);
    batches.release(1, 0);
    expect([await read(1, 0), await read(1, 1), await read(1, 2)]).toEqual([3, 4, 'end']);
    batches.release(1, 1);
    expect([await read(1, 1), await read(1, 2)]).toEqual([4, 'end']);
  });

  test('where they need not be kept, each is released by the next', async () => {
    const { batches, read } = source();
    batches.keep(false);
    expect([await read(0, 0), await read(0, 0), await read(0, 1), await read(0, 2)]).toEqual([
      1,
      1,
      2,
      'end',
    ]);
    expect(await read(0, 0)).not.toBe(1);
  });

  test('are made one after the other, also where they are requested at once', async () => {
    const { read } = source();
    expect(await Promise.all([read(0, 0), read(0, 1), read(0, 2)])).toEqual([1, 2, 'end']);
  });

  test('after an error those before it are still given', async () => {
    const reason = new Error('no more');
    let made = 0;
    const batches = replayableBatches(async () => {
      if (made++ === 1) throw reason;
      return {
        inputs: new Uint8Array(1),
        inputWidth: 1,
        targets: new Float32Array(0),
        targetWidth: 0,
        count: 1,
      };
    });
    const kinds = [];
    for (const index of [0, 1, 2, 0]) kinds.push((await batches.read(0, index)).kind);
    expect(kinds).toEqual(['batch', 'stop', 'stop', 'batch']);
    expect(batches.failure()).toEqual({ reason });
    expect(made).toBe(2);
  });

  test('stop ends what waits for a batch', async () => {
    const batches = replayableBatches(() => new Promise(() => {}));
    const pending = [batches.read(0, 0), batches.read(0, 1)];
    batches.stop();
    expect(await Promise.all(pending)).toEqual([{ kind: 'stop' }, { kind: 'stop' }]);
    expect(await batches.read(0, 2)).toEqual({ kind: 'stop' });
  });
});
