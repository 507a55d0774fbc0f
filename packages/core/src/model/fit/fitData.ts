import { ArgumentError } from '../../arrays/errors.js';
import type { ArrayInput } from '../../arrays/view.js';
import type { Dataset } from '../../data/dataset.js';
import type { FitData } from '../../parallel/session/recoverableSession.js';
import { replayableBatches, type ReplayableBatches } from '../../parallel/session/replayableBatches.js';
import type { AbortSignalLike } from '../../platform/webTypes.js';
import { batchDatasets, regrouped, type NextDataset, type SampleShapes } from '../inputs/batchDatasets.js';
import { isBatches, iterate, type Batch, type Batches, type Iteration } from '../inputs/batches.js';
import { checkSamples, copyTimeSliced, type CheckedSamples } from '../inputs/samples.js';
import { weighClasses } from '../inputs/sampleWeights.js';
import type { FitSettings } from './fitOptions.js';

/** The data that `fit` trains on and validates with. */
export interface FitSource {
  /** The most samples in a batch; where x gives batches, those of the first, which this reads. */
  capacity: number | (() => Promise<number>);
  /** Copies of arrays, to be transferred to workers, unless aborted; for batches what reads them, always the same. */
  load(signal?: AbortSignalLike): Promise<FitData>;
  /** Where the fit waits for a batch, it waits no longer. */
  stop(): void;
  /** Ends the caller's iterators; returns the first error of one, or about its batches. */
  close(): Promise<{ reason: unknown } | undefined>;
}

type Load = (signal?: AbortSignalLike) => Promise<Dataset | ReplayableBatches>;

/** Checks arrays; batches are checked when they are read. */
export function checkFitData(
  x: ArrayInput | Batches,
  y: ArrayInput,
  settings: FitSettings,
  shapes: SampleShapes,
): FitSource {
  const { epochs, batchSize, stepsPerEpoch, validationData, validationSteps, classWeight } = settings;
  const streams: { iteration: Iteration<Batch>; reader: ReplayableBatches }[] = [];
  const addStream = (iteration: Iteration<Batch>, next: NextDataset): ReplayableBatches => {
    const reader = replayableBatches(next);
    streams.push({ iteration, reader });
    return reader;
  };
  let capacity = batchSize;
  let loadTraining: Load;
  let loadValidation: Load | undefined;
  let readFirst: (() => Promise<number>) | undefined;

  if (isBatches<Batch>(x)) {
    const iteration = iterate('fit', 'x', x, {
      steps: stepsPerEpoch,
      passes: stepsPerEpoch === undefined ? undefined : epochs,
    });
    const reader = addStream(
      iteration,
      batchDatasets('fit', iteration, shapes, { classWeight, firstIsLargest: true }),
    );
    loadTraining = async () => reader;
    readFirst = async () => {
      const reply = await reader.read(0, 0);
      const failure = reader.failure();
      if (failure) throw failure.reason;
      return (capacity = reply.kind === 'batch' ? reply.batch.count : 1);
    };
  } else {
    const arrays = checkArrays(x as ArrayInput, y, settings, shapes);
    ({ loadTraining, loadValidation } = arrays);
    capacity = Math.min(batchSize, arrays.count);
  }

  if (isBatches<Batch>(validationData)) {
    const iteration = iterate('fit', 'validationData', validationData, { steps: validationSteps });
    const datasets = batchDatasets('fit', iteration, shapes, { of: 'validationData' });
    // In batches as those of arrays are, since the sums of metrics depend on them in their last bits.
    const reader = addStream(
      iteration,
      regrouped(datasets, () => capacity),
    );
    loadValidation = async () => reader;
  } else if (validationData) {
    const names = ['validationData[0]', 'validationData[1]', 'validationData[2]'] as const;
    const [validationX, validationY, weight] = validationData;
    const { inputShape, outputShape, loss } = shapes;
    const samples = checkSamples(
      'fit',
      validationX,
      validationY,
      inputShape,
      outputShape,
      loss,
      names,
      weight,
    );
    loadValidation = (signal) => copyTimeSliced('fit', samples, 0, samples.count, signal);
  }

  return {
    capacity: readFirst ?? capacity,
    load: async (signal) => ({
      data: await loadTraining(signal),
      validation: await loadValidation?.(signal),
    }),
    stop: () => streams.forEach(({ reader }) => reader.stop()),
    async close() {
      let failure: { reason: unknown } | undefined;
      for (const { iteration, reader } of streams) {
        reader.stop();
        failure ??= reader.failure();
        await iteration.close().catch((reason: unknown) => (failure ??= { reason }));
      }
      return failure;
    },
  };
}

/** Checks x and y, of which the last part may be kept for validation. */
function checkArrays(
  x: ArrayInput,
  y: ArrayInput,
  { validationData, validationSplit, sampleWeight, classWeight }: FitSettings,
  { inputShape, outputShape, loss }: SampleShapes,
): { count: number; loadTraining: Load; loadValidation?: Load } {
  const samples: CheckedSamples = checkSamples(
    'fit',
    x,
    y,
    inputShape,
    outputShape,
    loss,
    undefined,
    sampleWeight,
  );
  const isSplit = !validationData && validationSplit > 0;
  const count = isSplit ? Math.floor(samples.count * (1 - validationSplit)) : samples.count;
  if (isSplit && (count === 0 || count === samples.count)) {
    throw new ArgumentError('fit', 'validationSplit', 'leave samples on both sides', validationSplit);
  }
  if (classWeight) weighClasses(samples, count, classWeight, loss);
  return {
    count,
    loadTraining: (signal) => copyTimeSliced('fit', samples, 0, count, signal),
    loadValidation: isSplit
      ? (signal) => copyTimeSliced('fit', samples, count, samples.count, signal)
      : undefined,
  };
}
