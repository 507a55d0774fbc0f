import type { Padding, Pair } from '@cnn/core/steps';
import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import { describeCosts } from './describe/describeCosts.js';
import type { Description } from './describe/Description.js';
import { drawCalculation } from './draw/calculation.js';
import { drawCosts } from './draw/costs.js';
import { calculationStyles } from './draw/calculation.styles.js';
import { matrixStyles } from './draw/matrix.styles.js';
import { drawProblem } from './draw/problem.js';
import { drawStage } from './draw/stage.js';
import { Edits, type EditableName } from './Edits.js';
import { figureStyles } from './figure.styles.js';
import type { Frame } from './frame/Frame.js';
import { handleKey } from './playback/keys.js';
import { messagesFor, type MessageOverrides, type Messages } from './messages/index.js';
import { numberAttribute, sizeAttribute, textAttribute } from './parse/attributes.js';
import { argumentOf, FigureError, sentenceFor } from './parse/FigureError.js';
import { readMessages, readRate, readStep } from './parse/settings.js';
import type { Numbers } from './parse/readNumbers.js';
import { drawControls } from './playback/controls.js';
import { controlsStyles } from './playback/controls.styles.js';
import { Playback, type Playable } from './playback/Playback.js';
import { Surroundings } from './Surroundings.js';
import { theme } from './theme.js';
import type { ErrorDetail, FigureModel, FigureStep, NumbersValue, StepDetail } from './types.js';

type Outcome<Model> = { model: Model; error?: undefined } | { model?: undefined; error: Error };

const alwaysChanged = () => true;

/**
 * What `<conv-step>` and `<pool-step>` share: settings, steps, playback, keys, errors, and the order of the parts
 * on the card. A subclass computes its model with core and says which cells a step lights.
 */
