import { format } from '../draw/format.js';
import { mapCells, type Frame } from '../frame/Frame.js';
import { FigureError, received } from '../parse/FigureError.js';
import { isShowable, numbersOf, placeOf, readNumber, type Numbers } from '../parse/readNumbers.js';

export type EditableName = 'input' | 'filter';

/** What the reader entered in the cells, over what the page gave. A page's write makes an edit give way. */
export class Edits {
  private numbers: Partial<Record<EditableName, Numbers>> = {};
  /** Entries that were refused, by cell. */
  private readonly drafts = new Map<string, { text: string; problem: FigureError }>();

  get(name: EditableName): Numbers | undefined {
    return this.numbers[name];
  }

  drop(name: EditableName): void {
    delete this.numbers[name];
    for (const key of this.drafts.keys()) if (key.startsWith(name)) this.drafts.delete(key);
  }

  /** Takes numbers in place of all that is shown; none, and what the page gave is shown. */
  set(name: EditableName, numbers: Numbers | undefined): void {
    this.drop(name);
    if (numbers) this.numbers[name] = numbers;
  }

  /** The frame with the entries that were refused in their cells; `placeOf` gives the place of a cell as drawn. */
  withDrafts(frame: Frame, placeOf: (name: EditableName, drawn: number[]) => number[]): Frame {
    if (this.drafts.size === 0) return frame;
    const draw = (name: EditableName) =>
      frame[`${name}s`].map((matrix, channel) =>
        mapCells(matrix, (cell, row, column) => {
          const draft = this.drafts.get(`${name} ${placeOf(name, [row, column, channel])}`);
          return draft ? { ...cell, draft: draft.text } : cell;
        }),
      );
    return { ...frame, inputs: draw('input'), filters: draw('filter') };
  }

  /** Why the last of the entries was refused that is still there. */
  get problem(): FigureError | undefined {
    return [...this.drafts.values()].pop()?.problem;
  }

  /** Undoes all; false where there was nothing to undo. */
  clear(): boolean {
    const had = Object.keys(this.numbers).length > 0;
    this.numbers = {};
    this.drafts.clear();
    return had;
  }

  /**
   * Takes a text for the cell at `place` of what is shown: `changed` where it is another number, `refused` where it
   * is none and the reader has `done` with it.
   */
  enter(
    name: EditableName,
    shown: Numbers,
    place: number[],
    text: string,
    done: boolean,
  ): 'changed' | 'kept' | 'refused' {
    const value = readNumber(text);
    const key = `${name} ${place}`;
    this.drafts.delete(key);
    if (value === undefined || !isShowable(value)) {
      if (!done) return 'kept';
      const problem =
        value === undefined
          ? new FigureError(name, 'notNumber', { got: received(text) })
          : new FigureError(name, 'notFinite');
      this.drafts.set(key, { text, problem });
      return 'refused';
    }
    const index = placeOf(shown, ...place);
    const before = shown.data[index];
    if (value === before || text === format(before)) return 'kept';
    const data = shown.data.slice();
    data[index] = value;
    this.numbers[name] = numbersOf(data, shown.shape);
    return 'changed';
  }
}
