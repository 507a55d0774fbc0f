import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { CanvasController, type Pixels } from '../../figure/draw/pixels.js';
import { pixelsStyles } from '../../figure/draw/pixels.styles.js';
import { fill } from '../../messages/index.js';
import type { ModelLike, ModelNumbers } from '../../model/ModelLike.js';
import { outputsOf, readInput, readModel, weightsOf } from '../../model/readModel.js';
import type { Numbers } from '../../values/readLargeNumbers.js';
import { textAttribute } from '../../values/attributes.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import type { NumbersValue } from '../../values/readNumbers.js';
import { cnnDiagramStyles } from './cnn-diagram.styles.js';
import { placeText, sentenceOf } from './describe.js';
import type { StepInput } from './stepInput.js';
import { drawDetail } from './drawDetail.js';
import { drawDiagram, formatCount, titleOf, type DiagramState } from './drawDiagram.js';
import { imagesOf } from './stageImages.js';
import { cnnDiagramMessages, type CnnDiagramMessages } from './messages.js';
import { initialFocus, valueAfterKey, valueAtPointer } from './navigation.js';
import { networkFromLayers, networkFromModel, type DiagramNetwork } from './diagramNetwork.js';
import { stagesOf, unflatten, windowsOf, type Focus, type Stage } from './stages.js';
import { masksOf, trainingPass } from './trainingPass.js';

/** `cnn-select`: the value that the reader chose; for flat layers row and column are 0 and the channel is the unit. */
export interface ValueDetail {
  /** The layer's place in the model; −1 for the input. */
  layer: number;
  row: number;
  column: number;
  channel: number;
}

interface Drawing {
  network: DiagramNetwork;
  stages: Stage[];
  input?: Numbers;
}

/**
 * A whole model as one picture: the input, the images that its layers make of it, and the flat values that decide,
 * with shapes and parameter counts. Every value shows what it sees of the input, and opens its calculation with the
 * model's own weights. From a list of layers alone it shows shapes: no value is invented.
 *
 * @element cnn-diagram
 * @fires {CustomEvent<ValueDetail>} cnn-select - The reader opened the calculation of a value.
 * @csspart plate - The picture of the model.
 * @csspart stage - A layer in it.
 * @csspart detail - The calculation of the opened value.
 * @cssproperty --cnn-output - Colour of positive values.
 * @cssproperty --cnn-negative - Colour of negative ones.
 * @cssproperty --cnn-input - Colour of the windows.
 */
export class CnnDiagram extends EmbeddableFigure<CnnDiagramMessages> {
  static override styles = [EmbeddableFigure.styles, pixelsStyles, cnnDiagramStyles];

  protected readonly canvases = new CanvasController(this);
  private problem?: Error;
  private call = 0;
  private drawing?: Drawing;
  private modelAnswer?: { outputs: Numbers[]; weights?: readonly ModelNumbers[] };
  /** Of each layer, in testing or in training. */
  private values: readonly (Numbers | undefined)[] = [];
  private images: readonly (readonly Pixels[] | undefined)[] = [];
  private masks = new Map<number, Float32Array>();
  private ownWeights = new Map<number, Numbers[]>();
  private hasPointed = false;
  /** The channel that is drawn of images. */
  private channel = 0;
  private step?: { key: string; input: StepInput };
  @state() private selected?: Focus;
  @state() private opened?: number;
  /** The training step whose dropout is shown, from 1; 0 in testing. */
  @state() private trainingStep = 0;
  @state() private spoken = '';

  /** The layers, such as "input 28 28 1; conv2d 28 3x3 relu; …", or JSON; left out, the textbook's model. */
  @property({ converter: textAttribute, hasChanged: always }) layers?: string | readonly unknown[];
  /** A live model; replaces `layers`. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** What the model is given, in the shape of its input. */
  @property({ converter: textAttribute, hasChanged: always }) input?: NumbersValue;

  /** What to give `model.fit`, `{ callbacks: diagram.callbacks }`, to follow a training epoch by epoch. */
  readonly callbacks = { onEpochEnd: (): Promise<void> => this.refresh() };

  protected readonly messageTables = cnnDiagramMessages;

