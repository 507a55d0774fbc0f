import { format } from './draw/format.js';
import { FigureError, received } from './parse/FigureError.js';
import { isShowable, numbersOf, placeOf, readNumber, type Numbers } from './parse/readNumbers.js';

export type EditableName = 'input' | 'filter';

/** What the reader entered in the cells, over what the page gave. A page's write makes an edit give way. */
export class Edits {
  /** The entry that was refused last, until a good one comes. */
  problem?: FigureError;

  private numbers: Partial<Record<EditableName, Numbers>> = {};

  get(name: EditableName): Numbers | undefined {
    return this.numbers[name];
  }

  drop(name: EditableName): void {
    delete this.numbers[name];
  }

  /** Undoes all; false where there was nothing to undo. */
  clear(): boolean {
    const had = Object.keys(this.numbers).length > 0;
    this.numbers = {};
    this.problem = undefined;
    return had;
  }

  /** Takes a text for the cell at `place` of what is shown; true where a number changed. */
  enter(name: EditableName, shown: Numbers, place: number[], text: string, done: boolean): boolean {
    const value = readNumber(text);
    if (value === undefined || !isShowable(value)) {
      const problem =
        value === undefined
          ? new FigureError(name, 'notNumber', { got: received(text) })
          : new FigureError(name, 'notFinite');
      this.problem = done ? problem : undefined;
      return false;
    }
    this.problem = undefined;
    const index = placeOf(shown, ...place);
    const before = shown.data[index];
    if (value === before || text === format(before)) return false;
    const data = shown.data.slice();
    data[index] = value;
    this.numbers[name] = numbersOf(data, shown.shape);
    return true;
  }
}
