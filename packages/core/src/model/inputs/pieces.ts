// Batches for predict and evaluate: in pieces, of which one is computed while the next is read.
import { checkBytes } from '../../arrays/check.js';
import { denseView, sizeOf, type DenseView } from '../../arrays/view.js';
import type { Dataset } from '../../data/dataset.js';
import type { Evaluation } from '../../parallel/protocol/session.js';
import type { EvaluateOptions, PredictOptions } from '../options/checkWorkers.js';
import { predictCapacity, type ModelRuntime } from '../modelRuntime.js';
import {
  batchDatasets,
  inputDatasets,
  regrouped,
  type NextDataset,
  type SampleShapes,
} from './batchDatasets.js';
import { iterate, type Batches, type InputBatch, type Iteration } from './batches.js';

/** Pieces of small samples are larger, up to this. */
const maxPieceBytes = 2 ** 22;
const maxBatchesPerPiece = 8;

type Sessions = Parameters<Parameters<ModelRuntime['run']>[2]>[0];

/**
 * Calls `compute` for one piece after the other, each with a function that copies it.
 *
 * @param inputWidth the numbers of one sample
 */
async function forEachPiece(
  runtime: ModelRuntime,
  workers: number | undefined,
  batches: Pick<Iteration<unknown>, 'close'>,
  next: NextDataset,
  inputWidth: number,
  compute: (session: Sessions, piece: () => Promise<Dataset>, count: number) => Promise<void>,
): Promise<void> {
  const batchBytes = predictCapacity * inputWidth * Float32Array.BYTES_PER_ELEMENT;
  const batchCount = Math.min(Math.max(1, Math.floor(maxPieceBytes / batchBytes)), maxBatchesPerPiece);
  // Whole batches of the plan, so that the sums of metrics are those of arrays bit for bit.
  const pieceSize = batchCount * predictCapacity;
  const pieces = regrouped(next, () => pieceSize);
  try {
    const first = (await pieces(0))!;
    // Where there are more, their number is not known.
    const count = first.count < pieceSize ? first.count : Infinity;
    await runtime.run(count, workers, async (session) => {
      for (let piece: Dataset | undefined = first; piece;) {
        const { inputs, targets } = piece;
        const following = pieces(0);
        // Reported when it is awaited.
        following.catch(() => {});
        const copy = async () => ({ ...piece!, inputs: inputs.slice(), targets: targets.slice() });
        await compute(session, copy, piece.count);
        piece = await following;
      }
    });
  } finally {
    await batches.close();
  }
}

/** The loss and each metric over batches. */
export async function evaluateBatches(
  runtime: ModelRuntime,
  workers: number | undefined,
  batches: Batches,
  { steps }: EvaluateOptions,
  shapes: SampleShapes,
): Promise<readonly number[]> {
  const iteration = iterate('evaluate', 'x', batches, { steps });
  const next = batchDatasets('evaluate', iteration, shapes);
  let evaluation: Evaluation | undefined;
  await forEachPiece(runtime, workers, iteration, next, sizeOf(shapes.inputShape), async (session, piece) => {
    evaluation = await session.evaluate(piece, evaluation);
  });
  return evaluation!.values;
}

/** The outputs for batches, `[n, …outputShape]`. */
export async function predictBatches(
  runtime: ModelRuntime,
  workers: number | undefined,
  batches: Batches<InputBatch>,
  { steps }: PredictOptions,
  inputShape: readonly number[],
  outputShape: readonly number[],
): Promise<DenseView<Float32Array>> {
  const iteration = iterate('predict', 'x', batches, { steps });
  const next = inputDatasets('predict', iteration, inputShape, outputShape);
  const width = sizeOf(outputShape);
  const outputs: Float32Array[] = [];
  let count = 0;
  await forEachPiece(runtime, workers, iteration, next, sizeOf(inputShape), async (session, piece, n) => {
    count += n;
    checkBytes('predict', 'the result', Float32Array.BYTES_PER_ELEMENT * count * width);
    outputs.push(await session.predict(piece));
  });
  const result = new Float32Array(count * width);
  let at = 0;
  for (const output of outputs) {
    result.set(output, at);
    at += output.length;
  }
  return denseView(result, [count, ...outputShape]);
}