  /** Asks the model again, such as when it has learned. */
  async refresh(): Promise<void> {
    const call = ++this.call;
    const input = this.drawing?.input;
    if (!this.model || !input) return;
    try {
      const [outputs, weights] = await Promise.all([
        outputsOf(this.model, input),
        this.needsWeights ? this.model.getWeights() : undefined,
      ]);
      if (call !== this.call) return;
      this.modelAnswer = { outputs, weights };
      this.problem = undefined;
    } catch (error) {
      if (call !== this.call) return;
      this.problem = error as Error;
    }
    this.compute();
    this.markWritten();
  }

  protected nameOf(words: CnnDiagramMessages): string {
    return words.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isStale = ['layers', 'model', 'input'].some((name) => changed.has(name));
    if (this.hasUpdated && !isStale) return;
    const before = this.drawing?.network.layers.map(({ kind, outputShape }) => [kind, outputShape]);
    const { modelAnswer: found } = this;
    this.problem = this.drawing = this.modelAnswer = undefined;
    try {
      const network =
        this.model === undefined
          ? networkFromLayers(this.layers ?? undefined)
          : networkFromModel(readModel(this.model));
      const input = this.input === undefined ? undefined : readInput(this.input, network.inputShape);
      this.drawing = { network, stages: stagesOf(network), input };
      const after = network.layers.map(({ kind, outputShape }) => [kind, outputShape]);
      if (JSON.stringify(before) !== JSON.stringify(after)) this.resetSelection(this.drawing.stages);
      // What is drawn of a model stays until the new answer is there.
      else if (this.model && input) this.modelAnswer = found;
      this.compute();
      void this.refresh();
    } catch (error) {
      this.problem = error as Error;
    }
  }

  /** The middle of the last image is where the picture begins. */
  private resetSelection(stages: readonly Stage[]): void {
    this.selected = initialFocus(stages, Math.max(0, stages.filter(({ isImage }) => isImage).length - 1));
    this.channel = 0;
    this.opened = undefined;
    this.trainingStep = 0;
  }

  private compute(): void {
    if (!this.drawing) return;
    const { network, stages, input } = this.drawing;
    const outputs = this.modelAnswer?.outputs ?? [];
    this.step = undefined;
    this.ownWeights.clear();
    this.masks.clear();
    this.values = outputs;
    if (this.trainingStep > 0) {
      const { seed = 0 } = (this.model ?? {}) as { seed?: number };
      this.masks = masksOf(network.layers, seed, this.trainingStep);
      if (this.modelAnswer?.weights) {
        this.values = trainingPass(network.layers, [input, ...outputs], this.masks, (layer) =>
          this.weightsOf(layer),
        );
      }
    }
    this.images = stages.map(({ lastLayerIndex: last }, s) => {
      const values = last < 0 ? input : this.values[last];
      return values && imagesOf(stages, s, values);
    });
  }

  /** They are many: only a calculation and a training step ask for them. */
  private get needsWeights(): boolean {
    return this.opened !== undefined || this.trainingStep > 0;
  }

  private askWeights(): void {
    if (this.modelAnswer && !this.modelAnswer.weights && this.needsWeights) void this.refresh();
  }

  private weightsOf(layer: number): Numbers[] {
    let own = this.ownWeights.get(layer);
    const { weights } = this.modelAnswer ?? {};
    if (!own && this.model && weights) {
      this.ownWeights.set(layer, (own = weightsOf(this.model, weights, layer)));
    }
    return own ?? [];
  }

