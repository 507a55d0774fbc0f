import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { CanvasController } from '../../figure/draw/pixels.js';
import { pixelsStyles } from '../../figure/draw/pixels.styles.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { always, property } from '../../figure/property.js';
import { fill } from '../../messages/index.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { ModelTask } from '../../model/ModelTask.js';
import { textAttribute } from '../../values/attributes.js';
import { formatCount } from '../../values/formatNumber.js';
import type { NumbersValue } from '../../values/numbers.js';
import { cnnDiagramStyles } from './cnn-diagram.styles.js';
import { drawDetail } from './detail/drawDetail.js';
import type { StepInput } from './detail/stepInput.js';
import type { DiagramEvents, DiagramState } from './diagram/DiagramState.js';
import { askModel, DiagramValues, type ModelAnswer } from './diagram/DiagramValues.js';
import { describePosition, describeValue } from './diagram/stage/describeValue.js';
import { drawDiagram } from './diagram/drawDiagram.js';
import { titleOf } from './diagram/stage/drawStage.js';
import { initialFocus, valueAfterKey, valueAtPointer } from './diagram/navigation.js';
import { cnnDiagramMessages, type CnnDiagramMessages } from './messages.js';
import { unflatten, windowsOf, type Focus } from './network/focus.js';
import { isSameNetwork, readSource, type DiagramSource } from './network/readSource.js';
import type { Stage } from './network/stages.js';

/** `cnn-select`: the value that the reader opened. In flat layers row and column are 0, and the channel is the unit. */
export interface ValueDetail {
  /** Index of the layer in the model; −1 for the input. */
  layer: number;
  row: number;
  column: number;
  channel: number;
}

/**
 * A whole model as one picture: the input, the images that its layers compute from it, and the flat values that
 * classify, with shapes and parameter counts. Every value shows the part of the input that it depends on, and opens
 * its calculation with the model's own weights. From a list of layers alone it shows shapes; no value is made up.
 *
 * @element cnn-diagram
 * @fires {CustomEvent<ValueDetail>} cnn-select - The reader opened the calculation of a value.
 * @csspart plate - The picture of the model.
 * @csspart stage - A layer in it.
 * @csspart detail - The calculation of the opened value.
 * @cssproperty --cnn-output - Colour of positive values.
 * @cssproperty --cnn-negative - Colour of negative values.
 * @cssproperty --cnn-input - Colour of the windows.
 */
export class CnnDiagram extends EmbeddableFigure<CnnDiagramMessages> {
  static override styles = [EmbeddableFigure.styles, pixelsStyles, cnnDiagramStyles];

  protected readonly canvases = new CanvasController(this);
  private source?: DiagramSource;
  private values?: DiagramValues;
  private problem?: Error;
  private hasPointed = false;
  /** The channel that is drawn of images. */
  private channel = 0;
  private step?: { key: string; input: StepInput };
  @state() private selected?: Focus;
  /** The stage whose calculation is shown. */
  @state() private opened?: number;
  /** The training step whose dropout is shown, from 1; 0 in testing. */
  @state() private trainingStep = 0;
  /** What a screen reader says after a key. */
  @state() private spoken = '';

  /** The layers, such as "input 28 28 1; conv2d 28 3x3 relu; …", or JSON; default the textbook's model. */
  @property({ converter: textAttribute, hasChanged: always }) layers?: string | readonly unknown[];
  /** A live model; replaces `layers`. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** The input of the model, in the shape that it takes. */
  @property({ converter: textAttribute, hasChanged: always }) input?: NumbersValue;

  private readonly task = new ModelTask(
    () => this.askModel(),
    () => {
      this.compute();
      this.markWritten();
    },
  );

  /** Callbacks for `model.fit`, `{ callbacks: diagram.callbacks }`, that follow a training epoch by epoch. */
  readonly callbacks = this.task.callbacks;

  protected readonly messageTables = cnnDiagramMessages;

  /** Asks the model again, such as after a training. */
  refresh(): Promise<void> {
    return this.task.run();
  }

  private askModel(): Promise<ModelAnswer> | undefined {
    const input = this.source?.input;
    return this.model && input && askModel(this.model, input, this.needsWeights);
  }

  protected nameOf(messages: CnnDiagramMessages): string {
    return messages.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isStale = ['layers', 'model', 'input'].some((name) => changed.has(name));
    if (this.hasUpdated && !isStale) return;
    const before = this.source;
    const { value } = this.task;
    this.task.reset();
    this.problem = this.source = undefined;
    try {
      this.source = readSource(this);
      // The reader's selection stays while kinds and shapes are the same.
      if (!isSameNetwork(before, this.source)) this.resetSelection(this.source.stages);
      // What is drawn of a model stays until it has answered.
      else if (this.model && this.source.input) this.task.value = value;
      this.compute();
      void this.refresh();
    } catch (error) {
      this.problem = error as Error;
    }
  }

  /** Focuses the middle of the last image. */
  private resetSelection(stages: readonly Stage[]): void {
    this.selected = initialFocus(
      stages,
      Math.max(
        0,
        stages.findLastIndex(({ image }) => image),
      ),
    );
    this.channel = 0;
    this.opened = undefined;
    this.trainingStep = 0;
  }

  private compute(): void {
    if (!this.source) return;
    this.step = undefined;
    this.values = new DiagramValues(this.source, this.model, this.task.value, this.trainingStep);
  }

