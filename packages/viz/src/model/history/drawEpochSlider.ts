import type { TemplateResult } from 'lit';
import { drawSlider } from '../../figure/draw/slider.js';
import { fill } from '../../messages/index.js';
import type { HistoryMessages } from './messages.js';

/** `cnn-epoch`: the epoch that the reader chose, 0 before training. */
export interface EpochDetail {
  epoch: number;
}

/** A slider over the epochs of a history, of which the last is `last`. */
export function drawEpochSlider(
  epoch: number,
  last: number,
  messages: HistoryMessages,
  onChange: (epoch: number) => void,
): TemplateResult {
  const text = epoch === 0 ? messages.untrained : fill(messages.epochOf, { epoch, last });
  return drawSlider(messages.epoch, epoch, last, text, onChange);
}
