/** A cell of a picture, from 0. */
export interface GridCell {
  row: number;
  column: number;
}

const clamp = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));

/** The cell of a drawing that a pointer is over; the closest where it is beside it. */
export function cellAtPointer(event: MouseEvent, drawing: Element, rows: number, columns: number): GridCell {
  const { left, top, width, height } = drawing.getBoundingClientRect();
  return {
    row: clamp(Math.floor(((event.clientY - top) / height) * rows), rows),
    column: clamp(Math.floor(((event.clientX - left) / width) * columns), columns),
  };
}

/** Where a key leads from a cell; undefined for keys that lead nowhere, which are the page's. */
export function cellAfterKey(
  event: KeyboardEvent,
  { row, column }: GridCell,
  rows: number,
  columns: number,
): GridCell | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const goals: Record<string, GridCell> = {
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
  return { row: clamp(goal.row, rows), column: clamp(goal.column, columns) };
}
