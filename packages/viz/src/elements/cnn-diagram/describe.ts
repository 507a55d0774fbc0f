import { format } from '../../values/format.js';
import { fill } from '../../messages/index.js';
import { grouped, titleOf, type Plate } from './drawPlate.js';
import { valueAt } from './Stage.js';

/** Where the chosen value is. */
export function placeText({ network, stages, focus, words }: Plate): string {
  const stage = stages[focus.stage];
  const name = titleOf(stage, words);
  const [row, column, channel] = [focus.row + 1, focus.column + 1, focus.channel + 1];
  if (stage.isImage)
    return fill(stage.shape[2] > 1 ? words.channel : words.place, { name, row, column, channel });
  if (stage.activation === 'softmax') {
    return fill(words.classOf, { name, label: network.classNames?.[focus.channel] ?? focus.channel });
  }
  return fill(words.unit, { name, unit: grouped(channel), units: grouped(stage.shape[0]) });
}

/** The chosen value in words: where it is, what it is, what it sees. */
export function sentenceOf(plate: Plate): string {
  const { stages, focus, windows, values, words } = plate;
  const found = values[focus.stage];
  const value = found ? ` = ${format(valueAt(found, focus))}` : '';
  return `${placeText(plate)}${value}${words.stop}${focus.stage > 0 ? sees(windows[0], stages[0].shape, words) : ''}`;
}

function sees(seen: Plate['windows'][0], [height, width]: readonly number[], words: Plate['words']): string {
  if (!seen) return '';
  const isAll = seen.height === height && seen.width === width;
  return fill(isAll ? words.seesAll : words.sees, {
    top: seen.row + 1,
    bottom: seen.row + seen.height,
    left: seen.column + 1,
    right: seen.column + seen.width,
  });
}
