import { html, type TemplateResult } from 'lit';
import { always, property } from '../../figure/property.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill } from '../../messages/index.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { predictionBarsMessages, type PredictionBarsMessages } from './messages.js';
import { predictionBarsStyles } from './prediction-bars.styles.js';
import { readPrediction, type Prediction, type ProbabilitiesValue } from './readPrediction.js';

/**
 * What a model predicts for one image: the probability of each class, with the largest marked as the prediction, and
 * the answer where it is known.
 *
 * @element prediction-bars
 * @csspart row - One class.
 * @csspart best - The predicted one.
 * @csspart answer - The true one.
 * @csspart wrong - The predicted one, where another is true.
 * @csspart bar - Its bar.
 * @cssproperty --cnn-output - Colour of the bars.
 * @cssproperty --cnn-danger - Colour of a prediction that is wrong.
 */
export class PredictionBars extends EmbeddableFigure<PredictionBarsMessages> {
  static override styles = [EmbeddableFigure.styles, predictionBarsStyles];

  /** The probabilities, such as a row of the result of `model.predict`; "0.1 0.9" or JSON as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) values?: ProbabilitiesValue;
  /** The names of the classes, default their indices from 0. */
  @property({ converter: textAttribute, hasChanged: always }) labels?: readonly string[] | string;
  /** The index of the true class. */
  @property({ converter: numberAttribute, hasChanged: always }) answer?: number;

  protected readonly messageTables = predictionBarsMessages;

  protected nameOf(messages: PredictionBarsMessages): string {
    return messages.title;
  }

  protected draw(messages: PredictionBarsMessages): TemplateResult {
    const prediction = readPrediction(this.values, this.labels, this.answer);
    return html`<table>
      <caption>
        ${summarize(prediction, messages)}
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">${messages.class}</th>
          <td></td>
          <th scope="col">${messages.probability}</th>
          <th scope="col">${messages.remark}</th>
        </tr>
      </thead>
      <tbody>
        ${prediction.labels.map((_, i) => drawRow(prediction, i, messages))}
      </tbody>
    </table>`;
  }
}

function drawRow(
  { labels, values, best, answer }: Prediction,
  i: number,
  messages: PredictionBarsMessages,
): TemplateResult {
  const isBest = i === best;
  const isAnswer = i === answer;
  const kinds = [
    isBest ? 'best' : '',
    isAnswer ? 'answer' : '',
    isBest && !isAnswer && answer !== undefined ? 'wrong' : '',
  ];
  const remark = isBest
    ? isAnswer
      ? `✓ ${messages.right}`
      : messages.prediction
    : isAnswer
      ? messages.answer
      : '';
  return html`<tr class=${kinds.join(' ')} part="row ${kinds.join(' ')}">
    <th scope="row"><span class="name">${labels[i]}</span></th>
    <td class="track" aria-hidden="true">
      <div class="bar" part="bar" ${styleVars({ '--_share': Math.min(1, values?.[i] ?? 0) })}></div>
    </td>
    <td class="value">${values ? fill(messages.percent, { percent: percent(values[i]) }) : '–'}</td>
    <td class="remark">${remark}</td>
  </tr>`;
}

function summarize({ labels, values, best, answer }: Prediction, messages: PredictionBarsMessages): string {
  if (!values || best === undefined) return messages.summaryNone;
  const known = { prediction: labels[best], percent: percent(values[best]) };
  if (answer === undefined) return fill(messages.summaryOpen, known);
  if (answer === best) return fill(messages.summaryRight, known);
  return fill(messages.summaryWrong, {
    ...known,
    answer: labels[answer],
    answerPercent: percent(values[answer]),
  });
}

const percent = (value: number): string => (Math.min(1, value) * 100).toFixed(2);