  protected draw(words: CnnDiagramMessages): TemplateResult {
    if (this.problem) throw this.problem;
    const { network, stages, input } = this.drawing!;
    const focus = this.selected!;
    const plate: DiagramState = {
      network,
      stages,
      focus,
      windows: windowsOf(network, stages, focus),
      values: stages.map(({ lastLayerIndex: last }) => (last < 0 ? input : this.values[last])),
      images: this.images,
      masks: new Map(
        stages.flatMap(({ layerIndex: main }, s) =>
          this.masks.has(main) ? [[s, this.masks.get(main)!]] : [],
        ),
      ),
      channel: this.channel,
      opened: this.opened,
      words,
    };
    const isNew = this.opened === undefined && !this.hasPointed;
    return html`${drawDiagram(plate, {
        pointed: (s, event) => this.opened === undefined && this.point(s, event),
        clicked: this.pick,
        keyed: this.key,
        channel: (stage, channel) => {
          this.open({ ...this.startOf(stage), channel }, this.opened);
        },
        toggled: () => {
          this.trainingStep = this.trainingStep > 0 ? 0 : 1;
          this.askWeights();
          this.compute();
        },
      })}
      <p class="readout ${isNew ? 'hint' : ''}" aria-hidden="true">
        ${isNew ? words.hint : sentenceOf(plate)}
      </p>
      ${this.opened === undefined ? nothing : this.drawOpened(plate, this.opened)}
      <p class="total">${fill(words.total, { count: formatCount(network.parameters) })}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private drawOpened(plate: DiagramState, s: number): TemplateResult {
    const { words, stages, focus } = plate;
    const { layerIndex: main } = stages[s];
    return html`<section
      class="detail"
      part="detail"
      aria-label=${titleOf(stages[s], words)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.close()}
    >
      <p class="heading"><span class="title">${placeText(plate)}</span></p>
      <button type="button" class="close" aria-label=${words.close} @click=${this.close}>×</button>
      ${drawDetail({
        plate,
        s,
        input: main === 0 ? this.drawing!.input : this.values[main - 1],
        output: this.values[main],
        weights: main < 0 ? [] : this.weightsOf(main),
        stepOf: (make) => {
          const { row, column, channel } = focus;
          const key = `${s} ${channel}`;
          // A figure that goes over the whole image stays, wherever it is; else it is made for this one place.
          if (this.step?.key === key && this.step.input.columns) {
            this.step.input.step = row * this.step.input.columns + column;
          } else if (this.step?.key !== `${key} ${row} ${column}`) {
            const input = make();
            this.step = { key: input.columns ? key : `${key} ${row} ${column}`, input };
          }
          return this.step!.input;
        },
        stepped: (row, column) => {
          this.selected = { ...focus, row, column };
        },
        another: () => {
          this.trainingStep++;
          this.compute();
        },
      })}
    </section>`;
  }

  private select(focus: Focus): void {
    this.hasPointed = true;
    this.selected = focus;
    const { stages } = this.drawing!;
    const { stage, channel } = unflatten(stages, focus) ?? focus;
    if (stages[stage].isImage && stage > 0) this.channel = channel;
  }

  private point(s: number, event: MouseEvent): void {
    const focus = valueAtPointer(this.drawing!.stages, s, this.channel, event);
    if (focus && JSON.stringify(focus) !== JSON.stringify(this.selected)) this.select(focus);
  }

  private readonly pick = (s: number, event: MouseEvent): void => {
    const isButton = (event.currentTarget as Element).localName === 'button';
    if (isButton && this.opened === s) return this.close();
    const focus = isButton ? undefined : valueAtPointer(this.drawing!.stages, s, this.channel, event);
    this.open(focus ?? this.startOf(s), s);
  };

  /** Where a stage begins, unless the chosen value is in it. */
  private startOf(s: number): Focus {
    return this.selected!.stage === s ? this.selected! : initialFocus(this.drawing!.stages, s, this.channel);
  }

  private open(focus: Focus, opened: number | undefined): void {
    this.select(focus);
    this.opened = opened === undefined ? undefined : focus.stage;
    this.askWeights();
    const { stage, ...place } = focus;
    this.emit('cnn-select', {
      layer: this.drawing!.stages[stage].lastLayerIndex,
      ...place,
    } satisfies ValueDetail);
  }

  private readonly close = (): void => {
    const box = this.renderRoot.querySelectorAll<HTMLElement>('.box')[this.opened ?? 0];
    const isInside = this.renderRoot
      .querySelector('.detail')
      ?.contains((this.renderRoot as ShadowRoot).activeElement);
    this.opened = undefined;
    if (isInside) box?.focus();
  };

  private readonly key = (s: number, event: KeyboardEvent): void => {
    const from = this.startOf(s);
    const goal = valueAfterKey(this.drawing!.stages, from, event);
    if (goal) {
      this.select(goal);
      if (this.opened !== undefined) this.opened = s;
      void this.updateComplete.then(() => {
        this.spoken = this.renderRoot.querySelector('.readout')?.textContent?.trim() ?? '';
      });
    } else if (event.key === 'Enter' || event.key === ' ') this.open(from, s);
    else if (event.key === 'Escape' && this.opened !== undefined) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
