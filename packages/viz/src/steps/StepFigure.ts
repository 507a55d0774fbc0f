import { ArgumentError, type Padding, type Pair } from '@cnn/core/steps';
import {
  adoptStyles,
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from '../figure/property.js';
import { ChainController } from './chain/ChainController.js';
import { outputOf } from './chain/cells.js';
import { describeCosts } from './describe/describeCosts.js';
import type { Description } from './describe/Description.js';
import { drawCalculation, type CalculationForm } from './draw/calculation.js';
import { drawCosts } from './draw/costs.js';
import { calculationStyles } from './draw/calculation.styles.js';
import { matrixStyles } from '../figure/draw/matrix.styles.js';
import { drawProblem } from '../figure/draw/problem.js';
import { drawMatrices } from './draw/drawMatrices.js';
import type { PresetChoice } from './edit/drawPresets.js';
import type { EditableName, EditState } from './edit/EditState.js';
import { extras, extrasFailed, extrasFor, loadExtras } from '../extras/index.js';
import { figureStyles } from '../figure/figure.styles.js';
import { mapCells, type Frame } from './frame/Frame.js';
import type { Connections, CellRef } from './frame/highlight.js';
import { handleKey } from './playback/keys.js';
import { isChinese, messagesFor, type MessageOverrides, type Messages } from '../messages/index.js';
import { numberAttribute, sizeAttribute, textAttribute } from '../values/attributes.js';
import { argumentOf, FigureError, isPending, messageOf } from '../values/errors/FigureError.js';
import { readChoice, readMessages, readRate, readStep } from '../values/readSettings.js';
import { imagePresets } from '../values/presets/presets.js';
import { readNumbers, type Numbers } from '../values/readNumbers.js';
import { drawControls } from './playback/controls.js';
import { controlsStyles } from './playback/controls.styles.js';
import { dwell, PlaybackController, type Playable } from './playback/PlaybackController.js';
import type { Quiz } from './quiz/Quiz.js';
import { SaveController } from '../figure/SaveController.js';
import { EnvironmentController } from '../figure/EnvironmentController.js';
import { theme } from '../figure/theme.js';
import type {
  AnswerDetail,
  ErrorDetail,
  FigureModel,
  FigureStep,
  NumbersValue,
  StepDetail,
} from './types.js';

type Result<Model> = { model: Model; error?: undefined } | { model?: undefined; error: Error };

const alwaysChanged = () => true;

/** The image's numbers are another figure's: they are not entered here. */
const withoutFields = (frame: Frame): Frame => ({
  ...frame,
  inputs: frame.inputs.map((matrix) => mapCells(matrix, (cell) => ({ ...cell, label: undefined }))),
});

/** Of what has no steps. */
export const emptyCalculation = { terms: [], total: 0, result: 0 };

/**
 * What `<conv-step>` and `<pool-step>` share: settings, steps, playback, keys, errors, and the order of the parts
 * on the card. A subclass computes its model with core and says which cells a step lights.
 *
 * @attr {string} lang - Its language, `en` or `zh`; left out, that of the page around it.
 * @attr {string} id - What the `for` of another figure names.
 * @slot - Shown until the element is defined, such as a picture of the figure.
 * @fires {CustomEvent<StepDetail>} cnn-step - The step changed, by the reader, by playing, or by a method.
 * @fires {CustomEvent<ChangeDetail>} cnn-change - The reader changed a number, or `reset()` undid it.
 * @fires {CustomEvent<AnswerDetail>} cnn-answer - With `quiz`, the reader predicted a value.
 * @fires {CustomEvent} cnn-complete - The last step was reached.
 * @fires {CustomEvent<ErrorDetail>} cnn-error - A value can not be shown; once for each bad value.
 * @csspart card - The whole figure.
 * @csspart stage - Its matrices.
 * @csspart matrix - A matrix with its title.
 * @csspart input - The matrix of the image, or of what goes in.
 * @csspart output - The matrix of the result.
 * @csspart cell - A cell.
 * @csspart plain - A cell that the step does not use.
 * @csspart lit - A cell that it uses, or a result that is there.
 * @csspart empty - A result still to come.
 * @csspart field - The field in a cell that can be edited.
 * @csspart outline - The window over the image, and the newest result.
 * @csspart calculation - How the result comes about.
 * @csspart value - The result of the calculation.
 * @csspart quiz - The question.
 * @csspart answer - Its field.
 * @csspart controls - Buttons, scrubber, position and speed.
 * @csspart button - A button.
 * @csspart main - The one to press first.
 * @csspart scrubber - The slider over the steps.
 * @csspart saving - What the reader saves it with, where it is `savable`.
 * @csspart save - The button that offers the formats.
 * @csspart format - The button of one of them.
 * @csspart error - What is wrong with a value.
 * @cssproperty --cnn-card - Colour of the card.
 * @cssproperty --cnn-paper - Colour of what lies deeper than the card.
 * @cssproperty --cnn-ink - Colour of what is written.
 * @cssproperty --cnn-muted - Colour of what is less important.
 * @cssproperty --cnn-line - Colour of lines.
 * @cssproperty --cnn-danger - Colour of what is wrong.
 * @cssproperty --cnn-radius - How round the card is, default 14px.
 * @cssproperty --cnn-font - The font, default that of the system.
 * @cssproperty --cnn-input - Colour of the numbers that go in and of the window.
 * @cssproperty --cnn-input-tint - What is behind them.
 * @cssproperty --cnn-output - Colour of the results.
 * @cssproperty --cnn-output-tint - What is behind them.
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
    return [...super.observedAttributes, 'lang', 'id'];
  }

  private readonly writtenNames = new Set<PropertyKey>();
  private cachedResult?: Result<Model>;
  private reported?: string;
  private hasAutoplayed = false;
  private badStep?: FigureError;
  private hoveredCell?: CellRef;
  /** There once the extras are, where the reader may edit. */
  protected edits?: EditState;

  private readonly environment = new EnvironmentController(this);
  private readonly playback = new PlaybackController(this, this);
  protected readonly chain = new ChainController(this);
  private quizState?: Quiz;

  /** The id of the figure, in the same document or shadow root, whose result is the input here. */
  @property({ converter: textAttribute }) for?: string;
  /** The reader predicts each value before it is shown. */
  @property({ type: Boolean }) quiz = false;

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
  /** How a value comes about: as a `table` (default), as one `formula`, or `none`. */
  @property({ converter: textAttribute }) calculation?: CalculationForm;
  /** The reader may save it as a file. */
  @property({ type: Boolean }) savable = false;
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
      this.playback.setIndex(readStep(value));
    } catch (error) {
      this.badStep = error as FigureError;
    }
  }

  constructor() {
    super();
    this.addController(new SaveController(this));
    this.addEventListener('keydown', (event) => handleKey(event, this.canPlay ? this.playback : undefined));
    this.addEventListener('focusout', () => this.hoveredCell && this.highlight());
  }

  /** How each value of the result comes about, as core computes it; empty while a value is refused. */
  get steps(): Step[] {
    return this.result.model?.steps ?? [];
  }

  /** Whether it plays. */
  get playing(): boolean {
    return this.playback.playing;
  }

  /** Does nothing while the reader is asked, or compares. */
  play(): void {
    if (this.canPlay) this.playback.play();
  }

  /** Stops playing at the step shown. */
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
    this.quizState?.clear();
    if (this.edits?.clear()) {
      this.cachedResult = undefined;
      this.emit('cnn-change', this.changeDetail());
    }
    if (!this.playback.goTo(0)) this.playback.setIndex(0);
  }

  /** Computes the model, or throws what is wrong with a value. */
  protected abstract compute(): Model;
  protected abstract frame(model: Model, step: Step, messages: Messages): Frame;
  protected abstract describe(model: Model, step: Step, messages: Messages): Description;
  protected abstract changeDetail(): unknown;
  /** What `for` leads to, else what the reader or the page gave, else an example. */
  protected readInput(example: NumbersValue): Numbers {
    return (
      this.chain.input ??
      this.edits?.get('input') ??
      readNumbers(this.input ?? example, 'input', imagePresets, [2, 3])
    );
  }

  /** What the reader may choose from presets, where the cells are fields. */
  protected presetChoices(_model: Model): PresetChoice[] {
    return [];
  }

  /** Of the image, where it has one channel and is not another figure's result. */
  protected imagePresetChoices(numbers: Numbers, example: PresetChoice['example']): PresetChoice[] {
    return numbers.shape.length === 2 && !this.chain.isLinked ? [{ name: 'input', numbers, example }] : [];
  }

  /** How the channels belong together, where a cell that the reader points at shows what it touches. */
  protected connections(_model: Model, _step: Step): Connections | undefined {
    return undefined;
  }

  /** Whether the cells are fields now. */
  protected get isEditing(): boolean {
    return this.editable && this.edits !== undefined;
  }

  /** The numbers in the cells: the page's, or what the reader made of them. */
  protected abstract shown(name: EditableName, model: Model): Numbers;
  protected abstract readonly kind: 'convolution' | 'pooling' | 'activation';

  /** Whether the page asks for some of the extras. */
  protected get needsExtras(): boolean {
    return this.quiz || this.editable || this.calculation === 'formula';
  }

  // What a chain asks and does.

  /** The result, as `data` by row, column, channel and `shape`; the same object until it changes. */
  get output(): Numbers | undefined {
    const { model } = this.result;
    if (!model || model.pass || model.comparison) return undefined;
    return outputOf(model.steps);
  }

  /** @internal The place in the result of the step shown. */
  get cell(): FigureStep | undefined {
    return this.output && this.steps[this.step];
  }

  /** @internal Goes to the step of a place in the result, without telling anyone. */
  show({ row, column, channel }: Pick<FigureStep, 'row' | 'column' | 'channel'>): void {
    const step = this.steps.find(
      (other) => other.row === row && other.column === column && other.channel === channel,
    );
    if (step && step.index !== this.step) this.playback.setIndex(step.index);
  }

  sourceChanged(): void {
    this.cachedResult = undefined;
    this.requestUpdate();
  }

  /** Works out anew what is shown; false where it can not be shown. */
  private recompute(): boolean {
    this.sourceChanged();
    return this.result.error === undefined;
  }

  private get canPlay(): boolean {
    return !this.quiz && !this.result.model?.comparison;
  }

  // What playback asks and tells.

  get count(): number {
    return this.steps.length;
  }

  get rate(): number {
    return this.playbackRate ?? 1;
  }

  // In milliseconds, at the playback rate.
  get stepDuration(): number {
    return dwell / this.rate;
  }

  stepChanged(index: number): void {
    const { row, column, value } = this.steps[index];
    this.emit('cnn-step', { index, row, column, value } satisfies StepDetail);
  }

  completed(): void {
    this.emit('cnn-complete');
  }

  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  protected get result(): Result<Model> {
    return (this.cachedResult ??= this.computeResult());
  }

  private computeResult(): Result<Model> {
    try {
      if (this.badStep) throw this.badStep;
      readRate(this.playbackRate);
      readMessages(this.messages);
      const form = readChoice(this.calculation, 'calculation', ['table', 'formula', 'none']);
      if (form === 'formula') extrasFor('calculation');
      if (this.quiz) extrasFor('quiz');
      return { model: this.compute() };
    } catch (error) {
      return { error: error as Error };
    }
  }

  /** What is asked for is loaded before anything of it is drawn. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const isNeeded = this.needsExtras || this.result.error instanceof ArgumentError;
    // What is missing is asked for again by what the page writes, not by every step.
    if (!isNeeded || extras || (extrasFailed && this.writtenNames.size === 0)) return super.scheduleUpdate();
    return loadExtras().then(() => {
      this.cachedResult = undefined;
      return super.scheduleUpdate();
    });
  }

  protected override willUpdate(): void {
    if (!extras || this.quizState) return;
    this.quizState = new extras.Quiz();
    this.edits = new extras.EditState({
      model: () => this.result.model,
      step: () => this.step,
      currentNumbers: (name) => this.shown(name, this.result.model!),
      recompute: () => this.recompute(),
      changed: () => this.emit('cnn-change', this.changeDetail()),
      refused: (problem) => this.report(problem),
    });
    const { elementStyles } = this.constructor as typeof LitElement;
    adoptStyles(this.renderRoot as ShadowRoot, [...elementStyles, ...extras.styles]);
  }

  /** Every write comes by here: what it makes stale is forgotten, and an edit of the reader gives way. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const [name] = change;
    if (name !== undefined) {
      this.writtenNames.add(name);
      if (name !== 'step' || this.badStep || this.cachedResult?.error) this.cachedResult = undefined;
      if (name === 'input' || name === 'filter') this.edits?.discard(name);
      if (name === 'playbackRate') this.playback.reschedule();
      if (name === 'quiz') {
        this.quizState?.clear();
        this.playback.pause();
      }
    }
    super.requestUpdate(...change);
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'lang' || name === 'id') this.requestUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    const { error } = this.result;
    const sentence = error && `${argumentOf(error)} ${messageOf(error, messagesFor('en'))}`;
    const isNew = error && (sentence !== this.reported || this.writtenNames.has(argumentOf(error)));
    this.reported = sentence;
    this.writtenNames.clear();
    if (isNew && !isPending(error)) this.report(error);
    if (!error) this.playback.clampIndex();
    if (!this.autoplay) this.hasAutoplayed = false;
    else if (!this.hasAutoplayed && !error) {
      this.hasAutoplayed = true;
      this.play();
    }
  }

  private report(error: Error): void {
    const detail: ErrorDetail = { argument: argumentOf(error), message: this.sentence(error) };
    this.emit('cnn-error', detail);
  }

  private sentence(error: Error): string {
    return (extras?.localizeError ?? messageOf)(error, this.resolvedMessages);
  }

  /** The strings in the language of this place, with the page's own over them. */
  private get resolvedMessages(): Messages {
    let overrides = {};
    try {
      overrides = readMessages(this.messages);
    } catch {
      // The error state says it, in our words.
    }
    return messagesFor(this.environment.language, overrides);
  }

  protected override render(): TemplateResult {
    const messages = this.resolvedMessages;
    const { model, error } = this.result;
    const language = isChinese(this.environment.language) ? 'zh-Hans' : 'en';
    const isOurs = this.messages === undefined;
    return html`<section
      class="card ${model?.pass ? 'backward' : ''} ${this.environment.followsSystemScheme ? 'scheme-auto' : ''}"
      part="card"
      role="group"
      tabindex="0"
      lang=${isOurs ? language : this.environment.language}
      dir=${isOurs ? 'ltr' : nothing}
      aria-label=${messages[this.kind]}
    >
      ${error ? drawProblem(messages.problem, this.sentence(error)) : this.drawModel(model, messages)}
    </section>`;
  }

  private drawModel(model: Model, messages: Messages): TemplateResult {
    if (model.comparison) return extras!.drawComparison(model.comparison, messages);
    const { steps } = model;
    // In print a figure is finished.
    const step = steps[this.environment.isPrinting && !this.quiz ? steps.length - 1 : this.step];
    const { pass, notes, costs } = model;
    const isAsked = this.quiz && this.quizState!.asks(model.steps, this.step);
    const description = pass ? pass.describe(step, messages) : this.describe(model, step, messages);
    let frame = pass ? pass.frame(step, messages) : this.frame(model, step, messages);
    if (this.chain.isLinked) frame = withoutFields(frame);
    if (isAsked) frame = extras!.hideAnswer(frame);
    frame = this.edits?.showDrafts(frame) ?? frame;
    const links = pass ? undefined : this.connections(model, step);
    const linked =
      links && this.hoveredCell && extras?.highlightConnected(frame, this.hoveredCell, links, messages);
    const stage = drawMatrices(linked?.frame ?? frame, {
      edited: (...entry) => this.edits!.enterText(...entry),
      picked: (index) => this.quiz || this.playback.goTo(index),
      pointed: links && ((spot) => this.highlight(spot)),
    });
    const choices = this.isEditing && !pass && !this.quiz ? this.presetChoices(model) : [];
    const problem = this.edits?.problem && this.sentence(this.edits.problem);
    return html`${stage}
    ${choices.length > 0 ? extras!.drawPresets(choices, messages, (...choice) => this.edits!.choose(...choice)) : nothing}
    ${notes?.(messages).map((note) => html`<p class="remark" part="note">${note}</p>`)}
    ${this.quiz ? this.drawQuiz(model, description, messages) : nothing}
    ${isAsked || this.calculation === 'none' ? nothing : this.drawExplanation(model, step, description, messages)}
    ${
      this.quiz
        ? nothing
        : html`<p class="visually-hidden" role="status" aria-live="polite">${description.sentence}</p>
            <p class="visually-hidden pointed" role="status" aria-live="polite">${linked?.sentence}</p>`
    }
    ${problem ? html`<p class="entry-problem" part="error" role="alert">${problem}</p>` : nothing}
    ${
      this.quiz
        ? nothing
        : drawControls({
            playback: this.playback,
            count: model.steps.length,
            rate: this.rate,
            messages,
            rateChanged: (rate) => (this.playbackRate = rate),
          })
    }
    ${costs ? drawCosts(describeCosts(costs, messages)) : nothing}`;
  }

  /** How the value comes about, below the matrices. */
  protected drawExplanation(
    model: Model,
    _step: Step,
    description: Description,
    messages: Messages,
  ): TemplateResult {
    const draw = this.calculation === 'formula' ? extras!.drawFormula : drawCalculation;
    return draw(description, messages.calculation, model.calculation);
  }

  private drawQuiz(model: Model, description: Description, messages: Messages): TemplateResult {
    const { steps } = model;
    return extras!.drawQuiz(this.quizState!, steps, this.step, description.sentence, messages, {
      answered: (answer, correct) => {
        const { index, row, column, value } = steps[this.step];
        this.emit('cnn-answer', { index, row, column, value, answer, correct } satisfies AnswerDetail);
      },
      next: () => void this.next(),
      again: () => this.reset(),
      changed: () => this.requestUpdate(),
    });
  }

  /** The reader points at a cell, or at none. */
  private highlight(spot?: CellRef): void {
    this.hoveredCell = spot;
    this.requestUpdate();
    if (!extras && !extrasFailed) void loadExtras().then(() => this.requestUpdate());
  }
}