  /** They are large, so they are requested only for a calculation or a training step. */
  private get needsWeights(): boolean {
    return this.opened !== undefined || this.trainingStep > 0;
  }

  private requestWeights(): void {
    const { value } = this.task;
    if (value && !value.weights && this.needsWeights) void this.refresh();
  }

  protected draw(messages: CnnDiagramMessages): TemplateResult {
    const problem = this.problem ?? this.task.error;
    if (problem) throw problem;
    const { network, stages } = this.source!;
    const { images, masks } = this.values!;
    const focus = this.selected!;
    const diagram: DiagramState = {
      network,
      stages,
      focus,
      windows: windowsOf(network, stages, focus),
      values: stages.map(({ lastLayerIndex }) => this.values!.after(lastLayerIndex)),
      images,
      masks,
      channel: this.channel,
      opened: this.opened,
      messages,
    };
    const isHint = this.opened === undefined && !this.hasPointed;
    return html`${drawDiagram(diagram, this.diagramEvents)}
      <p class="readout ${isHint ? 'hint' : ''}" aria-hidden="true">
        ${isHint ? messages.hint : describeValue(diagram)}
      </p>
      ${this.opened === undefined ? nothing : this.drawOpened(diagram, this.opened)}
      <p class="total">${fill(messages.total, { count: formatCount(network.parameters) })}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private drawOpened(diagram: DiagramState, s: number): TemplateResult {
    const { messages, network, focus } = diagram;
    const stage = diagram.stages[s];
    const { layerIndex } = stage;
    const values = this.values!;
    const detail = {
      diagram,
      s,
      stage,
      layer: network.layers[layerIndex],
      input: layerIndex < 0 ? undefined : values.after(layerIndex - 1),
      output: layerIndex < 0 ? undefined : values.after(layerIndex),
      weights: layerIndex < 0 ? [] : values.weightsOf(layerIndex),
      stepInput: (create: () => StepInput) => this.stepInputAt(s, focus, create),
    };
    const events = {
      onStep: (row: number, column: number) => {
        this.selected = { ...focus, row, column };
      },
      onNextBatch: () => {
        this.trainingStep++;
        this.compute();
      },
    };
    return html`<section
      class="detail"
      part="detail"
      aria-label=${titleOf(stage, messages)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.close()}
    >
      <p class="heading"><span class="title">${describePosition(diagram)}</span></p>
      <button type="button" class="close" aria-label=${messages.close} @click=${this.close}>×</button>
      ${drawDetail(detail, events)}
    </section>`;
  }

  /** A step figure that shows the whole image goes to another step; one that shows a single window is replaced. */
  private stepInputAt(s: number, { row, column, channel }: Focus, create: () => StepInput): StepInput {
    const key = `${s} ${channel}`;
    if (this.step?.key === key && this.step.input.columns) {
      this.step.input.step = row * this.step.input.columns + column;
    } else if (this.step?.key !== `${key} ${row} ${column}`) {
      const input = create();
      this.step = { key: input.columns ? key : `${key} ${row} ${column}`, input };
    }
    return this.step!.input;
  }

  private readonly diagramEvents: DiagramEvents = {
    onPointerMove: (s, event) => {
      if (this.opened !== undefined) return;
      const focus = valueAtPointer(this.source!.stages, s, this.channel, event);
      if (focus && JSON.stringify(focus) !== JSON.stringify(this.selected)) this.select(focus);
    },
    onClick: (s, event) => {
      const isButton = (event.currentTarget as Element).localName === 'button';
      if (isButton && this.opened === s) return this.close();
      const focus = isButton ? undefined : valueAtPointer(this.source!.stages, s, this.channel, event);
      this.open(focus ?? this.focusIn(s), s);
    },
    onKeyDown: (s, event) => this.moveByKey(s, event),
    onChannel: (s, channel) => this.open({ ...this.focusIn(s), channel }, this.opened),
    onTrainingToggle: () => {
      this.trainingStep = this.trainingStep > 0 ? 0 : 1;
      this.requestWeights();
      this.compute();
    },
  };

  private select(focus: Focus): void {
    this.hasPointed = true;
    this.selected = focus;
    const { stages } = this.source!;
    const { stage, channel } = unflatten(stages, focus) ?? focus;
    if (stages[stage].image && stage > 0) this.channel = channel;
  }

  /** The focused value if it is in the stage, else the stage's initial one. */
  private focusIn(s: number): Focus {
    return this.selected!.stage === s ? this.selected! : initialFocus(this.source!.stages, s, this.channel);
  }

  /** Focuses a value and, unless `opened` is undefined, shows its calculation. */
  private open(focus: Focus, opened: number | undefined): void {
    this.select(focus);
    this.opened = opened === undefined ? undefined : focus.stage;
    this.requestWeights();
    const { stage, ...position } = focus;
    const layer = this.source!.stages[stage].lastLayerIndex;
    this.emit('cnn-select', { layer, ...position } satisfies ValueDetail);
  }

  private readonly close = (): void => {
    const box = this.renderRoot.querySelectorAll<HTMLElement>('.box')[this.opened ?? 0];
    const { activeElement } = this.renderRoot as ShadowRoot;
    const isInside = this.renderRoot.querySelector('.detail')?.contains(activeElement);
    this.opened = undefined;
    if (isInside) box?.focus();
  };

  private moveByKey(s: number, event: KeyboardEvent): void {
    const from = this.focusIn(s);
    const goal = valueAfterKey(this.source!.stages, from, event);
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
  }
}
