import { FigureError } from '../../values/errors/FigureError.js';
import { quoteValue } from '../../values/errors/quoteValue.js';
import { formatNumber } from '../../values/formatNumber.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import { isDisplayable, readNumber } from '../../values/readNumber.js';
import { mapCells, type DrawnCell, type EditableName, type Frame } from '../frame/Frame.js';
import type { FigureModel, FigureStep } from '../types.js';

/** The figure whose numbers are edited. */
export interface EditHost {
  /** Undefined while a value is refused. */
  model(): FigureModel<FigureStep> | undefined;
  step(): number;
  /** The numbers in the cells, with the edits. */
  currentNumbers(name: EditableName): Numbers;
  /** Computes the result again; false if it can not be shown. */
  recompute(): boolean;
  changed(): void;
  refused(error: FigureError): void;
}

/** The numbers that the reader entered or chose in place of the page's, until the page writes the property again. */
export class EditState {
  private numbers: Partial<Record<EditableName, Numbers>> = {};
  /** Refused entries, by name and index of the cell. */
  private readonly drafts = new Map<string, { text: string; problem: FigureError }>();

  constructor(private readonly figure: EditHost) {}

  get(name: EditableName): Numbers | undefined {
    return this.numbers[name];
  }

  discard(name: EditableName): void {
    delete this.numbers[name];
    for (const key of this.drafts.keys()) if (key.startsWith(name)) this.drafts.delete(key);
  }

  /** Discards all edits; false if there were none. */
  clear(): boolean {
    const hadEdits = Object.keys(this.numbers).length > 0;
    this.numbers = {};
    this.drafts.clear();
    return hadEdits;
  }

  /** The error of the latest refused entry that is still in its cell. */
  get problem(): FigureError | undefined {
    return [...this.drafts.values()].pop()?.problem;
  }

  /** The frame with the refused entries in their cells. */
  showDrafts(frame: Frame): Frame {
    if (this.drafts.size === 0) return frame;
    const withDrafts = (name: EditableName) =>
      frame[`${name}s`].map((matrix, channel) =>
        mapCells(matrix, (cell, row, column) => {
          const draft = this.drafts.get(this.keyOf(name, [row, column, channel]));
          return draft ? { ...cell, draft: draft.text } : cell;
        }),
      );
    return { ...frame, inputs: withDrafts('input'), filters: withDrafts('filter') };
  }

  /** Enters a text in a cell, at each keystroke and when the entry `isFinal`; false if it is refused then. */
  enterText(name: EditableName, drawn: DrawnCell, text: string, isFinal: boolean): boolean {
    const { figure } = this;
    if (!figure.model()) return true;
    const key = this.keyOf(name, drawn);
    this.drafts.delete(key);
    const value = readNumber(text);
    if (value === undefined || !isDisplayable(value)) {
      if (isFinal) this.drafts.set(key, { text, problem: errorOf(name, text, value) });
      figure.recompute();
      if (isFinal) figure.refused(this.problem!);
      return !isFinal;
    }
    const numbers = figure.currentNumbers(name);
    const index = offsetOf(numbers, ...this.indicesOf(name, drawn));
    const before = numbers.data[index];
    // A text that is the rounded number in the cell is no change.
    const isChanged = value !== before && text !== formatNumber(before);
    if (isChanged) {
      const data = numbers.data.slice();
      data[index] = value;
      this.numbers[name] = { data, shape: numbers.shape };
    }
    figure.recompute();
    if (isChanged) figure.changed();
    return true;
  }

  /** Replaces all numbers of a matrix; false, without a change, if the new ones can not be shown here. */
  choose(name: EditableName, numbers: Numbers): boolean {
    const before = this.numbers[name];
    this.discard(name);
    this.numbers[name] = numbers;
    const canBeShown = this.figure.recompute();
    if (canBeShown) this.figure.changed();
    else {
      this.numbers[name] = before;
      this.figure.recompute();
    }
    return canBeShown;
  }

  private keyOf(name: EditableName, drawn: DrawnCell): string {
    return `${name} ${this.indicesOf(name, drawn)}`;
  }

  /** The indices of a drawn cell in the numbers: without padding, and with the filter's output channel. */
  private indicesOf(name: EditableName, [row, column, channel]: DrawnCell): number[] {
    const { geometry, steps } = this.figure.model()!;
    return name === 'input'
      ? [row - geometry.rows.before, column - geometry.columns.before, channel]
      : [row, column, channel, steps[this.figure.step()].channel];
  }
}

const errorOf = (name: EditableName, text: string, value?: number): FigureError =>
  value === undefined
    ? new FigureError(name, 'notNumber', { got: quoteValue(text) })
    : new FigureError(name, 'notFinite');
