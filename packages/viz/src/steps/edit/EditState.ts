import { formatNumber } from '../../values/formatNumber.js';
import { mapCells, type Frame } from '../frame/Frame.js';
import { FigureError, quoteValue } from '../../values/errors/FigureError.js';
import { isDisplayable, denseNumbers, offsetOf, readNumber, type Numbers } from '../../values/readNumbers.js';
import type { FigureModel, FigureStep } from '../types.js';

export type EditableName = 'input' | 'filter';

/** A row, a column and a channel of a matrix as drawn, padding included. */
export type DrawnCell = [row: number, column: number, channel: number];

/** What a figure gives to be edited, and hears of it. */
export interface EditHost {
  /** What is shown; undefined while a value is refused. */
  model(): FigureModel<FigureStep> | undefined;
  step(): number;
  /** The numbers in the cells, of the page or of the reader. */
  currentNumbers(name: EditableName): Numbers;
  /** Works out anew what follows from the numbers; false where that can not be shown. */
  recompute(): boolean;
  changed(): void;
  refused(problem: FigureError): void;
}

/** What the reader entered or chose, over what the page gave. A page's write makes an edit give way. */
export class EditState {
  private numbers: Partial<Record<EditableName, Numbers>> = {};
  /** Entries that were refused, by cell. */
  private readonly drafts = new Map<string, { text: string; problem: FigureError }>();

  constructor(private readonly figure: EditHost) {}

  get(name: EditableName): Numbers | undefined {
    return this.numbers[name];
  }

  discard(name: EditableName): void {
    delete this.numbers[name];
    for (const key of this.drafts.keys()) if (key.startsWith(name)) this.drafts.delete(key);
  }

  /** Undoes all; false where there was nothing to undo. */
  clear(): boolean {
    const had = Object.keys(this.numbers).length > 0;
    this.numbers = {};
    this.drafts.clear();
    return had;
  }

  /** Why the last of the entries was refused that is still there. */
  get problem(): FigureError | undefined {
    return [...this.drafts.values()].pop()?.problem;
  }

  /** The frame with the entries that were refused in their cells. */
  showDrafts(frame: Frame): Frame {
    if (this.drafts.size === 0) return frame;
    const draw = (name: EditableName) =>
      frame[`${name}s`].map((matrix, channel) =>
        mapCells(matrix, (cell, row, column) => {
          const draft = this.drafts.get(`${name} ${this.indicesOf(name, [row, column, channel])}`);
          return draft ? { ...cell, draft: draft.text } : cell;
        }),
      );
    return { ...frame, inputs: draw('input'), filters: draw('filter') };
  }

  /** Takes a text for a cell, at each keystroke and when the reader has `done`; false where it is refused then. */
  enterText(name: EditableName, drawn: DrawnCell, text: string, done: boolean): boolean {
    const { figure } = this;
    if (!figure.model()) return true;
    const place = this.indicesOf(name, drawn);
    const key = `${name} ${place}`;
    this.drafts.delete(key);
    const value = readNumber(text);
    if (value === undefined || !isDisplayable(value)) {
      if (done) this.drafts.set(key, { text, problem: problemOf(name, text, value) });
      figure.recompute();
      if (done) figure.refused(this.problem!);
      return !done;
    }
    const shown = figure.currentNumbers(name);
    const index = offsetOf(shown, ...place);
    const before = shown.data[index];
    const isOther = value !== before && text !== formatNumber(before);
    if (isOther) {
      const data = shown.data.slice();
      data[index] = value;
      this.numbers[name] = denseNumbers(data, shown.shape);
    }
    figure.recompute();
    if (isOther) figure.changed();
    return true;
  }

  /** Takes numbers in place of all that is shown; false, and none of them, where they can not be shown here. */
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

  /** The place in the numbers of a cell as drawn. */
  private indicesOf(name: EditableName, [row, column, channel]: DrawnCell): number[] {
    const { geometry, steps } = this.figure.model()!;
    return name === 'input'
      ? [row - geometry.rows.before, column - geometry.columns.before, channel]
      : [row, column, channel, steps[this.figure.step()].channel];
  }
}

const problemOf = (name: EditableName, text: string, value?: number): FigureError =>
  value === undefined
    ? new FigureError(name, 'notNumber', { got: quoteValue(text) })
    : new FigureError(name, 'notFinite');
