import { html, nothing, type TemplateResult } from 'lit';
import { toFormattedNumber } from '../../values/formatNumber.js';
import { fill, type Messages } from '../../messages/index.js';
import { quoteValue } from '../../values/errors/quoteValue.js';
import { readNumber } from '../../values/readNumber.js';
import type { FigureStep } from '../types.js';
import type { QuizState } from './QuizState.js';

export interface QuizEvents {
  answered(answer: number, isRight: boolean): void;
  next(): void;
  again(): void;
  /** The quiz needs to be drawn again. */
  changed(): void;
}

/** An answer with the digits that a figure shows is right. */
function isRightFor(answer: number, value: number): boolean {
  const { text, exact } = toFormattedNumber(value);
  return toFormattedNumber(answer).text === text || (!exact && Math.abs(answer - value) <= 0.005);
}

/**
 * A question with its field and one button, which first checks and then goes on, so that Enter alone leads through. The
 * verdict is one element, visible and announced.
 */
export function drawQuiz(
  quiz: QuizState,
  steps: readonly FigureStep[],
  index: number,
  sentence: string,
  messages: Messages,
  events: QuizEvents,
): TemplateResult {
  const { row, column, value } = steps[index];
  const right = quiz.wasRight(index);
  const isAsked = right === undefined;
  const isLast = index === steps.length - 1;
  const verdict = right ? messages.right : fill(messages.wrong, { value: toFormattedNumber(value).text });
  const goOn = isLast ? messages.again : messages.go;

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.querySelector('input')!;
    if (isAsked) {
      const answer = readNumber(field.value);
      quiz.refused = answer === undefined ? quoteValue(field.value).toString() : undefined;
      if (answer !== undefined) {
        const isRight = isRightFor(answer, value);
        quiz.addAnswer(index, isRight);
        events.answered(answer, isRight);
      }
      return events.changed();
    }
    form.reset();
    field.focus();
    if (isLast) events.again();
    else events.next();
  };

  return html`<form class="quiz" part="quiz" novalidate @submit=${submit}>
    <label for="answer">${fill(messages.question, { row: row + 1, column: column + 1 })}</label>
    <input
      id="answer"
      part="answer"
      aria-invalid=${quiz.refused === undefined ? nothing : 'true'}
      inputmode="text"
      autocomplete="off"
      spellcheck="false"
      ?readonly=${!isAsked}
    />
    <button class="main" part="button main">${isAsked ? messages.check : goOn}</button>
    <p class="verdict ${right ? 'right' : ''}" role="status">
      ${
        isAsked
          ? quiz.refused && fill(messages.notNumber, { got: quiz.refused })
          : html`<strong>${verdict}</strong> <span class="visually-hidden">${sentence}</span>`
      }
      ${
        quiz.answerCount > 0
          ? html`<span class="score"
              >${fill(messages.score, { right: quiz.rightCount, count: quiz.answerCount })}</span
            >`
          : nothing
      }
    </p>
  </form>`;
}
