import { fill } from '../../../../messages/index.js';
import { formatCount, formatNumber } from '../../../../values/formatNumber.js';
import type { CnnDiagramMessages } from '../../messages.js';
import { focusedValue } from '../../network/focus.js';
import { isLine } from '../../../../model/imageShape.js';
import type { Rectangle } from '../../network/receptiveFieldOf.js';
import type { Stage } from '../../network/stages.js';
import type { DiagramState } from '../DiagramState.js';
import { titleOf } from './drawStage.js';

/** The layer, and the row, column and channel, the class or the unit of the focused value. */
export function describePosition({ network, stages, focus, messages }: DiagramState): string {
  const stage = stages[focus.stage];
  const name = titleOf(stage, messages);
  const [row, column, channel] = [focus.row + 1, focus.column + 1, focus.channel + 1];
  if (stage.image) {
    const isSingle = stage.image[2] === 1;
    const text = isLine(stage.shape)
      ? messages[isSingle ? 'position' : 'positionChannel']
      : messages[isSingle ? 'place' : 'channel'];
    return fill(text, { name, row, column, channel });
  }
  if (stage.activation === 'softmax') {
    return fill(messages.classOf, { name, label: network.classNames?.[focus.channel] ?? focus.channel });
  }
  return fill(messages.unit, { name, unit: formatCount(channel), units: formatCount(stage.units) });
}

/** The position of the focused value, the value, and the part of the input that it depends on. */
export function describeValue(state: DiagramState): string {
  const { stages, focus, windows, values, messages } = state;
  const output = values[focus.stage];
  const value = output ? ` = ${formatNumber(focusedValue(output, focus))}` : '';
  const field = focus.stage > 0 ? describeReceptiveField(windows[0], stages[0], messages) : '';
  return `${describePosition(state)}${value}${messages.stop}${field}`;
}

function describeReceptiveField(
  window: Rectangle | undefined,
  { image, shape }: Stage,
  messages: CnnDiagramMessages,
): string {
  if (!window || !image) return '';
  const [height, width] = image;
  const isWholeInput = window.height === height && window.width === width;
  return fill(isWholeInput ? messages.seesAll : isLine(shape) ? messages.seesLine : messages.sees, {
    top: window.row + 1,
    bottom: window.row + window.height,
    left: window.column + 1,
    right: window.column + window.width,
  });
}
