import type { ActivationName } from '@cnn/core/reference';
import {
  sentenceOf,
  parenthesizeNegative,
  textToken,
  type Description,
  type Line,
  type Token,
} from '../../steps/describe/Description.js';
import { toFormattedNumber } from '../../values/formatNumber.js';
import type { Messages } from '../../messages/index.js';
import type { ActivationSettings } from './activations.js';
import type { ActivationStepEntry } from './activationSteps.js';

/** max(0, −2) = 0, or 1 / (1 + exp(2)) ≈ 0.119. */
export function describeActivation(
  step: ActivationStepEntry,
  name: ActivationName,
  settings: ActivationSettings,
  stepCount: number,
  messages: Messages,
): Description {
  const terms = calculation(step, name, settings);
  const result = toFormattedNumber(step.value);
  const isExact =
    result.exact && step.values.every((value) => toFormattedNumber(value).exact) && !isRounded(step, name);
  const equals = isExact ? '=' : '≈';
  const total: Line = { terms: [terms], equals, result: result.text };
  const sentence = sentenceOf(step, stepCount, total, messages);
  return { lines: [], total, sentence };
}

/** The two constants of selu are written with four decimals. */
const isRounded = ({ x }: ActivationStepEntry, name: ActivationName): boolean => name === 'selu' && x !== 0;

function calculation(
  { x, values }: ActivationStepEntry,
  name: ActivationName,
  settings: ActivationSettings,
): Token[] {
  const number = (value: number): Token => ({ text: toFormattedNumber(value).text, role: 'input' });
  const own = number(x);
  const factor: Token = { ...own, text: parenthesizeNegative(own.text) };
  const { negativeSlope, alpha } = settings;
  const isNegative = x < 0;
  switch (name) {
    case 'relu':
      return [textToken('max(0, '), own, textToken(')')];
    case 'leakyRelu':
      return isNegative ? [textToken(`${toFormattedNumber(negativeSlope).text} × `), factor] : [own];
    case 'elu':
      return isNegative
        ? [textToken(`${toFormattedNumber(alpha).text} × (exp(`), own, textToken(') − 1)')]
        : [own];
    case 'selu':
      return isNegative
        ? [textToken('1.0507 × 1.6733 × (exp('), own, textToken(') − 1)')]
        : [textToken('1.0507 × '), own];
    case 'gelu':
      return [own, textToken(' × Φ('), own, textToken(')')];
    case 'sigmoid':
      return [textToken('1 / (1 + exp('), number(-x), textToken('))')];
    case 'tanh':
      return [textToken('tanh('), own, textToken(')')];
    case 'softplus':
      return [textToken('ln(1 + exp('), own, textToken('))')];
    case 'softmax':
      return [
        textToken('exp('),
        own,
        textToken(') / ('),
        ...values.flatMap((value, i) => [
          textToken(i === 0 ? 'exp(' : ' + exp('),
          number(value),
          textToken(')'),
        ]),
        textToken(')'),
      ];
    default:
      return [own];
  }
}
