import type { PropertyValues } from 'lit';
import { FigureError } from '../../values/errors/FigureError.js';
import type { Numbers, NumbersValue } from '../../values/numbers.js';
import type { ModelMessages } from '../messages.js';
import type { LayerLike, ModelLike } from '../ModelLike.js';
import { layerIndex, readModel, weightsOf } from '../readModel.js';

/** What `model.fit` takes as callbacks to record the weights of every epoch. */
export interface RecorderCallbacks {
  onTrainBegin(model: unknown): Promise<void>;
  onEpochEnd(): Promise<void>;
}

/** A figure that shows the history of a layer's kernel: before training and after each epoch. */
export interface RecorderHost {
  model?: ModelLike;
  /** Default the first layer that has weights. */
  layer?: string | number;
  history?: readonly NumbersValue[];
}

/** Adds the present kernel of a layer to a figure's history, when requested and after every epoch. */
export class KernelRecorder {
  /** Why the present weights of the model can not be shown. */
  error?: Error;
  private source?: Pick<RecorderHost, 'model' | 'layer'>;

  readonly callbacks: RecorderCallbacks = {
    onTrainBegin: async (model) => {
      if (model === this.host.model && this.host.history) return;
      this.host.model = model as ModelLike;
      await this.record();
    },
    onEpochEnd: () => this.record(),
  };

  /**
   * @param toDrawable a kernel as the host draws it; undefined where it does not draw those of the layer
   * @param onError called when `error` was set
   */
  constructor(
    private readonly host: RecorderHost,
    private readonly toDrawable: (kernel: Numbers, layer: LayerLike) => Numbers | undefined,
    private readonly onError: () => void,
  ) {}

  /** Records the weights of a new model or layer; called in the host's `willUpdate`. */
  willUpdate(changed: PropertyValues): void {
    const hasWritten = (...names: string[]) => names.some((name) => changed.has(name));
    if (hasWritten('history', 'values', 'model', 'layer')) this.error = undefined;
    if (this.host.model !== undefined && hasWritten('model', 'layer') && this.hasNewSource)
      void this.record();
  }

  /** Whether the host's model or layer is not the one of the history. */
  private get hasNewSource(): boolean {
    return this.source?.model !== this.host.model || this.source?.layer !== this.host.layer;
  }

  /** Adds the present weights of the model. Weights that arrive after the model or layer changed are dropped. */
  async record(): Promise<void> {
    const { host } = this;
    if (this.hasNewSource) {
      host.history = undefined;
      this.source = { model: host.model, layer: host.layer };
    }
    const { source } = this;
    try {
      const kernel = await this.readKernel();
      if (source !== this.source) return;
      host.history = [...(host.history ?? []), kernel];
    } catch (error) {
      if (source !== this.source) return;
      this.error = error as Error;
      this.onError();
    }
  }

  /** Throws at once what is wrong with the model or the layer. */
  private readKernel(): Promise<Numbers> {
    const model = readModel(this.host.model);
    const { rows } = model.summary();
    const firstWithWeights = rows.findIndex(({ parameters }) => parameters > 0);
    const layer = this.host.layer ?? Math.max(0, firstWithWeights);
    const index = layerIndex(model, layer);
    return Promise.resolve(model.getWeights()).then((weights) => {
      const [kernel] = weightsOf(model, weights, index);
      const drawable = kernel && this.toDrawable(kernel, model.layers[index]);
      if (!drawable) {
        const values = { text: layer, last: rows.length - 1 };
        throw new FigureError<keyof ModelMessages>('layer', 'badLayer', values);
      }
      return drawable;
    });
  }
}
