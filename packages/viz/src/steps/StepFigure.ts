import type { Padding, Pair } from '@cnn/core/steps';
import { LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { Figure } from '../figure/Figure.js';
import { always, property } from '../figure/property.js';
import type { Messages } from '../messages/index.js';
import { stepMessages } from '../messages/steps.js';
import { sizeAttribute, textAttribute } from '../values/attributes.js';
import { imagePresets } from '../values/presets/presets.js';
import type { Numbers, NumbersValue } from '../values/numbers.js';
import { readNumbers } from '../values/readNumbers.js';
import { readChoice, readMessages, readRate } from '../values/readSettings.js';
import { outputOf } from './chain/cells.js';
import { ChainController } from './chain/ChainController.js';
import { drawComparison } from './compare/drawComparison.js';
import type { Description } from './describe/Description.js';
import { drawCalculation, type CalculationForm } from './draw/calculation.js';
import { drawFormula } from './draw/formula.js';
import { drawStepFigure, stepFigureStyles } from './drawStepFigure.js';
import type { PresetChoice } from './edit/drawPresets.js';
import { EditState } from './edit/EditState.js';
import type { CellRef, EditableName, Frame } from './frame/Frame.js';
import type { Connections } from './frame/highlight.js';
import { detailOf, PlayableFigure } from './playback/PlayableFigure.js';
import { QuizState } from './quiz/QuizState.js';
import type { AnswerDetail, FigureModel, FigureStep } from './types.js';

type Result<Model> = { model: Model; error?: undefined } | { model?: undefined; error: Error };

/**
 * What `<conv-step>`, `<pool-step>` and `<activation-step>` share: settings, steps, playback, keys, edits, quiz. A
 * subclass computes its model with @cnn/core and says which cells a step lights.
 *
 * @attr {string} id - What the `for` of another figure names.
 * @fires {CustomEvent<ChangeDetail>} cnn-change - The reader changed numbers, or `reset()` undid the changes.
 * @fires {CustomEvent<AnswerDetail>} cnn-answer - The reader predicted a value of the `quiz`.
 * @csspart stage - The matrices.
 * @csspart matrix - A matrix with its title.
 * @csspart input - The matrix of the image or another input.
 * @csspart output - The matrix of the result.
 * @csspart cell - A cell.
 * @csspart plain - A cell that the step does not use.
 * @csspart lit - A cell that the step uses, or a computed result.
 * @csspart empty - A result that is not computed yet.
 * @csspart field - The field of an editable cell.
 * @csspart outline - The outline of the window, or of the newest result.
 * @csspart calculation - The calculation of the value.
 * @csspart value - The result of the calculation.
 * @csspart quiz - The question.
 * @csspart answer - The field for the answer.
 * @cssproperty --cnn-input - Colour of input values and of the window.
 * @cssproperty --cnn-input-tint - Their background.
 * @cssproperty --cnn-output - Colour of the results.
 * @cssproperty --cnn-output-tint - Their background.
 */
export abstract class StepFigure<
  Step extends FigureStep,
  Model extends FigureModel<Step>,
> extends PlayableFigure<Step> {
  static override styles: CSSResultGroup = [Figure.styles, stepFigureStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'id'];
  }

  protected readonly messageTables = stepMessages;

  private cachedResult?: Result<Model>;
  private hoveredCell?: CellRef;

  private readonly quizState = new QuizState();
  protected readonly chain = new ChainController(this);
  protected readonly edits = new EditState({
    model: () => this.result.model,
    step: () => this.step,
    currentNumbers: (name) => this.currentNumbers(name, this.result.model!),
    recompute: () => this.recompute(),
    changed: () => this.emit('cnn-change', this.changeDetail()),
    refused: (error) => this.reportError(error),
  });

  /** The id of the figure, in the same document or shadow root, whose result is the input of this one. */
  @property({ converter: textAttribute }) for?: string;
  /** The reader predicts each value before it is shown. */
  @property({ type: Boolean }) quiz = false;

  /** The image; by default the example of the textbook. */
  @property({ converter: textAttribute, hasChanged: always }) input?: NumbersValue;
  /** Cells by which the window moves. */
  @property({ converter: sizeAttribute, hasChanged: always }) strides?: Pair;
  /** `valid`, `same`, a number of cells, or `[[top, bottom], [left, right]]`. */
  @property({ converter: sizeAttribute, hasChanged: always }) padding?: Padding;
  /** The reader can change the numbers. */
  @property({ type: Boolean }) editable = false;
  /** How the calculation is shown: as a `table` (default), as one `formula`, or `none`. */
  @property({ converter: textAttribute }) calculation?: CalculationForm;

  constructor() {
    super();
    this.addEventListener('focusout', () => this.hoveredCell && this.highlight());
  }

  get steps(): Step[] {
    return this.result.model?.steps ?? [];
  }

  /** Goes to the first step and undoes the reader's edits. */
  reset(): void {
    this.playback.pause();
    if (this.badStep) this.step = 0;
    this.quizState.clear();
    if (this.edits.clear()) {
      this.cachedResult = undefined;
      this.emit('cnn-change', this.changeDetail());
    }
    if (!this.playback.goTo(0)) this.playback.setIndex(0);
  }

  protected abstract readonly kind: 'convolution' | 'pooling' | 'activation';
  /** Computes the model, or throws why a value can not be shown. */
  protected abstract compute(): Model;
  protected abstract frame(model: Model, step: Step, messages: Messages): Frame;
  protected abstract describe(model: Model, step: Step, messages: Messages): Description;
  /** The detail of `cnn-change`. */
  protected abstract changeDetail(): unknown;
  /** The numbers in the cells, with the reader's edits. */
  protected abstract currentNumbers(name: EditableName, model: Model): Numbers;

  /** The output of the figure that `for` names, else the reader's edits, else `input`, else an example. */
  protected readInput(example: NumbersValue): Numbers {
    return (
      this.chain.input ??
      this.edits.get('input') ??
      readNumbers(this.input ?? example, 'input', imagePresets, [2, 3])
    );
  }

  /** The lists of presets of an `editable` figure; those of numbers with several channels are not drawn. */
  protected presetChoices(_model: Model): PresetChoice[] {
    return [];
  }

  /** How the channels are connected; undefined where hovering a cell highlights no others. */
  protected connections(_model: Model, _step: Step): Connections | undefined {
    return undefined;
  }

  /** The result, as `data` by row, column, channel and `shape`; the same object until it changes. */
  get output(): Numbers | undefined {
    const { model } = this.result;
    if (!model || model.pass || model.comparison) return undefined;
    return outputOf(model.steps);
  }

  /** @internal The step shown, whose row, column and channel are a position in `output`. */
  get cell(): FigureStep | undefined {
    return this.output && this.steps[this.step];
  }

  /** @internal Goes to the step of a position in `output`, without an event. */
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

  protected get canPlay(): boolean {
    return !this.quiz && !this.result.model?.comparison;
  }

  protected get hasError(): boolean {
    return this.result.error !== undefined;
  }

  protected get result(): Result<Model> {
    return (this.cachedResult ??= this.computeResult());
  }

  private computeResult(): Result<Model> {
    try {
      if (this.badStep) throw this.badStep;
      readRate(this.playbackRate);
      readMessages(this.messages);
      readChoice(this.calculation, 'calculation', ['table', 'formula', 'none']);
      return { model: this.compute() };
    } catch (error) {
      return { error: error as Error };
    }
  }

  /** Computes the result again; false if it can not be shown. */
  private recompute(): boolean {
    this.sourceChanged();
    return !this.hasError;
  }

  /** A written property invalidates the result, and replaces the reader's edit of it. */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const [name] = change;
    if (name !== undefined) {
      if (name !== 'step' || this.badStep || this.cachedResult?.error) this.cachedResult = undefined;
      if (name === 'input' || name === 'filter') this.edits.discard(name);
      if (name === 'quiz') {
        this.quizState.clear();
        this.playback.pause();
      }
    }
    super.requestUpdate(...change);
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'id') this.requestUpdate();
  }

  protected override get cardClass(): string {
    return this.result.model?.pass ? 'backward' : '';
  }

  protected override get direction(): 'ltr' | undefined {
    return this.messages === undefined ? 'ltr' : undefined;
  }

  protected override get isFocusable(): boolean {
    return true;
  }

  protected nameOf(messages: Messages): string {
    return messages[this.kind];
  }

  protected draw(messages: Messages): TemplateResult {
    const { model, error } = this.result;
    if (error) throw error;
    if (model.comparison) return drawComparison(model.comparison, messages);
    const { steps, pass } = model;
    const { quiz, quizState, edits, playback } = this;
    // Printed figures show all results.
    const step = steps[this.environment.isPrinting && !quiz ? steps.length - 1 : this.step];
    return drawStepFigure({
      model,
      step,
      messages,
      frame: () => (pass ? pass.frame(step, messages) : this.frame(model, step, messages)),
      describe: () => (pass ? pass.describe(step, messages) : this.describe(model, step, messages)),
      drawExplanation: (description) => this.drawExplanation(model, step, description, messages),
      hasExplanation: this.calculation !== 'none',
      connections: pass ? undefined : this.connections(model, step),
      presetChoices: this.editable && !pass && !quiz ? this.presetChoices(model) : [],
      hoveredCell: this.hoveredCell,
      isLinked: this.chain.isLinked,
      edits,
      problem: edits.problem && this.errorSentence(edits.problem),
      quiz: quiz ? quizState : undefined,
      playback,
      rate: this.playbackRate ?? 1,
      rateChanged: (rate) => (this.playbackRate = rate),
      highlighted: (cell) => this.highlight(cell),
      answered: (answer, correct) =>
        this.emit('cnn-answer', { ...detailOf(step), answer, correct } satisfies AnswerDetail),
      again: () => this.reset(),
      changed: () => this.requestUpdate(),
    });
  }

  /** How the value is computed, below the matrices. */
  protected drawExplanation(
    model: Model,
    _step: Step,
    description: Description,
    messages: Messages,
  ): TemplateResult {
    const draw = this.calculation === 'formula' ? drawFormula : drawCalculation;
    return draw(description, messages.calculation, model.calculation);
  }

  /** Highlights a cell and those that it is connected with, or none. */
  private highlight(cell?: CellRef): void {
    this.hoveredCell = cell;
    this.requestUpdate();
  }
}
