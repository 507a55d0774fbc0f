/** A cell of a picture, from 0. */
export interface Place {
  row: number;
  column: number;
}

const within = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));

/** The cell of a drawing that a pointer is over; the closest where it is beside it. */
export function placeUnder(event: MouseEvent, drawing: Element, rows: number, columns: number): Place {
  const { left, top, width, height } = drawing.getBoundingClientRect();
  return {
    row: within(Math.floor(((event.clientY - top) / height) * rows), rows),
    column: within(Math.floor(((event.clientX - left) / width) * columns), columns),
  };
}

/** Where a key leads from a cell; undefined for keys that lead nowhere, which are the page's. */
export function placeBeside(
  event: KeyboardEvent,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const goals: Record<string, Place> = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  };
  const goal = goals[event.key];
  if (!goal) return undefined;
  event.preventDefault();
  event.stopPropagation();
  return { row: within(goal.row, rows), column: within(goal.column, columns) };
}
