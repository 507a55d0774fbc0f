import { FigureError } from '../values/errors/FigureError.js';
import type { Numbers, NumbersValue } from '../values/numbers.js';
import type { ModelLike } from './ModelLike.js';
import { layerIndex, readModel, weightsOf } from './readModel.js';
import type { ModelMessages } from './messages.js';

/** What `model.fit` takes as callbacks. */
export interface RecorderCallbacks {
  onTrainBegin(model: unknown): Promise<void>;
  onEpochEnd(): Promise<void>;
}

/** A figure that keeps a layer's kernel as it was before training and after every epoch. */
export interface RecorderHost {
  model?: ModelLike;
  /** Left out, the first layer that has weights. */
  layer?: string | number;
  history?: readonly NumbersValue[];
}

/** Adds the kernel of a figure's layer to its history, whenever it is asked to. */
export class KernelRecorder {
  private source?: RecorderHost;

  /** What to give `model.fit`. */
  readonly callbacks: RecorderCallbacks = {
    onTrainBegin: async (model) => {
      if (model === this.host.model && this.host.history) return;
      this.host.model = model as ModelLike;
      await this.record();
    },
    onEpochEnd: () => this.record(),
  };

  constructor(
    private readonly host: RecorderHost,
    private readonly isValidKernel: (kernel: Numbers) => boolean,
    private readonly onError: (problem: Error) => void,
  ) {}

  /** Whether the history is of another model or layer. */
  get hasNewSource(): boolean {
    return this.source?.model !== this.host.model || this.source?.layer !== this.host.layer;
  }

  /** Adds the weights that the model has now. */
  async record(): Promise<void> {
    const { host } = this;
    if (this.hasNewSource) {
      host.history = undefined;
      this.source = { model: host.model, layer: host.layer };
    }
    const { source } = this;
    try {
      const model = readModel(host.model);
      const { rows } = model.summary();
      const first = Math.max(
        0,
        rows.findIndex(({ parameters }) => parameters > 0),
      );
      const index = layerIndex(model, host.layer ?? first);
      const [kernel] = weightsOf(model, await model.getWeights(), index);
      if (source !== this.source) return;
      if (!kernel || !this.isValidKernel(kernel)) {
        throw new FigureError<keyof ModelMessages>('layer', 'badLayer', {
          text: host.layer ?? first,
          last: rows.length - 1,
        });
      }
      host.history = [...(host.history ?? []), kernel as NumbersValue];
    } catch (error) {
      if (source === this.source) this.onError(error as Error);
    }
  }
}
