/** A cell of a grid, from 0. */
export interface GridCell {
  row: number;
  column: number;
}

const clamp = (index: number, count: number): number => Math.min(count - 1, Math.max(0, index));

/** The cell of a drawing under the pointer, or the closest one. */
export function cellAtPointer(event: MouseEvent, drawing: Element, rows: number, columns: number): GridCell {
  const { left, top, width, height } = drawing.getBoundingClientRect();
  return {
    row: clamp(Math.floor(((event.clientY - top) / height) * rows), rows),
    column: clamp(Math.floor(((event.clientX - left) / width) * columns), columns),
  };
}

/** The cell that an arrow key, Home or End leads to; undefined for other keys, which the page receives. */
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