export abstract class StepFigure<Step extends FigureStep, Model extends FigureModel<Step>>
  extends LitElement
  implements Playable
{
  static override styles: CSSResultGroup = [
    theme,
    matrixStyles,
    calculationStyles,
    controlsStyles,
    figureStyles,
  ];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  private readonly written = new Set<PropertyKey>();
  private memo?: Outcome<Model>;
  private reported?: string;
  private hasAutoplayed = false;
  private badStep?: FigureError;
  protected readonly edits = new Edits();

  private readonly surroundings = new Surroundings(this);
  private readonly playback = new Playback(this, this);

  /** The image. Left out, the chapter's own. */
  @property({ converter: textAttribute, hasChanged: alwaysChanged }) input?: NumbersValue;
  /** Cells that the window moves each time. */
  @property({ converter: sizeAttribute, hasChanged: alwaysChanged }) strides?: Pair;
  /** `valid`, `same`, a number of cells, or `[[top, bottom], [left, right]]`. */
  @property({ converter: sizeAttribute, hasChanged: alwaysChanged }) padding?: Padding;
  /** Plays by itself once it is there. */
  @property({ type: Boolean }) autoplay = false;
  /** 1 shows a step for a second and a half, 2 for half of that; above 0, at most 16. */
  @property({ attribute: 'playback-rate', converter: numberAttribute }) playbackRate = 1;
  /** Begins again after the last step. */
  @property({ type: Boolean }) loop = false;
  /** The reader may change the numbers. */
  @property({ type: Boolean }) editable = false;
  /** Strings that replace ours, by name. */
  @property({ converter: textAttribute, hasChanged: alwaysChanged }) messages?: MessageOverrides | string;

  /** The step shown, from 0; past the last it is the last. */
  @property({ converter: numberAttribute, hasChanged: alwaysChanged })
  get step(): number {
    return this.playback.index;
  }

  set step(value: number) {
    try {
      this.badStep = undefined;
      this.playback.place(readStep(value));
    } catch (error) {
      this.badStep = error as FigureError;
    }
  }

  constructor() {
    super();
    this.addEventListener('keydown', (event) => handleKey(event, this.playback));
  }

  /** How each value of the result comes about, as core computes it; empty while a value is refused. */
  get steps(): Step[] {
    return this.outcome.model?.steps ?? [];
  }

  get playing(): boolean {
    return this.playback.playing;
  }

  play(): void {
    this.playback.play();
  }

  pause(): void {
    this.playback.pause();
  }

  /** Goes one step forward; false at the last. */
  next(): boolean {
    return this.playback.next();
  }

  /** Goes one step back; false at the first. */
  previous(): boolean {
    return this.playback.previous();
  }

  /** Goes to the first window and undoes the reader's edits. */
  reset(): void {
    this.playback.pause();
    if (this.badStep) this.step = 0;
    if (this.edits.clear()) {
      this.memo = undefined;
      this.tell('cnn-change', this.changeDetail());
    }
    if (!this.playback.goTo(0)) this.playback.place(0);
  }

  /** Computes the model, or throws what is wrong with a value. */
  protected abstract compute(): Model;
  protected abstract frame(model: Model, step: Step, messages: Messages): Frame;
  protected abstract describe(model: Model, step: Step, messages: Messages): Description;
  protected abstract changeDetail(): unknown;
  /** The numbers in the cells: the page's, or what the reader made of them. */
  protected abstract shown(name: EditableName, model: Model): Numbers;
  protected abstract readonly kind: 'conv' | 'pool';

  // What playback asks and tells.

  get count(): number {
    return this.steps.length;
  }

  get rate(): number {
    return this.playbackRate ?? 1;
  }

  moved(index: number): void {
    const { row, column, value } = this.steps[index];
    this.tell('cnn-step', { index, row, column, value } satisfies StepDetail);
  }

  completed(): void {
    this.tell('cnn-complete');
  }

  protected tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected get outcome(): Outcome<Model> {
    return (this.memo ??= this.attempt());
  }

  private attempt(): Outcome<Model> {
    try {
      if (this.badStep) throw this.badStep;
      readRate(this.playbackRate);
      readMessages(this.messages);
      return { model: this.compute() };
    } catch (error) {
      return { error: error as Error };
    }
  }

  /** Every write comes by here: what it makes stale is forgotten, and an edit of the reader gives way. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const [name] = change;
    if (name !== undefined) {
      this.written.add(name);
      if (name !== 'step' || this.badStep || this.memo?.error) this.memo = undefined;
      if (name === 'input' || name === 'filter') this.edits.drop(name);
      if (name === 'playbackRate') this.playback.reschedule();
    }
    super.requestUpdate(...change);
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    const { error } = this.outcome;
    const sentence = error && `${argumentOf(error)} ${sentenceFor(error, messagesFor('en'))}`;
    const isNew = error && (sentence !== this.reported || this.written.has(argumentOf(error)));
    this.reported = sentence;
    this.written.clear();
    if (isNew) this.report(error);
    if (!error) this.playback.settle();
    if (!this.autoplay) this.hasAutoplayed = false;
    else if (!this.hasAutoplayed && !error) {
      this.hasAutoplayed = true;
      this.play();
    }
  }

  private report(error: Error): void {
    const detail: ErrorDetail = { argument: argumentOf(error), message: sentenceFor(error, this.words) };
    this.tell('cnn-error', detail);
  }

  /** The strings in the language of this place, with the page's own over them. */
  private get words(): Messages {
    let overrides = {};
    try {
      overrides = readMessages(this.messages);
    } catch {
      // The error state says it, in our words.
    }
    return messagesFor(this.surroundings.language, overrides);
  }

  protected override render(): TemplateResult {
    const messages = this.words;
    const { model, error } = this.outcome;
    const language = /^zh\b/i.test(this.surroundings.language) ? 'zh-Hans' : 'en';
    const isOurs = this.messages === undefined;
    return html`<section
      class="card ${this.kind} ${this.surroundings.isSchemeOpen ? 'scheme-auto' : ''}"
      part="card"
      role="group"
      tabindex="0"
      lang=${isOurs ? language : this.surroundings.language}
      dir=${isOurs ? 'ltr' : nothing}
      aria-label=${this.kind === 'conv' ? messages.convolution : messages.pooling}
    >
      ${error ? drawProblem(messages.problem, sentenceFor(error, messages)) : this.drawModel(model, messages)}
    </section>`;
  }

  private drawModel(model: Model, messages: Messages): TemplateResult {
    const step = model.steps[this.step];
    const description = this.describe(model, step, messages);
    const stage = drawStage(this.frame(model, step, messages), {
      edited: (name, place, text, done) => this.enter(name, place, text, done),
      picked: (index) => this.playback.goTo(index),
    });
    const problem = this.edits.problem && sentenceFor(this.edits.problem, messages);
    return html`${stage} ${drawCalculation(description, messages.calculation, model.calculation)}
      <p class="visually-hidden" role="status" aria-live="polite">${description.sentence}</p>
      ${problem ? html`<p class="entry-problem" part="error" role="alert">${problem}</p>` : nothing}
      ${drawControls({
        playback: this.playback,
        count: model.steps.length,
        rate: this.rate,
        messages,
        rateChanged: (rate) => (this.playbackRate = rate),
      })}
      ${drawCosts(describeCosts(model.costs, messages))}`;
  }

  /** A text that the reader entered in a cell, at a row and column as drawn, padding included. */
  private enter(name: EditableName, [row, column, channel]: number[], text: string, done: boolean): void {
    const { model } = this.outcome;
    if (!model) return;
    const { rows, columns } = model.geometry;
    const place =
      name === 'input'
        ? [row - rows.before, column - columns.before, channel]
        : [row, column, channel, model.steps[this.step].channel];
    const hasChanged = this.edits.enter(name, this.shown(name, model), place, text, done);
    if (hasChanged) this.memo = undefined;
    this.requestUpdate();
    if (hasChanged) this.tell('cnn-change', this.changeDetail());
    else if (this.edits.problem) this.report(this.edits.problem);
  }
}
