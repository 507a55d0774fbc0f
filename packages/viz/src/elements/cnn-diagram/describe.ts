import { formatNumber } from '../../values/formatNumber.js';
import { fill } from '../../messages/index.js';
import { formatCount, titleOf, type DiagramState } from './drawDiagram.js';
import { valueAt } from './stages.js';

/** Where the chosen value is. */
export function placeText({ network, stages, focus, words }: DiagramState): string {
  const stage = stages[focus.stage];
  const name = titleOf(stage, words);
  const [row, column, channel] = [focus.row + 1, focus.column + 1, focus.channel + 1];
  if (stage.isImage)
    return fill(stage.shape[2] > 1 ? words.channel : words.place, { name, row, column, channel });
  if (stage.activation === 'softmax') {
    return fill(words.classOf, { name, label: network.classNames?.[focus.channel] ?? focus.channel });
  }
  return fill(words.unit, { name, unit: formatCount(channel), units: formatCount(stage.shape[0]) });
}

/** The chosen value in words: where it is, what it is, what it sees. */
export function sentenceOf(plate: DiagramState): string {
  const { stages, focus, windows, values, words } = plate;
  const found = values[focus.stage];
  const value = found ? ` = ${formatNumber(valueAt(found, focus))}` : '';
  return `${placeText(plate)}${value}${words.stop}${focus.stage > 0 ? sees(windows[0], stages[0].shape, words) : ''}`;
}

function sees(
  seen: DiagramState['windows'][0],
  [height, width]: readonly number[],
  words: DiagramState['words'],
): string {
  if (!seen) return '';
  const isAll = seen.height === height && seen.width === width;
  return fill(isAll ? words.seesAll : words.sees, {
    top: seen.row + 1,
    bottom: seen.row + seen.height,
    left: seen.column + 1,
    right: seen.column + seen.width,
  });
}
