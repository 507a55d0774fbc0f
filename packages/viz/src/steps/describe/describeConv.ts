import type { ConvStep } from '@cnn/core/steps';
import { toFormattedNumber, type FormattedNumber } from '../../values/formatNumber.js';
import { fill, type Messages } from '../../messages/index.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import {
  equalsFor,
  productTokens,
  sentenceOf,
  parenthesizeNegative,
  textToken,
  type Description,
  type Line,
  type Token,
} from './Description.js';

/** The table of the textbook: a line per filter row with its sum, then the total of the sums and the bias. */
export function describeConv(
  step: ConvStep,
  filter: Numbers,
  firstChannel: number,
  stepCount: number,
  messages: Messages,
): Description {
  const depth = step.channelSums.length;
  const lines = depth === 1 ? rowLines(step, filter) : channelLines(step, firstChannel, messages);
  if (step.bias !== 0) {
    const bias = toFormattedNumber(step.bias);
    lines.push({ terms: [[textToken(messages.bias)]], equals: equalsFor(bias), result: bias.text });
  }
  const value = toFormattedNumber(step.value);
  const sums = depth === 1 ? step.rowSums : step.channelSums;
  const parts = (step.bias === 0 ? [...sums] : [...sums, step.bias]).map(toFormattedNumber);
  const total: Line = {
    terms: parts.map((part, i) => [textToken(i === 0 ? part.text : parenthesizeNegative(part.text))]),
    equals: equalsFor(value, ...parts),
    result: value.text,
  };
  const sentence = sentenceOf(step, stepCount, total, messages);
  return { lines, total, sentence };
}

function rowLines(step: ConvStep, filter: Numbers): Line[] {
  return step.values.map((row, i) => {
    const all: FormattedNumber[] = [toFormattedNumber(step.rowSums[i])];
    const terms = row.map(([value], j): Token[] => {
      const cell = toFormattedNumber(value);
      const weight = toFormattedNumber(filter.data[offsetOf(filter, i, j, 0, step.channel)]);
      all.push(cell, weight);
      return productTokens({ text: cell.text, role: 'input' }, { text: weight.text, role: 'filter' });
    });
    return { terms, equals: equalsFor(...all), result: all[0].text };
  });
}

function channelLines(step: ConvStep, first: number, messages: Messages): Line[] {
  return step.channelSums.map((sum, k) => ({
    terms: [[textToken(fill(messages.channelSum, { channel: first + k + 1 }))]],
    equals: equalsFor(toFormattedNumber(sum)),
    result: toFormattedNumber(sum).text,
  }));
}
