import { html, nothing, type TemplateResult } from 'lit';
import { cellStyles } from '../figure/draw/cell.styles.js';
import { matrixStyles } from '../figure/draw/matrix.styles.js';
import type { Messages } from '../messages/index.js';
import { backwardStyles } from './backward/backward.styles.js';
import { compareStyles } from './compare/compare.styles.js';
import { describeCosts } from './describe/describeCosts.js';
import type { Description } from './describe/Description.js';
import { calculationStyles } from './draw/calculation.styles.js';
import { drawCosts } from './draw/costs.js';
import { drawMatrices } from './draw/drawMatrices.js';
import { formulaStyles } from './draw/formula.styles.js';
import { matricesStyles } from './draw/matrices.styles.js';
import { drawPresets, type PresetChoice } from './edit/drawPresets.js';
import { editStyles } from './edit/edit.styles.js';
import type { EditState } from './edit/EditState.js';
import { mapCells, type CellRef, type Frame } from './frame/Frame.js';
import { highlightConnected, type Connections } from './frame/highlight.js';
import { highlightStyles } from './frame/highlight.styles.js';
import { drawControls } from './playback/controls.js';
import { controlsStyles } from './playback/controls.styles.js';
import type { PlaybackController } from './playback/PlaybackController.js';
import { drawQuiz } from './quiz/drawQuiz.js';
import { hideAnswer } from './quiz/hideAnswer.js';
import { quizStyles } from './quiz/quiz.styles.js';
import type { QuizState } from './quiz/QuizState.js';
import type { FigureModel, FigureStep } from './types.js';

export const stepFigureStyles = [
  cellStyles,
  matrixStyles,
  calculationStyles,
  controlsStyles,
  matricesStyles,
  quizStyles,
  compareStyles,
  backwardStyles,
  formulaStyles,
  highlightStyles,
  editStyles,
];

/** What is drawn of a step figure, and what its parts call. */
export interface StepFigureView {
  model: Pick<FigureModel<FigureStep>, 'steps' | 'costs' | 'notes'>;
  /** The step that is drawn. */
  step: FigureStep;
  messages: Messages;
  frame(): Frame;
  describe(): Description;
  drawExplanation(description: Description): TemplateResult;
  hasExplanation: boolean;
  connections?: Connections;
  presetChoices: PresetChoice[];
  hoveredCell?: CellRef;
  /** Whether the input is the output of another figure, so that it can not be edited here. */
  isLinked: boolean;
  edits: EditState;
  /** Why the reader's last entry was refused. */
  problem?: string;
  /** Undefined without a quiz. */
  quiz?: QuizState;
  playback: PlaybackController;
  rate: number;
  rateChanged(rate: number): void;
  highlighted(cell?: CellRef): void;
  answered(answer: number, isCorrect: boolean): void;
  again(): void;
  /** The quiz needs to be drawn again. */
  changed(): void;
}

/** The content of the card: matrices, presets, notes, quiz or calculation, controls and costs, in this order. */
export function drawStepFigure(view: StepFigureView): TemplateResult {
  const { model, messages, step, connections, edits, problem, quiz, playback } = view;
  const { steps, notes, costs } = model;
  const isAsked = quiz !== undefined && quiz.asks(steps, step.index);
  const description = view.describe();
  const { frame, sentence } = frameOf(view, isAsked);
  const choices = view.presetChoices.filter(
    ({ name, numbers }) => numbers.shape.length === 2 && !(name === 'input' && view.isLinked),
  );
  return html`${drawMatrices(frame, {
    edited: (...entry) => edits.enterText(...entry),
    picked: (index) => quiz || playback.goTo(index),
    hovered: connections && view.highlighted,
  })}
  ${choices.length > 0 ? drawPresets(choices, messages, (...choice) => edits.choose(...choice)) : nothing}
  ${notes?.(messages).map((note) => html`<p class="remark" part="note">${note}</p>`)}
  ${
    quiz
      ? drawQuiz(quiz, steps, step.index, description.sentence, messages, {
          answered: view.answered,
          next: () => void playback.next(),
          again: view.again,
          changed: view.changed,
        })
      : nothing
  }
  ${isAsked || !view.hasExplanation ? nothing : view.drawExplanation(description)}
  ${
    quiz
      ? nothing
      : html`<p class="visually-hidden" role="status" aria-live="polite">${description.sentence}</p>
          <p class="visually-hidden hovered-sentence" role="status" aria-live="polite">${sentence}</p>`
  }
  ${problem ? html`<p class="entry-problem" part="error" role="alert">${problem}</p>` : nothing}
  ${
    quiz
      ? nothing
      : drawControls({
          playback,
          count: steps.length,
          rate: view.rate,
          messages,
          rateChanged: view.rateChanged,
        })
  }
  ${costs ? drawCosts(describeCosts(costs, messages)) : nothing}`;
}

/** The frame with the reader's refused entries, without the answer asked for, and with the hovered cell highlighted. */
function frameOf(view: StepFigureView, isAsked: boolean): { frame: Frame; sentence?: string } {
  const { isLinked, edits, connections, hoveredCell, messages } = view;
  let frame = view.frame();
  if (isLinked) frame = withoutFields(frame);
  if (isAsked) frame = hideAnswer(frame);
  frame = edits.showDrafts(frame);
  return (
    (connections && hoveredCell && highlightConnected(frame, hoveredCell, connections, messages)) ?? { frame }
  );
}

/** The numbers of another figure's output can not be edited here. */
const withoutFields = (frame: Frame): Frame => ({
  ...frame,
  inputs: frame.inputs.map((matrix) => mapCells(matrix, (cell) => ({ ...cell, label: undefined }))),
});
